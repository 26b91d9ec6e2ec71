# METADATA
# title: Binding corporate rules
# description: |
#   Rules approved in advance by the FDPIC or by the authority of a State with adequate protection. Rules approved in the Union
#   serve where their scope holds Swiss data. Both parties must be bound on the day, within the approved scope.
# related_resources:
#   - description: Federal Act on Data Protection, Article 16
#     ref: https://prighter.com/resources/laws/swiss-fadp/fadp/articles/article-16
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: bcr
#   citations: [FADP Art. 16(2)(e)]
#   conditions:
#     - code: bcr.none
#       citation: FADP Art. 16(2)(e)
#       text: Binding corporate rules that bind {exporter} or {importer} are in the inventory.
#     - code: bcr.basis
#       citation: FADP Art. 16(2)(e)
#       text: Approved binding corporate rules are a guarantee of the law of {at} (not of the Act of 1992, until 2023-08-31).
#     - code: bcr.approved
#       of: instrument
#       citation: FADP Art. 16(2)(e)
#       text: "{instrument} is approved on or before {at}."
#       fact: instruments[{instrument}].approved
#     - code: bcr.approver
#       of: instrument
#       citation: FADP Art. 16(2)(e)
#       text: "{instrument} is approved by the FDPIC or the authority of a State in Annex 1 DPO on {at}; rules of the Union, by one of the EEA."
#       fact: instruments[{instrument}].approved_by
#     - code: bcr.running
#       of: instrument
#       citation: FADP Art. 16(2)(e)
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: bcr.exporter_not_a_member
#       of: instrument
#       citation: FADP Art. 16(2)(e)
#       text: "{exporter} is bound by {instrument} on {at}."
#     - code: bcr.importer_not_a_member
#       of: instrument
#       citation: FADP Art. 16(2)(e)
#       text: "{importer} is bound by {instrument} on {at}."
#       remedy: Bind {importer} by {instrument}.
#     - code: bcr.importer_outside_group
#       of: instrument
#       citation: FADP Art. 16(2)(e)
#       text: "{importer} belongs to the group that {instrument} binds; the rules cover no one outside it."
#     - code: bcr.exporter_role
#       of: instrument
#       citation: FADP Art. 16(2)(e); EDPB Recommendations 1/2022; WP257 rev.01
#       text: The exporter acts as {instrument} provides (BCR-C, for itself or for a member; BCR-P, for a controller outside the group).
#       fact: exporter.on_behalf_of
#     - code: bcr.not_incorporated
#       of: instrument
#       citation: FADP Art. 16(2)(e); Art. 9
#       text: Under processor rules a contract makes {instrument} binding towards the controller whose data are processed.
#       fact: exporter.on_behalf_of
#       remedy: Sign a contract between the controller and a bound member that incorporates {instrument}.
#     - code: bcr.importer_role
#       of: instrument
#       citation: FADP Art. 16(2)(e); WP257 rev.01
#       text: Under processor rules {importer} receives the data as processor or sub-processor.
#     - code: bcr.exporter_outside_eea
#       of: instrument
#       citation: FADP Art. 16(2)(e); WP257 rev.01
#       text: Under processor rules the data leave through a bound member in Switzerland or inside the EEA.
#     - code: bcr.scope_regime
#       of: instrument
#       citation: FADP Art. 16(2)(e)
#       text: The approved scope of {instrument} holds data under the FADP.
#       fact: instruments[{instrument}].regimes
#     - code: bcr.scope_data_categories
#       of: instrument
#       citation: FADP Art. 16(2)(e)
#       text: The approved scope of {instrument} holds the data categories.
#       fact: data_categories and instruments[{instrument}].data_categories
#     - code: bcr.scope_purposes
#       of: instrument
#       citation: FADP Art. 16(2)(e)
#       text: The approved scope of {instrument} holds the purposes.
#       fact: purposes and instruments[{instrument}].purposes
#     - code: bcr.scope_destinations
#       of: instrument
#       citation: FADP Art. 16(2)(e)
#       text: The approved scope of {instrument} holds {place}.
#       fact: instruments[{instrument}].destinations
#     - code: bcr.scope_covers
#       of: instrument
#       citation: FADP Art. 16(2)(e)
#       text: The approved scope of {instrument} holds the kind of data (HR or non-HR).
#       fact: hr and instruments[{instrument}].covers
#     - code: bcr.assessment
#       citation: FADP Art. 16(2); FDPIC guide of 18 June 2021
#       text: The newest transfer impact assessment for {place} that names the FADP, completed by {at}, finds the protection sufficient.
#       fact: assessments
#       remedy: Complete a transfer impact assessment for {place} that names the FADP and finds the protection sufficient, with supplementary measures where they are needed.
#   obligations:
#     - code: obligation.processor_contract
#       citation: FADP Art. 9
#       text: Binding corporate rules do not replace the contract with a processor.
#   warnings:
#     - code: bcr.assessment_review
#       citation: FDPIC guide of 18 June 2021
#       text: The transfer impact assessment for {place} is past its review date.
#   redress:
#     - channel: The bound group company in Switzerland; report to the FDPIC; civil courts
#       citation: FADP Art. 32, 49
package mechanisms.ch_fadp.bcr

import data.mechanisms.lib.assessments
import data.mechanisms.lib.corporate_rules
import data.mechanisms.lib.flow
import data.mechanisms.lib.report
import data.mechanisms.lib.rules_export
import data.regions.areas
import data.regions.lib.validity

_record := data.mechanisms.ch_fadp.bcr.records["ch-bcr"]

_of_union := {"eu-bcr-c", "eu-bcr-p"}

_own := {"ch-bcr-c", "ch-bcr-p"}

_rules := {id: data.register.instruments[id] | some id in flow.either_instruments(_of_union | _own)}

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
	validity.in_force(_record, input.at)
}

unmet[id] contains "bcr.basis" if {
	some id in _judged
	not validity.in_force(_record, input.at)
}

met[id] contains code if {
	some id, rules in _rules
	some code in corporate_rules.met("bcr", "ch-fadp", rules)
}

unmet[id] contains code if {
	some id, rules in _rules
	some code in corporate_rules.unmet("bcr", "ch-fadp", rules)
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
	rules.type in _own
	rules.approved_by == "CH-FDPIC"
}

_approver(rules) if {
	rules.type in _own
	_adequate(substring(rules.approved_by, 0, 2))
}

_approver(rules) if {
	rules.type in _of_union
	state := substring(rules.approved_by, 0, 2)
	areas.member("eea", state, input.at)
	_adequate(state)
}

# Canada is adequate for some recipients only; whether its authority can approve is not known.
_adequate(state) if {
	some record in data.mechanisms.ch_fadp.adequacy.records
	record.territory == state
	not record.scope
	validity.in_force(record, input.at)
}

# Swiss law does not say where a bound exporter must be; the Swiss and the Union's reading both serve.
met[id] contains code if {
	some id, rules in _rules
	some regime in ["ch-fadp", "eu-gdpr"]
	some code in rules_export.met("bcr", regime, rules)
}

unmet[id] contains code if {
	some id, rules in _rules
	some code in (rules_export.unmet("bcr", "ch-fadp", rules) & rules_export.unmet("bcr", "eu-gdpr", rules))
}

met[id] contains "bcr.assessment" if {
	some id in _judged
	assessments.sufficient("ch-fadp", id)
}

unmet[id] contains "bcr.assessment" if {
	some id in _judged
	assessments.insufficient("ch-fadp", id)
}

obligations contains "obligation.processor_contract" if flow.role(input.importer) == "processor"

warnings[id] contains "bcr.assessment_review" if {
	some id, _ in _rules
	assessments.overdue("ch-fadp", id)
}
