# METADATA
# title: Repealed clauses of the Commission
# description: |
#   The sets that the Commission repealed in 2021, recognised in Switzerland until the end of 2022 for contracts signed in time
#   and processing left unchanged. The clauses of 2021 stand under `ch-scc`.
# related_resources:
#   - description: FDPIC paper of 27 August 2021
#     ref: https://www.scribd.com/document/716016762/Paper-SCC-Def-en-24082021-2
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: eu-scc
#   citations: ["Federal Act on Data Protection of 19 June 1992, Art. 6(2)(a)", FDPIC paper of 27 August 2021]
#   conditions:
#     - code: eu_scc.no_clauses
#       citation: FDPIC paper of 27 August 2021
#       text: Clauses of a repealed set between {exporter} and {importer} are in the inventory.
#     - code: eu_scc.signed
#       of: instrument
#       citation: FDPIC paper of 27 August 2021
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: eu_scc.running
#       of: instrument
#       citation: FDPIC paper of 27 August 2021
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: eu_scc.exporter_bound
#       of: instrument
#       citation: FDPIC paper of 27 August 2021
#       text: "{exporter} is bound by {instrument} as exporter on {at}."
#     - code: eu_scc.importer_bound
#       of: instrument
#       citation: FDPIC paper of 27 August 2021
#       text: "{importer} is bound by {instrument} as importer on {at}."
#     - code: eu_scc.version
#       of: instrument
#       citation: FDPIC paper of 27 August 2021
#       text: The set of clauses in {instrument} is recognised in Switzerland on {at}.
#       fact: instruments[{instrument}].version
#     - code: eu_scc.signed_in_time
#       of: instrument
#       citation: FDPIC paper of 27 August 2021
#       text: "{instrument} was signed while its set of clauses could be signed."
#       fact: instruments[{instrument}].signed
#     - code: eu_scc.module
#       of: instrument
#       citation: FDPIC paper of 27 August 2021
#       text: "{instrument} is written for the roles of {exporter} and {importer}."
#       fact: instruments[{instrument}].version
#     - code: eu_scc.unaltered
#       of: instrument
#       citation: FDPIC paper of 27 August 2021
#       text: The text of {instrument} is unaltered.
#       fact: instruments[{instrument}].unaltered
#     - code: eu_scc.annexes_complete
#       of: instrument
#       citation: FDPIC paper of 27 August 2021
#       text: The annexes of {instrument} are complete.
#       fact: instruments[{instrument}].annexes_complete
#     - code: eu_scc.processing_unchanged
#       of: instrument
#       citation: FDPIC paper of 27 August 2021
#       text: The processing under {instrument} is unchanged since its set of clauses was repealed.
#       fact: instruments[{instrument}].processing_unchanged
#     - code: eu_scc.assessment
#       citation: FDPIC guide of 18 June 2021
#       text: The newest transfer impact assessment for {place} that names the FADP, completed by {at}, finds the protection sufficient.
#       fact: assessments
#       remedy: Complete a transfer impact assessment for {place} that names the FADP and finds the protection sufficient, with supplementary measures where they are needed.
#   obligations:
#     - code: eu_scc.notice
#       citation: Federal Act on Data Protection of 19 June 1992, Art. 6(3)
#       text: Inform the FDPIC that recognised clauses are used.
#   warnings:
#     - code: eu_scc.assessment_review
#       citation: FDPIC guide of 18 June 2021
#       text: The transfer impact assessment for {place} is past its review date.
#   redress:
#     - channel: The exporter or the importer, as third-party beneficiary; report to the FDPIC; civil courts
#       citation: Federal Act on Data Protection of 19 June 1992, Art. 15, 29
package mechanisms.ch_fadp.eu_scc

import data.mechanisms.lib.assessments
import data.mechanisms.lib.clauses
import data.mechanisms.lib.eu_clauses
import data.mechanisms.lib.flow
import data.mechanisms.lib.report

_records := data.mechanisms.ch_fadp.eu_scc.records

_documents := {id: document |
	some id in flow.shared_instruments({"eu-scc"})
	document := data.register.instruments[id]
	not _of_2021(document)
}

_of_2021(document) if document.version == "2021/914"

_judged := object.keys(_documents) | {"eu-scc"}

# METADATA
# title: What repealed clauses between the two parties say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_documents),
	"met": met,
	"unmet": unmet,
	"details": {id: eu_clauses.detail(_records, document) | some id, document in _documents},
	"obligations": {"eu_scc.notice"},
	"warnings": warnings,
})

unmet["eu-scc"] contains "eu_scc.no_clauses" if count(_documents) == 0

met[id] contains "eu_scc.no_clauses" if some id, _ in _documents

met[id] contains code if {
	some id, document in _documents
	some code in (clauses.met("eu_scc", document) | eu_clauses.met("eu_scc", _records, document))
}

unmet[id] contains code if {
	some id, document in _documents
	some code in (clauses.unmet("eu_scc", document) | eu_clauses.unmet("eu_scc", _records, document))
}

met[id] contains "eu_scc.assessment" if {
	some id in _judged
	assessments.sufficient("ch-fadp", id)
}

unmet[id] contains "eu_scc.assessment" if {
	some id in _judged
	assessments.insufficient("ch-fadp", id)
}

warnings[id] contains "eu_scc.assessment_review" if {
	some id, _ in _documents
	assessments.overdue("ch-fadp", id)
}
