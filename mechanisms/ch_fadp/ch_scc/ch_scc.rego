# METADATA
# title: Standard contractual clauses with the Swiss adaptations
# description: |
#   The clauses of Implementing Decision (EU) 2021/914, which the FDPIC recognised on 27 August 2021 with adaptations: the FDPIC
#   as authority, references to the GDPR read as references to the FADP, and a Swiss forum for persons in Switzerland.
# related_resources:
#   - description: FDPIC paper of 27 August 2021
#     ref: https://datenrecht.ch/en/edoeb-neue-scc-anerkannt-bestimmte-lokalisierungen-auf-die-schweiz-notwendig/
# schemas:
#   - input: schema.hop
#   - data.register: schema.register
# custom:
#   id: ch-scc
#   citations: ["FADP Art. 16(2)(d) (until 2023-08-31: Act of 1992, Art. 6(2)(a))", FDPIC paper of 27 August 2021]
#   conditions:
#     - code: ch_scc.no_clauses
#       citation: "FADP Art. 16(2)(d) (until 2023-08-31: Act of 1992, Art. 6(2)(a))"
#       text: Clauses between {exporter} and {importer} are in the inventory.
#       remedy: Sign the clauses of Implementing Decision (EU) 2021/914 with {importer}, with the Swiss adaptations and in the module that fits the roles{module}.
#     - code: ch_scc.basis
#       citation: FDPIC paper of 27 August 2021
#       text: Clauses for the roles of {exporter} and {importer} are recognised by the FDPIC on {at}.
#     - code: ch_scc.no_module
#       citation: (EU) 2021/914 Clauses 1 and 8
#       text: The clauses have a module for the roles of {exporter} and {importer}; there is none for data that a processor sends to the processor that engaged it, or to a controller other than its own.
#       fact: exporter.on_behalf_of
#     - code: ch_scc.signed
#       of: instrument
#       citation: (EU) 2021/914 Annex I.A
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: ch_scc.running
#       of: instrument
#       citation: (EU) 2021/914 Clause 16
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: ch_scc.exporter_bound
#       of: instrument
#       citation: (EU) 2021/914 Clause 7, Annex I.A
#       text: "{exporter} is bound by {instrument} as exporter on {at}."
#       remedy: Have {exporter} sign {instrument} or accede to it, as exporter.
#     - code: ch_scc.importer_bound
#       of: instrument
#       citation: (EU) 2021/914 Clause 7, Annex I.A
#       text: "{importer} is bound by {instrument} as importer on {at}."
#       remedy: Have {importer} sign {instrument} or accede to it, as importer.
#     - code: ch_scc.version
#       of: instrument
#       citation: "FADP Art. 16(2)(d) (until 2023-08-31: Act of 1992, Art. 6(2)(a)); FDPIC paper of 27 August 2021"
#       text: The set of clauses in {instrument} is recognised by the FDPIC on {at}.
#       fact: instruments[{instrument}].version
#     - code: ch_scc.signed_in_time
#       of: instrument
#       citation: (EU) 2021/914 Art. 4(1)
#       text: "{instrument} was signed while its set of clauses could be signed."
#       fact: instruments[{instrument}].signed
#     - code: ch_scc.module
#       of: instrument
#       citation: (EU) 2021/914 Clauses 1 and 8
#       text: "{instrument} holds the module that fits the roles of {exporter} and {importer}."
#       fact: instruments[{instrument}].modules
#       remedy: Add the module that fits the roles to {instrument}.
#     - code: ch_scc.unaltered
#       of: instrument
#       citation: (EU) 2021/914 Clause 2(a); FDPIC paper of 27 August 2021
#       text: The text of {instrument} is unaltered but for the Swiss adaptations.
#       fact: instruments[{instrument}].unaltered
#       remedy: Restore the adopted text of the clauses in {instrument}.
#     - code: ch_scc.annexes_complete
#       of: instrument
#       citation: (EU) 2021/914 Clause 6, Annexes I to III
#       text: The annexes of {instrument} are complete.
#       fact: instruments[{instrument}].annexes_complete
#       remedy: Complete the annexes of {instrument}.
#     - code: ch_scc.swiss_adaptations
#       of: instrument
#       citation: FDPIC paper of 27 August 2021
#       text: "{instrument} holds the Swiss adaptations (the FDPIC as authority, the FADP for the GDPR, a Swiss forum)."
#       fact: instruments[{instrument}].swiss_adaptations
#       remedy: Add the Swiss adaptations to {instrument} as a rider.
#     - code: ch_scc.importer_under_gdpr
#       citation: (EU) 2021/914 Art. 1(1) and recital 7
#       text: Where the GDPR governs the flow too, it does not itself reach this processing by {importer}; for such importers no set of clauses has been adopted.
#     - code: ch_scc.assessment
#       citation: (EU) 2021/914 Clause 14; FDPIC guide of 18 June 2021
#       text: The newest transfer impact assessment for {place} that names the FADP, completed by {at}, finds the protection sufficient, where one is required.
#       fact: assessments
#       remedy: Complete a transfer impact assessment for {place} that names the FADP and finds the protection sufficient, with supplementary measures where they are needed.
#     - code: ch_scc.combined
#       citation: (EU) 2021/914 Clause 14
#       text: Whether {exporter} combined the data of {importer} with personal data that it collected itself is stated, where the assessment depends on it.
#       fact: combined_with_local_data
#   obligations:
#     - code: ch_scc.assessment_on_request
#       citation: (EU) 2021/914 Clause 14(d)
#       text: Keep the assessment documented and give it to the FDPIC on request.
#     - code: ch_scc.gdpr_part_unaltered
#       citation: FDPIC paper of 27 August 2021
#       text: The GDPR governs the flow too; keep its part of the clauses unaltered, with the Swiss adaptations beside it.
#     - code: ch_scc.notice
#       citation: Federal Act on Data Protection of 19 June 1992, Art. 6(3)
#       text: Inform the FDPIC that recognised clauses are used (until 31 August 2023).
#   warnings:
#     - code: ch_scc.assessment_review
#       citation: FDPIC guide of 18 June 2021
#       text: The transfer impact assessment for {place} is past its review date.
#   redress:
#     - channel: The exporter or the importer, as third-party beneficiary; report to the FDPIC; courts in Switzerland
#       citation: (EU) 2021/914 Clauses 3, 11 and 18, with the Swiss adaptations
package mechanisms.ch_fadp.ch_scc

import data.mechanisms.lib.assessments
import data.mechanisms.lib.clauses
import data.mechanisms.lib.eu_clauses
import data.mechanisms.lib.eu_modules
import data.mechanisms.lib.flow
import data.mechanisms.lib.report
import data.regions.areas
import data.regions.lib.validity

_records := data.mechanisms.ch_fadp.ch_scc.records

_sets := object.filter(_records, ["2021/914"])

_documents := {id: document |
	some id in flow.shared_instruments({"eu-scc"})
	document := data.register.instruments[id]
	not _repealed(document)
}

_repealed(document) if data.mechanisms.ch_fadp.eu_scc.records[document.version]

_judged := object.keys(_documents) | {"ch-scc"}

# METADATA
# title: What the clauses between the two parties say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_documents),
	"met": met,
	"unmet": unmet,
	"details": {id: eu_clauses.detail(_sets, document) | some id, document in _documents},
	"obligations": obligations,
	"warnings": warnings,
})

unmet["ch-scc"] contains "ch_scc.no_clauses" if count(_documents) == 0

met[id] contains "ch_scc.no_clauses" if some id, _ in _documents

# Of a document its own version says it.
met[id] contains "ch_scc.basis" if some id, _ in _documents

met["ch-scc"] contains "ch_scc.basis" if eu_clauses.available(_sets)

unmet["ch-scc"] contains "ch_scc.basis" if {
	count(_documents) == 0
	not eu_clauses.available(_sets)
}

met[id] contains "ch_scc.no_module" if {
	some id in _judged
	eu_modules.module
}

unmet[id] contains "ch_scc.no_module" if {
	some id in _judged
	eu_modules.no_module
}

met[id] contains "ch_scc.combined" if {
	some id in _judged
	not eu_modules.combination_open("ch-fadp", id)
}

met[id] contains "ch_scc.assessment" if {
	some id in _judged
	eu_modules.undecided("ch-fadp", id)
}

met[id] contains code if {
	some id, document in _documents
	some code in (clauses.met("ch_scc", document) | eu_clauses.met("ch_scc", _sets, document))
}

met[id] contains code if {
	some id, document in _documents
	some code in clauses.stated("ch_scc", document, ["swiss_adaptations"])
}

unmet[id] contains code if {
	some id, document in _documents
	some code in (clauses.unmet("ch_scc", document) | eu_clauses.unmet("ch_scc", _sets, document))
}

unmet[id] contains code if {
	some id, document in _documents
	some code in clauses.denied("ch_scc", document, ["swiss_adaptations"])
}

met[id] contains "ch_scc.importer_under_gdpr" if {
	some id in _judged
	not _excluded
}

unmet[id] contains "ch_scc.importer_under_gdpr" if {
	some id in _judged
	_excluded
}

_excluded if {
	_under_gdpr_too
	_importer_under_gdpr
}

_importer_under_gdpr if flow.importer_reached_by("eu-gdpr")

_importer_under_gdpr if areas.member("eu-gdpr", flow.importer.jurisdiction, input.at)

_under_gdpr_too if areas.member("eu-gdpr", flow.exporter.jurisdiction, input.at)

_under_gdpr_too if "eu-gdpr" in flow.exporter_laws

_under_gdpr_too if "eu-gdpr" in input.regimes

# It may have followed the data from an earlier hop.
_under_gdpr_too if "eu-gdpr" in input.beside

met[id] contains "ch_scc.assessment" if {
	some id in _judged
	eu_modules.assessed("ch-fadp", id)
}

unmet[id] contains "ch_scc.assessment" if {
	some id in _judged
	eu_modules.unassessed("ch-fadp", id)
}

obligations contains "ch_scc.assessment_on_request" if eu_modules.assessment_needed

obligations contains "ch_scc.gdpr_part_unaltered" if _under_gdpr_too

obligations contains "ch_scc.notice" if validity.in_force(_records.notice, input.at)

warnings[id] contains "ch_scc.assessment_review" if {
	some id, _ in _documents
	assessments.overdue("ch-fadp", id)
}
