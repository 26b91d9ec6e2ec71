# METADATA
# title: Standard contractual clauses of the Commission
# description: |
#   A transfer may take place under the clauses of Implementing Decision (EU) 2021/914, in the module that fits the roles, and,
#   while they lasted, under the sets that it repealed. They do not fit an importer whose processing the GDPR reaches
#   directly: no set has been adopted for it.
# related_resources:
#   - description: Implementing Decision (EU) 2021/914
#     ref: https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: eu-scc
#   citations: ["GDPR Art. 46(2)(c) (until 2018-05-24: Directive 95/46/EC Art. 26(4))"]
#   conditions:
#     - code: eu_scc.no_clauses
#       citation: "GDPR Art. 46(2)(c) (until 2018-05-24: Directive 95/46/EC Art. 26(4))"
#       text: Clauses between {exporter} and {importer} are in the inventory.
#       remedy: Sign the EU standard contractual clauses{module} with {importer}, in a version that can be signed on {at}.
#     - code: eu_scc.basis
#       citation: "GDPR Art. 46(2)(c) (until 2018-05-24: Directive 95/46/EC Art. 26(4))"
#       text: A set of clauses for the roles of {exporter} and {importer} can be signed on {at}.
#     - code: eu_scc.no_module
#       citation: (EU) 2021/914 Clauses 1 and 8
#       text: The clauses have a module for the roles of {exporter} and {importer}; there is none for data that a processor sends to the processor that engaged it, or to a controller other than its own.
#       fact: exporter.on_behalf_of
#     - code: eu_scc.signed
#       of: instrument
#       citation: (EU) 2021/914 Annex I.A
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: eu_scc.running
#       of: instrument
#       citation: (EU) 2021/914 Clause 16
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: eu_scc.exporter_bound
#       of: instrument
#       citation: (EU) 2021/914 Clause 7, Annex I.A
#       text: "{exporter} is bound by {instrument} as exporter on {at}."
#       remedy: Have {exporter} sign {instrument} or accede to it, as exporter.
#     - code: eu_scc.importer_bound
#       of: instrument
#       citation: (EU) 2021/914 Clause 7, Annex I.A
#       text: "{importer} is bound by {instrument} as importer on {at}."
#       remedy: Have {importer} sign {instrument} or accede to it, as importer.
#     - code: eu_scc.version
#       of: instrument
#       citation: (EU) 2021/914 Art. 4
#       text: The set of clauses in {instrument} can be relied on on {at}.
#       fact: instruments[{instrument}].version
#       remedy: Replace {instrument} by clauses of the Commission that can be signed on {at}.
#     - code: eu_scc.signed_in_time
#       of: instrument
#       citation: (EU) 2021/914 Art. 4(2) to (4)
#       text: "{instrument} was signed while its set of clauses could be signed."
#       fact: instruments[{instrument}].signed
#     - code: eu_scc.module
#       of: instrument
#       citation: (EU) 2021/914 Clauses 1 and 8
#       text: "{instrument} holds the module that fits the roles of {exporter} and {importer}."
#       fact: instruments[{instrument}].modules
#       remedy: Sign the clauses for these roles, as a module of {instrument} or in its place.
#     - code: eu_scc.unaltered
#       of: instrument
#       citation: (EU) 2021/914 Clause 2(a)
#       text: The text of {instrument} is unaltered.
#       fact: instruments[{instrument}].unaltered
#       remedy: Restore the adopted text of the clauses in {instrument}.
#     - code: eu_scc.annexes_complete
#       of: instrument
#       citation: (EU) 2021/914 Clause 6, Annexes I to III
#       text: The annexes of {instrument} are complete.
#       fact: instruments[{instrument}].annexes_complete
#       remedy: Complete the annexes of {instrument}.
#     - code: eu_scc.processing_unchanged
#       of: instrument
#       citation: (EU) 2021/914 Art. 4(4)
#       text: The processing under {instrument} is unchanged since its set of clauses was repealed.
#       fact: instruments[{instrument}].processing_unchanged
#     - code: eu_scc.importer_under_gdpr
#       citation: (EU) 2021/914 Art. 1(1) and recital 7
#       text: The GDPR does not itself reach this processing by {importer}; for such importers no set of clauses has been adopted.
#     - code: eu_scc.assessment
#       citation: (EU) 2021/914 Clause 14; C-311/18
#       text: The newest transfer impact assessment for {place} completed by {at} finds the protection sufficient, where one is required.
#       fact: assessments
#       remedy: Complete a transfer impact assessment for {place} that finds the protection sufficient, with supplementary measures where they are needed.
#     - code: eu_scc.combined
#       citation: (EU) 2021/914 Clause 14
#       text: Whether {exporter} combined the data of {importer} with personal data that it collected itself is stated, where the assessment depends on it.
#       fact: combined_with_local_data
#   obligations:
#     - code: eu_scc.assessment_on_request
#       citation: (EU) 2021/914 Clause 14(d)
#       text: Keep the assessment documented and give it to the supervisory authority on request.
#   warnings:
#     - code: eu_scc.assessment_review
#       citation: EDPB Recommendations 01/2020, step 6
#       text: The transfer impact assessment for {place} is past its review date.
#   redress:
#     - channel: The exporter or the importer, as third-party beneficiary; the competent supervisory authority; the courts of the Member State chosen in the clauses
#       citation: (EU) 2021/914 Clauses 3, 11 and 18
package mechanisms.eu_gdpr.eu_scc

import data.mechanisms.lib.assessments
import data.mechanisms.lib.clauses
import data.mechanisms.lib.eu_clauses
import data.mechanisms.lib.eu_modules
import data.mechanisms.lib.flow
import data.mechanisms.lib.report
import data.regions.lib.validity

_reach := data.mechanisms.eu_gdpr.eu_scc.records["importer-under-gdpr"]

_sets := object.remove(data.mechanisms.eu_gdpr.eu_scc.records, ["importer-under-gdpr"])

_documents := {id: data.register.instruments[id] | some id in flow.shared_instruments({"eu-scc"})}

_judged := object.keys(_documents) | {"eu-scc"}

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

unmet["eu-scc"] contains "eu_scc.no_clauses" if count(_documents) == 0

met[id] contains "eu_scc.no_clauses" if some id, _ in _documents

# Of a document its own version says it.
met[id] contains "eu_scc.basis" if some id, _ in _documents

met["eu-scc"] contains "eu_scc.basis" if eu_clauses.available(_sets)

unmet["eu-scc"] contains "eu_scc.basis" if {
	count(_documents) == 0
	not eu_clauses.available(_sets)
}

met[id] contains "eu_scc.no_module" if {
	some id in _judged
	eu_modules.module
}

unmet[id] contains "eu_scc.no_module" if {
	some id in _judged
	eu_modules.no_module
}

met[id] contains "eu_scc.combined" if {
	some id in _judged
	not eu_modules.combination_open("eu-gdpr", id)
}

met[id] contains "eu_scc.assessment" if {
	some id in _judged
	eu_modules.undecided("eu-gdpr", id)
}

met[id] contains code if {
	some id, document in _documents
	some code in (clauses.met("eu_scc", document) | eu_clauses.met("eu_scc", _sets, document))
}

unmet[id] contains code if {
	some id, document in _documents
	some code in (clauses.unmet("eu_scc", document) | eu_clauses.unmet("eu_scc", _sets, document))
}

met[id] contains "eu_scc.importer_under_gdpr" if {
	some id in _judged
	not _excluded
}

unmet[id] contains "eu_scc.importer_under_gdpr" if {
	some id in _judged
	_excluded
}

_excluded if {
	flow.importer_reached_by("eu-gdpr")
	validity.in_force(_reach, input.at)
}

met[id] contains "eu_scc.assessment" if {
	some id in _judged
	eu_modules.assessed("eu-gdpr", id)
}

unmet[id] contains "eu_scc.assessment" if {
	some id in _judged
	eu_modules.unassessed("eu-gdpr", id)
}

obligations contains "eu_scc.assessment_on_request" if eu_modules.assessment_needed

warnings[id] contains "eu_scc.assessment_review" if {
	some id, _ in _documents
	assessments.overdue("eu-gdpr", id)
}
