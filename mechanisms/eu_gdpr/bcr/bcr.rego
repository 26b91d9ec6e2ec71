# METADATA
# title: Binding corporate rules
# description: |
#   Rules approved for a group: BCR-C for data that its members decide on, BCR-P for data that they process for controllers
#   outside the group. Both parties must be bound on the day, within the approved scope.
# related_resources:
#   - description: Regulation (EU) 2016/679, Article 47
#     ref: https://eur-lex.europa.eu/eli/reg/2016/679/art_47/oj
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: bcr
#   citations: [GDPR Art. 46(2)(b), GDPR Art. 47]
#   conditions:
#     - code: bcr.none
#       citation: GDPR Art. 47(1)(a)
#       text: Binding corporate rules that bind {exporter} or {importer} are in the inventory.
#     - code: bcr.basis
#       citation: GDPR Art. 46(2)(b)
#       text: Binding corporate rules are a safeguard of the law of {at}.
#     - code: bcr.approved
#       of: instrument
#       citation: GDPR Art. 47(1)
#       text: "{instrument} is approved on or before {at}."
#       fact: instruments[{instrument}].approved
#     - code: bcr.approver
#       of: instrument
#       citation: GDPR Art. 47(1); Art. 63
#       text: "{instrument} is approved by a supervisory authority inside the single system on {at}."
#       fact: instruments[{instrument}].approved_by
#     - code: bcr.running
#       of: instrument
#       citation: GDPR Art. 47(1)
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: bcr.exporter_not_a_member
#       of: instrument
#       citation: GDPR Art. 47(1)(a)
#       text: "{exporter} is bound by {instrument} on {at}, or its contract makes the processor rules binding towards it."
#     - code: bcr.importer_not_a_member
#       of: instrument
#       citation: GDPR Art. 47(1)(a)
#       text: "{importer} is bound by {instrument} on {at}."
#       remedy: Bind {importer} by {instrument}.
#     - code: bcr.importer_outside_group
#       of: instrument
#       citation: GDPR Art. 47(1)(a)
#       text: "{importer} belongs to the group that {instrument} binds; the rules cover no one outside it."
#     - code: bcr.exporter_role
#       of: instrument
#       citation: EDPB Recommendations 1/2022; WP257 rev.01
#       text: The exporter acts as {instrument} provides (BCR-C, for itself or for a member; BCR-P, for a controller outside the group).
#       fact: exporter.on_behalf_of
#     - code: bcr.not_incorporated
#       of: instrument
#       citation: WP257 rev.01; GDPR Art. 28
#       text: Under processor rules a contract makes {instrument} binding towards the controller whose data are processed.
#       fact: exporter.on_behalf_of
#       remedy: Sign a contract between the controller and a bound member that incorporates {instrument}.
#     - code: bcr.importer_role
#       of: instrument
#       citation: WP257 rev.01
#       text: Under processor rules {importer} receives the data as processor or sub-processor.
#     - code: bcr.exporter_outside_eea
#       of: instrument
#       citation: WP257 rev.01; GDPR Art. 47
#       text: Under processor rules the data leave through a bound member inside the EEA, or straight from an outside controller there.
#     - code: bcr.direct_from_outside_controller
#       of: instrument
#       citation: EDPB draft Recommendations 1/2026 (not final)
#       text: Data of a controller outside the group do not go straight to a member abroad.
#       remedy: Send the data to a bound member inside the EEA first, or sign standard contractual clauses with {importer}.
#     - code: bcr.scope_regime
#       of: instrument
#       citation: GDPR Art. 47(2)(b)
#       text: The approved scope of {instrument} holds this law.
#       fact: instruments[{instrument}].regimes
#     - code: bcr.scope_data_categories
#       of: instrument
#       citation: GDPR Art. 47(2)(b)
#       text: The approved scope of {instrument} holds the data categories.
#       fact: data_categories and instruments[{instrument}].data_categories
#     - code: bcr.scope_purposes
#       of: instrument
#       citation: GDPR Art. 47(2)(b)
#       text: The approved scope of {instrument} holds the purposes.
#       fact: purposes and instruments[{instrument}].purposes
#     - code: bcr.scope_destinations
#       of: instrument
#       citation: GDPR Art. 47(2)(b)
#       text: The approved scope of {instrument} holds {place}.
#       fact: instruments[{instrument}].destinations
#     - code: bcr.scope_covers
#       of: instrument
#       citation: GDPR Art. 47(2)(b)
#       text: The approved scope of {instrument} holds the kind of data (HR or non-HR).
#       fact: hr and instruments[{instrument}].covers
#     - code: bcr.assessment
#       citation: C-311/18; EDPB Recommendations 01/2020
#       text: The newest transfer impact assessment for {place} completed by {at} finds the protection sufficient, where one is required.
#       fact: assessments
#       remedy: Complete a transfer impact assessment for {place} that finds the protection sufficient, with supplementary measures where they are needed.
#   obligations:
#     - code: obligation.processor_contract
#       citation: GDPR Art. 28
#       text: Binding corporate rules do not replace the contract with a processor.
#   warnings:
#     - code: bcr.assessment_review
#       citation: EDPB Recommendations 01/2020, step 6
#       text: The transfer impact assessment for {place} is past its review date.
#   redress:
#     - channel: Complaint to the exporting group company or its supervisory authority, or court action against that company
#       citation: GDPR Art. 47(2)(e)
package mechanisms.eu_gdpr.bcr

import data.mechanisms.lib.assessments
import data.mechanisms.lib.corporate_rules
import data.mechanisms.lib.flow
import data.mechanisms.lib.report
import data.mechanisms.lib.rules_export
import data.regions.areas
import data.regions.lib.validity

_records := data.mechanisms.eu_gdpr.bcr.records

_rules := {id: data.register.instruments[id] | some id in flow.either_instruments({"eu-bcr-c", "eu-bcr-p"})}

_judged := object.keys(_rules) | {"bcr"}

# METADATA
# title: What the group's rules say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_rules),
	"met": met,
	"unmet": unmet,
	"obligations": obligations,
	"warnings": warnings,
})

unmet.bcr contains "bcr.none" if count(_rules) == 0

met[id] contains "bcr.none" if some id, _ in _rules

met[id] contains "bcr.basis" if {
	some id in _judged
	validity.in_force(_records["eu-bcr"], input.at)
}

unmet[id] contains "bcr.basis" if {
	some id in _judged
	not validity.in_force(_records["eu-bcr"], input.at)
}

met[id] contains code if {
	some id, rules in _rules
	some code in corporate_rules.met("bcr", "eu-gdpr", rules)
}

unmet[id] contains code if {
	some id, rules in _rules
	some code in corporate_rules.unmet("bcr", "eu-gdpr", rules)
	not _replaced(code, id)
}

met[id] contains "bcr.approver" if {
	some id, rules in _rules
	_approver(rules)
}

unmet[id] contains "bcr.approver" if {
	some id, rules in _rules
	is_string(rules.approved_by)
	not _approver(rules)
}

_approver(rules) if {
	is_string(rules.approved_by)
	areas.member("eu-gdpr", substring(rules.approved_by, 0, 2), input.at)
}

met[id] contains code if {
	some id, rules in _rules
	some code in rules_export.met("bcr", "eu-gdpr", rules)
}

unmet[id] contains code if {
	some id, rules in _rules
	some code in rules_export.unmet("bcr", "eu-gdpr", rules)
}

# The processor rules of WP257 serve controllers established in the Union; nothing speaks for others.
unmet[id] contains "bcr.exporter_outside_eea" if {
	some id, _ in _rules
	rules_export.incorporated(id)
	not areas.member("eu-gdpr", flow.exporter.jurisdiction, input.at)
}

# Processor rules can bind towards an outside controller by its contract instead of by membership.
met[id] contains "bcr.exporter_not_a_member" if {
	some id, _ in _rules
	rules_export.incorporated(id)
}

_replaced("bcr.exporter_not_a_member", id) if rules_export.incorporated(id)

met[id] contains "bcr.direct_from_outside_controller" if {
	some id, _ in _rules
	not rules_export.incorporated(id)
}

met[id] contains "bcr.direct_from_outside_controller" if {
	some id, _ in _rules
	validity.in_force(_records["bcr-p-direct"], input.at)
}

unmet[id] contains "bcr.direct_from_outside_controller" if {
	some id, _ in _rules
	rules_export.incorporated(id)
	not validity.in_force(_records["bcr-p-direct"], input.at)
}

met[id] contains "bcr.assessment" if {
	some id in _judged
	assessments.sufficient("eu-gdpr", id)
}

unmet[id] contains "bcr.assessment" if {
	some id in _judged
	assessments.insufficient("eu-gdpr", id)
}

obligations contains "obligation.processor_contract" if flow.role(input.importer) == "processor"

warnings[id] contains "bcr.assessment_review" if {
	some id, _ in _rules
	assessments.overdue("eu-gdpr", id)
}
