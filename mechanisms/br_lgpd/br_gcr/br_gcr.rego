# METADATA
# title: Global corporate rules
# description: |
#   Rules of a group that the ANPD approved, with an entity in Brazil that answers for them. Approvals of other authorities
#   have no effect under the LGPD. No approval is known; the mechanism is modelled for the first one.
# related_resources:
#   - description: Resolution CD/ANPD 19/2024
#     ref: https://www.gov.br/anpd/pt-br/acesso-a-informacao/institucional/atos-normativos/regulamentacoes_anpd/resolucao-cd-anpd-no-19-de-23-de-agosto-de-2024
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: br-gcr
#   citations: [LGPD Art. 33 II c]
#   conditions:
#     - code: br_gcr.none
#       citation: LGPD Art. 33 II c
#       text: Global corporate rules that bind {exporter} or {importer} are in the inventory.
#     - code: br_gcr.basis
#       citation: Resolution CD/ANPD 19/2024 Art. 2
#       text: The ANPD can approve global corporate rules on {at}.
#     - code: br_gcr.approved
#       of: instrument
#       citation: LGPD Art. 33 II c, Art. 35
#       text: "{instrument} is approved on or before {at}."
#       fact: instruments[{instrument}].approved
#     - code: br_gcr.approved_in_time
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024 Art. 2
#       text: "{instrument} was approved when such approvals existed."
#       fact: instruments[{instrument}].approved
#     - code: br_gcr.approver
#       of: instrument
#       citation: LGPD Art. 35
#       text: "{instrument} is approved by the ANPD."
#       fact: instruments[{instrument}].approved_by
#     - code: br_gcr.running
#       of: instrument
#       citation: LGPD Art. 33 II c
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: br_gcr.responsible_entity
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex I
#       text: "{instrument} binds on {at} a member in Brazil, which can answer for it."
#     - code: br_gcr.exporter_not_a_member
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex I
#       text: "{exporter} is bound by {instrument} on {at}."
#       remedy: Bind {exporter} by {instrument}; the rules cover no one outside the group.
#     - code: br_gcr.importer_not_a_member
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex I
#       text: "{importer} is bound by {instrument} on {at}."
#       remedy: Bind {importer} by {instrument}.
#     - code: br_gcr.importer_outside_group
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex I
#       text: "{importer} belongs to the group that {instrument} binds; the rules cover no one outside it."
#     - code: br_gcr.scope_regime
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex I
#       text: The approved scope of {instrument} holds this law.
#       fact: instruments[{instrument}].regimes
#     - code: br_gcr.scope_data_categories
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex I
#       text: The approved scope of {instrument} holds the data categories.
#       fact: data_categories and instruments[{instrument}].data_categories
#     - code: br_gcr.scope_purposes
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex I
#       text: The approved scope of {instrument} holds the purposes.
#       fact: purposes and instruments[{instrument}].purposes
#     - code: br_gcr.scope_destinations
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex I
#       text: The approved scope of {instrument} holds {place}.
#       fact: instruments[{instrument}].destinations
#     - code: br_gcr.scope_covers
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex I
#       text: The approved scope of {instrument} holds the kind of data (HR or non-HR).
#       fact: hr and instruments[{instrument}].covers
#   obligations:
#     - code: obligation.minimisation
#       citation: Resolution CD/ANPD 19/2024, Annex I Art. 9
#       text: Transfer only the data that the purpose needs.
#     - code: br_gcr.report_changes
#       citation: LGPD Art. 36
#       text: Report changes of the safeguards to the ANPD.
#   warnings:
#     - code: br_gcr.no_approval_known
#       citation: Resolution CD/ANPD 19/2024, Annex I
#       text: No approval of global corporate rules by the ANPD is known as of 2026-11-23; check the approval of {instrument}.
#   redress:
#     - channel: Petition to the ANPD; the Brazilian courts
#       citation: LGPD Art. 18 §1, Art. 22
package mechanisms.br_lgpd.br_gcr

import data.mechanisms.lib.corporate_rules
import data.mechanisms.lib.flow
import data.mechanisms.lib.report
import data.regions.areas
import data.regions.lib.validity

_law := data.mechanisms.br_lgpd.br_gcr.records["br-gcr"]

_rules := {id: data.register.instruments[id] | some id in flow.either_instruments({"br-gcr"})}

_judged := object.keys(_rules) | {"br-gcr"}

# METADATA
# title: What the group's rules say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_rules),
	"met": met,
	"unmet": unmet,
	"details": {id: {"citations": [_law.title], "onward": _law.onward} | some id, _ in _rules},
	"obligations": {"obligation.minimisation", "br_gcr.report_changes"},
	"warnings": {id: {"br_gcr.no_approval_known"} | some id, _ in _rules},
})

unmet["br-gcr"] contains "br_gcr.none" if count(_rules) == 0

met[id] contains "br_gcr.none" if some id, _ in _rules

met[id] contains "br_gcr.basis" if {
	some id in _judged
	validity.in_force(_law, input.at)
}

unmet[id] contains "br_gcr.basis" if {
	some id in _judged
	not validity.in_force(_law, input.at)
}

met[id] contains code if {
	some id, rules in _rules
	some code in corporate_rules.met("br_gcr", "br-lgpd", rules)
}

unmet[id] contains code if {
	some id, rules in _rules
	some code in corporate_rules.unmet("br_gcr", "br-lgpd", rules)
}

met[id] contains "br_gcr.approved_in_time" if {
	some id, rules in _rules
	validity.in_force(_law, rules.approved)
}

unmet[id] contains "br_gcr.approved_in_time" if {
	some id, rules in _rules
	is_string(rules.approved)
	not validity.in_force(_law, rules.approved)
}

met[id] contains "br_gcr.approver" if {
	some id, rules in _rules
	rules.approved_by == "BR-ANPD"
}

unmet[id] contains "br_gcr.approver" if {
	some id, rules in _rules
	is_string(rules.approved_by)
	rules.approved_by != "BR-ANPD"
}

met[id] contains "br_gcr.responsible_entity" if {
	some id, _ in _rules
	count(_in_brazil(id)) > 0
}

unmet[id] contains "br_gcr.responsible_entity" if {
	some id, _ in _rules
	count(_in_brazil(id)) == 0
}

_in_brazil(id) := {party |
	some party, _ in _rules[id].members
	corporate_rules.bound(_rules[id], party)
	areas.member("br-lgpd", data.register.parties[party].jurisdiction, input.at)
}
