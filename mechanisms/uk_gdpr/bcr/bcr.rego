# METADATA
# title: Binding corporate rules
# description: |
#   Rules that the Information Commissioner approved for a group: BCR-C for data that its members decide on, BCR-P for data that
#   they process for controllers outside the group. Both parties must be bound on the day, within the approved scope. Rules
#   that the Commissioner authorised as EU rules by the end of 2020 go on.
# related_resources:
#   - description: ICO guide to binding corporate rules
#     ref: https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/international-transfers/guide-to-binding-corporate-rules
#   - description: Data Protection Act 2018, Schedule 21 paragraph 9
#     ref: https://www.legislation.gov.uk/ukpga/2018/12/schedule/21/paragraph/9
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: bcr
#   citations: [UK GDPR Art. 46(2)(b), UK GDPR Art. 47]
#   conditions:
#     - code: bcr.none
#       citation: UK GDPR Art. 47(1)(a)
#       text: Binding corporate rules that bind {exporter} or {importer} are in the inventory.
#     - code: bcr.approved
#       of: instrument
#       citation: UK GDPR Art. 47(1)
#       text: "{instrument} is approved on or before {at}."
#       fact: instruments[{instrument}].approved
#     - code: bcr.approver
#       of: instrument
#       citation: UK GDPR Art. 47(1); DPA 2018 Sch. 21 para 9
#       text: "{instrument} is approved by the Information Commissioner as UK rules, or authorised by the Commissioner as EU rules by 2020-12-31."
#       fact: instruments[{instrument}].approved_by and .approved
#     - code: bcr.running
#       of: instrument
#       citation: UK GDPR Art. 47(1)
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: bcr.exporter_not_a_member
#       of: instrument
#       citation: UK GDPR Art. 47(1)(a); ICO guide to binding corporate rules
#       text: "{exporter} is bound by {instrument} on {at}, or its contract incorporates the processor rules."
#     - code: bcr.importer_not_a_member
#       of: instrument
#       citation: UK GDPR Art. 47(1)(a)
#       text: "{importer} is bound by {instrument} on {at}."
#       remedy: Bind {importer} by {instrument}.
#     - code: bcr.importer_outside_group
#       of: instrument
#       citation: UK GDPR Art. 47(1)(a)
#       text: "{importer} belongs to the group that {instrument} binds; the rules cover no one outside it."
#     - code: bcr.exporter_role
#       of: instrument
#       citation: ICO guide to binding corporate rules
#       text: The exporter acts as {instrument} provides (BCR-C, for itself or for a member; BCR-P, for a controller outside the group).
#       fact: exporter.on_behalf_of
#     - code: bcr.not_incorporated
#       of: instrument
#       citation: UK GDPR Art. 47; Art. 28
#       text: Under processor rules a contract makes {instrument} binding towards the controller whose data are processed.
#       fact: exporter.on_behalf_of
#       remedy: Sign a contract between the controller and a bound member that incorporates {instrument}.
#     - code: bcr.importer_role
#       of: instrument
#       citation: UK GDPR Art. 47; WP257 rev.01
#       text: Under processor rules {importer} receives the data as processor or sub-processor.
#     - code: bcr.exporter_outside_uk
#       of: instrument
#       citation: UK GDPR Art. 47; ICO guide to binding corporate rules
#       text: Under processor rules the data leave through a bound member inside the United Kingdom, or straight from a controller whose contract incorporates them.
#     - code: bcr.scope_regime
#       of: instrument
#       citation: UK GDPR Art. 47(2)(b); DPA 2018 Sch. 21 para 9
#       text: The approved scope of {instrument} holds this law.
#       fact: instruments[{instrument}].regimes
#     - code: bcr.scope_data_categories
#       of: instrument
#       citation: UK GDPR Art. 47(2)(b)
#       text: The approved scope of {instrument} holds the data categories.
#       fact: data_categories and instruments[{instrument}].data_categories
#     - code: bcr.scope_purposes
#       of: instrument
#       citation: UK GDPR Art. 47(2)(b)
#       text: The approved scope of {instrument} holds the purposes.
#       fact: purposes and instruments[{instrument}].purposes
#     - code: bcr.scope_destinations
#       of: instrument
#       citation: UK GDPR Art. 47(2)(b)
#       text: The approved scope of {instrument} holds {place}.
#       fact: instruments[{instrument}].destinations
#     - code: bcr.scope_covers
#       of: instrument
#       citation: UK GDPR Art. 47(2)(b)
#       text: The approved scope of {instrument} holds the kind of data (HR or non-HR).
#       fact: hr and instruments[{instrument}].covers
#     - code: bcr.assessment
#       citation: "UK GDPR Art. 46(1A) and 45B (until 2026-02-04: Art. 46; C-311/18)"
#       text: The newest transfer risk assessment (data protection test) for {place} completed by {at} finds the protection sufficient.
#       fact: assessments
#       remedy: Complete a transfer risk assessment for {place} that names uk-gdpr and finds the protection sufficient, with supplementary measures where they are needed.
#   obligations:
#     - code: obligation.processor_contract
#       citation: UK GDPR Art. 28
#       text: Binding corporate rules do not replace the contract with a processor.
#   warnings:
#     - code: bcr.assessment_review
#       citation: UK GDPR Art. 46(1A)
#       text: The transfer risk assessment for {place} is past its review date.
#   redress:
#     - channel: Complaint to the exporting group company or the Information Commissioner, or court action against that company
#       citation: UK GDPR Art. 47(2)(e)
package mechanisms.uk_gdpr.bcr

import data.mechanisms.lib.assessments
import data.mechanisms.lib.corporate_rules
import data.mechanisms.lib.flow
import data.mechanisms.lib.report
import data.mechanisms.lib.rules_export
import data.regions.lib.validity

_records := data.mechanisms.uk_gdpr.bcr.records

_uk := {"uk-bcr-c", "uk-bcr-p"}

_eu := {"eu-bcr-c", "eu-bcr-p"}

_rules := {id: data.register.instruments[id] | some id in flow.either_instruments(_uk | _eu)}

_judged := object.keys(_rules) | {"bcr"}

# METADATA
# title: What the group's rules say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_rules),
	"met": met,
	"unmet": unmet,
	"details": {id: {"citations": [_record(rules).title]} | some id, rules in _rules},
	"obligations": obligations,
	"warnings": warnings,
})

_record(rules) := _records["uk-bcr"] if rules.type in _uk

_record(rules) := _records["ico-eu-bcr"] if rules.type in _eu

unmet.bcr contains "bcr.none" if count(_rules) == 0

met[id] contains "bcr.none" if some id, _ in _rules

met[id] contains code if {
	some id, rules in _rules
	some code in (corporate_rules.met("bcr", "uk-gdpr", rules) | _here(rules_export.met("bcr", "uk-gdpr", rules)))
}

met[id] contains code if {
	some id, _ in _rules
	some code in ["bcr.exporter_not_a_member", "bcr.scope_regime", "bcr.exporter_outside_uk"]
	_answered(code, id)
}

unmet[id] contains code if {
	some id, rules in _rules
	some code in (corporate_rules.unmet("bcr", "uk-gdpr", rules) | _here(rules_export.unmet("bcr", "uk-gdpr", rules)))
	not _answered(code, id)
}

_here(codes) := {replace(code, "outside_eea", "outside_uk") | some code in codes}

# Processor rules can bind towards an outside controller by its contract instead of by membership.
_answered("bcr.exporter_not_a_member", id) if rules_export.incorporated(id)

# Rules authorised before there was a UK GDPR name the law of their time.
_answered("bcr.scope_regime", id) if {
	_authorised_before(_rules[id])
	"eu-gdpr" in _rules[id].regimes
}

# A member abroad that an outside controller reached directly passes the data on under the same rules.
_answered("bcr.exporter_outside_uk", id) if {
	some earlier in input.route
	rules_export.incorporated(id) with input as earlier
	corporate_rules.bound(_rules[id], earlier.importer.party)
}

_authorised_before(rules) if {
	rules.type in _eu
	rules.approved_by == "GB-ICO"
	validity.within(_records["ico-eu-bcr"].in_force, rules.approved)
}

met[id] contains "bcr.approver" if {
	some id, rules in _rules
	rules.type in _uk
	rules.approved_by == "GB-ICO"
}

met[id] contains "bcr.approver" if {
	some id, rules in _rules
	_authorised_before(rules)
}

unmet[id] contains "bcr.approver" if {
	some id, rules in _rules
	is_string(rules.approved_by)
	rules.approved_by != "GB-ICO"
}

unmet[id] contains "bcr.approver" if {
	some id, rules in _rules
	rules.type in _eu
	is_string(rules.approved)
	not validity.within(_records["ico-eu-bcr"].in_force, rules.approved)
}

met[id] contains "bcr.assessment" if {
	some id in _judged
	assessments.sufficient("uk-gdpr", id)
}

unmet[id] contains "bcr.assessment" if {
	some id in _judged
	assessments.insufficient("uk-gdpr", id)
}

obligations contains "obligation.processor_contract" if flow.role(input.importer) == "processor"

warnings[id] contains "bcr.assessment_review" if {
	some id, _ in _rules
	assessments.overdue("uk-gdpr", id)
}
