# METADATA
# title: Standard contractual clauses of the ANPD
# description: |
#   A transfer may take place under the clauses of Resolution CD/ANPD 19/2024, adopted in full and unaltered. The clauses of
#   other laws, the European ones included, cover nothing: the ANPD has recognised none as equivalent.
# related_resources:
#   - description: Resolution CD/ANPD 19/2024
#     ref: https://www.gov.br/anpd/pt-br/acesso-a-informacao/institucional/atos-normativos/regulamentacoes_anpd/resolucao-cd-anpd-no-19-de-23-de-agosto-de-2024
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: br-scc
#   citations: [LGPD Art. 33 II b]
#   conditions:
#     - code: br_scc.no_clauses
#       citation: LGPD Art. 33 II b; Resolution CD/ANPD 19/2024, Annex I Art. 16
#       text: Clauses of the ANPD between {exporter} and {importer} are in the inventory; clauses of other laws do not count.
#       remedy: Sign the clauses of Resolution CD/ANPD 19/2024, Annex II, with {importer}.
#     - code: br_scc.basis
#       citation: Resolution CD/ANPD 19/2024 Art. 2
#       text: Clauses of the ANPD exist on {at}.
#     - code: br_scc.signed
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex I Art. 16
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: br_scc.running
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex I Art. 16
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: br_scc.exporter_bound
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 1 and 9
#       text: "{exporter} is bound by {instrument} as exporter on {at}."
#       remedy: Have {exporter} accede to {instrument} as exporter (clause 9).
#     - code: br_scc.importer_bound
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 1 and 9
#       text: "{importer} is bound by {instrument} as importer on {at}."
#       remedy: Have {importer} accede to {instrument} as importer (clause 9).
#     - code: br_scc.version
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex II
#       text: The text of {instrument} is that of Resolution CD/ANPD 19/2024.
#       fact: instruments[{instrument}].version
#       remedy: Replace {instrument} by the clauses of Resolution CD/ANPD 19/2024, Annex II.
#     - code: br_scc.signed_in_time
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024 Art. 2
#       text: "{instrument} was signed when the clauses existed."
#       fact: instruments[{instrument}].signed
#       remedy: Sign the clauses of Resolution CD/ANPD 19/2024, Annex II, again.
#     - code: br_scc.unaltered
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex I Art. 16; Annex II head note
#       text: The text of {instrument} is adopted in full and unaltered.
#       fact: instruments[{instrument}].unaltered
#       remedy: Restore the text of Annex II in {instrument}, word for word.
#     - code: br_scc.security_measures
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 21.2 and Section III
#       text: Section III of {instrument} describes the security measures.
#       fact: instruments[{instrument}].security_measures
#       remedy: Describe the security measures in Section III of {instrument}.
#     - code: br_scc.exporter_role
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 1 and 4
#       text: Whether {exporter} is a controller or a processor is known.
#       fact: exporter.role
#     - code: br_scc.importer_role
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 1 and 4
#       text: Whether {importer} is a controller or a processor is known.
#       fact: importer.role
#     - code: br_scc.option
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 4
#       text: "{instrument} holds the option of clause 4 that fits the roles (A if a side is a controller, B only if both are processors)."
#       fact: instruments[{instrument}].option
#       remedy: Choose the option of clause 4 that fits the roles in {instrument}.
#     - code: br_scc.designated_transparency
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 4.1 and 14
#       text: "{instrument} designates for transparency the side that is a controller (both if both are), and never a processor (no one if both sides are)."
#       fact: instruments[{instrument}].designated_party.transparency
#       remedy: Designate every controller, and no processor, for transparency in {instrument}; no one where both sides are processors.
#     - code: br_scc.designated_requests
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 4.1 and 15
#       text: "{instrument} designates for requests of data subjects the side that is a controller (both if both are), and never a processor (no one if both sides are)."
#       fact: instruments[{instrument}].designated_party.requests
#       remedy: Designate every controller, and no processor, for requests in {instrument}; no one where both sides are processors.
#     - code: br_scc.designated_incidents
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 4.1 and 16
#       text: "{instrument} designates for incidents the side that is a controller (both if both are), and never a processor (no one if both sides are)."
#       fact: instruments[{instrument}].designated_party.incidents
#       remedy: Designate every controller, and no processor, for incidents in {instrument}; no one where both sides are processors.
#     - code: br_scc.third_controller
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 4.1, option B
#       text: Where both sides are processors, {instrument} names the controller for whom they act.
#       fact: instruments[{instrument}].third_controller
#       remedy: Name the controller for whom both sides act in {instrument}.
#     - code: br_scc.transparency_published
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex I Art. 17; Annex II cl. 14
#       text: Where a side is a controller, the document on the transfers under {instrument} is published in plain Portuguese on its web site.
#       fact: instruments[{instrument}].transparency_published
#       remedy: Publish the document on the transfers under {instrument} in plain Portuguese on the controller's web site.
#     - code: br_scc.onward_transfers
#       of: instrument
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 3
#       text: "{instrument} says in clause 3 whether onward transfers are forbidden or allowed as described."
#       fact: instruments[{instrument}].onward_transfers
#   obligations:
#     - code: obligation.minimisation
#       citation: Resolution CD/ANPD 19/2024, Annex I Art. 9
#       text: Transfer only the data that the purpose needs.
#     - code: br_scc.answer_requests
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 14.3 and 15.3
#       text: The designated party answers requests, and gives a copy of the clauses, within 15 days.
#     - code: br_scc.report_incidents
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 16.1
#       text: The designated party reports incidents to the ANPD and to the data subjects within three working days.
#     - code: br_scc.specific_measures
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 11, 12 and 21.2
#       text: Section III describes measures of its own for sensitive data and for data of children and adolescents.
#     - code: br_scc.destination_law
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 19 and 22
#       text: The importer reports changes of its law that stand against the clauses, and access by authorities, to the exporter.
#     - code: br_scc.report_changes
#       citation: LGPD Art. 36
#       text: Report changes of the safeguards to the ANPD.
#   warnings:
#     - code: br_scc.rectified_text
#       citation: Rectification of Resolution CD/ANPD 19/2024, DOU 2025-08-18
#       text: "{instrument} was signed before clause 15.4(b) was rectified; check which text it holds."
#   redress:
#     - channel: Request to the designated party (15 days; the third controller where both sides are processors); petition to the ANPD; the Brazilian courts, against exporter or importer
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 14.1 f, 15.3, 17 and 24.2
package mechanisms.br_lgpd.br_scc

import data.mechanisms.lib.br_clauses
import data.mechanisms.lib.clauses
import data.mechanisms.lib.flow
import data.mechanisms.lib.report
import data.regions.lib.validity

_records := data.mechanisms.br_lgpd.br_scc.records

_set := _records["br-scc"]

_documents := {id: data.register.instruments[id] | some id in flow.shared_instruments({"br-scc"})}

_judged := object.keys(_documents) | {"br-scc"}

# METADATA
# title: What the clauses between the two parties say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_documents),
	"met": met,
	"unmet": unmet,
	"details": {id: {"citations": [_set.title], "onward": _set.onward} | some id, _ in _documents},
	"obligations": obligations,
	"warnings": warnings,
})

unmet["br-scc"] contains "br_scc.no_clauses" if count(_documents) == 0

met[id] contains "br_scc.no_clauses" if some id, _ in _documents

met[id] contains "br_scc.basis" if {
	some id in _judged
	validity.in_force(_set, input.at)
}

unmet[id] contains "br_scc.basis" if {
	some id in _judged
	not validity.in_force(_set, input.at)
}

met[id] contains code if {
	some id, document in _documents
	some code in (clauses.met("br_scc", document) | br_clauses.met("br_scc", _set, document))
}

unmet[id] contains code if {
	some id, document in _documents
	some code in (clauses.unmet("br_scc", document) | br_clauses.unmet("br_scc", _set, document))
}

# METADATA
# title: Duties that come with the clauses
obligations := {"obligation.minimisation", "br_scc.destination_law", "br_scc.report_changes"} | (_designated | _specific)

_designated := {code |
	some code in ["br_scc.answer_requests", "br_scc.report_incidents"]
	not br_clauses.both_processors
}

_specific contains "br_scc.specific_measures" if count(input.special_categories) > 0

_specific contains "br_scc.specific_measures" if input.children == true

# METADATA
# title: What is worth a look without ending the clauses
warnings[id] contains "br_scc.rectified_text" if {
	some id, document in _documents
	validity.in_force(_records["br-scc-rectification"], input.at)
	is_string(document.signed)
	not validity.in_force(_records["br-scc-rectification"], document.signed)
}

# METADATA
# title: Whether contracts in use still had time to take in the clauses
# description: They did not cover in these months either; whoever decides may want to know of the period.
in_transition if validity.in_force(_records["br-scc-transition"], input.at)
