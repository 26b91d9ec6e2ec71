# METADATA
# title: International Data Transfer Addendum
# description: |
#   The Information Commissioner's addendum makes the clauses of Implementing Decision (EU) 2021/914 a safeguard under the
#   UK GDPR. Both documents must stand between the two parties; the clauses are tested for form and module only.
# related_resources:
#   - description: ICO, International Data Transfer Agreement and guidance
#     ref: https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/international-transfers/international-data-transfer-agreement-and-guidance/
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: uk-addendum
#   citations: [UK GDPR Art. 46(2)(d), DPA 2018 s.119A]
#   conditions:
#     - code: uk_addendum.no_addendum
#       citation: UK GDPR Art. 46(2)(d); DPA 2018 s.119A
#       text: An International Data Transfer Addendum between {exporter} and {importer} is in the inventory.
#       remedy: Put the International Data Transfer Addendum on the clauses of Implementing Decision (EU) 2021/914 with {importer}, in the module that fits the roles{module}.
#     - code: uk_addendum.basis
#       citation: DPA 2018 s.119A
#       text: A version of the Addendum is in force on {at}.
#     - code: uk_addendum.no_module
#       citation: Addendum B1.0, Table 2; (EU) 2021/914 Clauses 1 and 8
#       text: The clauses have a module for the roles of {exporter} and {importer}; there is none for data that a processor sends to the processor that engaged it, or to a controller other than its own.
#       fact: exporter.on_behalf_of
#     - code: uk_addendum.signed
#       of: instrument
#       citation: Addendum B1.0, Table 1
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: uk_addendum.running
#       of: instrument
#       citation: Addendum B1.0, Part 2
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: uk_addendum.exporter_bound
#       of: instrument
#       citation: Addendum B1.0, Table 1
#       text: "{exporter} is bound by {instrument} as exporter on {at}."
#       remedy: Have {exporter} sign {instrument} as exporter.
#     - code: uk_addendum.importer_bound
#       of: instrument
#       citation: Addendum B1.0, Table 1
#       text: "{importer} is bound by {instrument} as importer on {at}."
#       remedy: Have {importer} sign {instrument} as importer.
#     - code: uk_addendum.version
#       of: instrument
#       citation: DPA 2018 s.119A
#       text: The version of {instrument} is in force on {at}.
#       fact: instruments[{instrument}].version
#       remedy: Replace {instrument} by a version of the Addendum that is in force on {at}.
#     - code: uk_addendum.signed_in_time
#       of: instrument
#       citation: DPA 2018 s.119A
#       text: "{instrument} was signed once its version was in force."
#       fact: instruments[{instrument}].signed
#     - code: uk_addendum.unaltered
#       of: instrument
#       citation: Addendum B1.0, Part 2 (mandatory clauses)
#       text: The mandatory clauses of {instrument} are unaltered.
#       fact: instruments[{instrument}].unaltered
#       remedy: Restore the mandatory clauses of {instrument}.
#     - code: uk_addendum.tables_complete
#       of: instrument
#       citation: Addendum B1.0, Part 1
#       text: The tables of {instrument} are complete.
#       fact: instruments[{instrument}].tables_complete
#       remedy: Complete the tables of {instrument}.
#     - code: uk_addendum.clauses
#       of: instrument
#       citation: Addendum B1.0, Table 2
#       text: "{instrument} names the clauses of the Commission that it amends."
#       fact: instruments[{instrument}].eu_scc
#       remedy: Name the clauses that {instrument} amends.
#     - code: uk_addendum.clauses_version
#       of: instrument
#       citation: Addendum B1.0, Table 2; (EU) 2021/914
#       text: The clauses that {instrument} amends are those of Implementing Decision (EU) 2021/914.
#       fact: version of the clauses named in instruments[{instrument}].eu_scc
#       remedy: Sign the clauses of Implementing Decision (EU) 2021/914 and name them in {instrument}.
#     - code: uk_addendum.clauses_signed
#       of: instrument
#       citation: (EU) 2021/914 Annex I.A
#       text: The clauses that {instrument} amends are signed on or before {at}.
#       fact: signed of the clauses named in instruments[{instrument}].eu_scc
#     - code: uk_addendum.clauses_signed_in_time
#       of: instrument
#       citation: (EU) 2021/914 Art. 4
#       text: The clauses that {instrument} amends were signed while they could be signed.
#       fact: signed of the clauses named in instruments[{instrument}].eu_scc
#     - code: uk_addendum.clauses_running
#       of: instrument
#       citation: (EU) 2021/914 Clause 16
#       text: The clauses that {instrument} amends have not ended before {at}.
#     - code: uk_addendum.clauses_exporter_bound
#       of: instrument
#       citation: Addendum B1.0, Tables 1 and 2
#       text: "{exporter} is bound on {at} as exporter by the clauses that {instrument} amends."
#       remedy: Have {exporter} accede to the clauses that {instrument} amends.
#     - code: uk_addendum.clauses_importer_bound
#       of: instrument
#       citation: Addendum B1.0, Tables 1 and 2
#       text: "{importer} is bound on {at} as importer by the clauses that {instrument} amends."
#       remedy: Have {importer} accede to the clauses that {instrument} amends.
#     - code: uk_addendum.clauses_module
#       of: instrument
#       citation: Addendum B1.0, Table 2; (EU) 2021/914 Clauses 1 and 8
#       text: The clauses that {instrument} amends hold the module that fits the roles of {exporter} and {importer}.
#       fact: modules of the clauses named in instruments[{instrument}].eu_scc
#       remedy: Add the module that fits the roles to the clauses that {instrument} amends.
#     - code: uk_addendum.clauses_unaltered
#       of: instrument
#       citation: (EU) 2021/914 Clause 2(a)
#       text: The text of the clauses is unaltered but for what {instrument} amends.
#       fact: unaltered of the clauses named in instruments[{instrument}].eu_scc
#       remedy: Restore the adopted text of the clauses that {instrument} amends.
#     - code: uk_addendum.clauses_annexes_complete
#       of: instrument
#       citation: Addendum B1.0, Table 3; (EU) 2021/914 Annexes I to III
#       text: The annexes of the clauses that {instrument} amends are complete.
#       fact: annexes_complete of the clauses named in instruments[{instrument}].eu_scc
#       remedy: Complete the annexes of the clauses that {instrument} amends.
#     - code: uk_addendum.assessment
#       citation: "UK GDPR Art. 46(1A) and 45B (until 2026-02-04: Art. 46; C-311/18)"
#       text: The newest transfer risk assessment (data protection test) for {place} completed by {at} finds the protection sufficient.
#       fact: assessments
#       remedy: Complete a transfer risk assessment for {place} that names uk-gdpr and finds the protection sufficient, with supplementary measures where they are needed.
#   warnings:
#     - code: uk_addendum.assessment_review
#       citation: UK GDPR Art. 46(1A)
#       text: The transfer risk assessment for {place} is past its review date.
#   redress:
#     - channel: The exporter or the importer, as third-party beneficiary; the Information Commissioner; the courts of the United Kingdom
#       citation: Addendum B1.0, Part 2; UK GDPR Art. 77, 79
package mechanisms.uk_gdpr.uk_addendum

import data.mechanisms.lib.assessments
import data.mechanisms.lib.clauses
import data.mechanisms.lib.eu_clauses
import data.mechanisms.lib.eu_modules
import data.mechanisms.lib.flow
import data.mechanisms.lib.ico_clauses
import data.mechanisms.lib.report

_records := data.mechanisms.uk_gdpr.uk_addendum.records

_clause_sets := object.filter(_records, {"2021/914"})

_versions := object.filter(_records, {"B1.0"})

_documents := {id: data.register.instruments[id] | some id in flow.shared_instruments({"uk-addendum"})}

_judged := object.keys(_documents) | {"uk-addendum"}

# The clauses that each addendum amends.
_amended[id] := amended if {
	some id, document in _documents
	amended := data.register.instruments[document.eu_scc]
	amended.type == "eu-scc"
}

# METADATA
# title: What the addenda between the two parties say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_documents),
	"met": met,
	"unmet": unmet,
	"details": {id: {"module": _module(id), "citations": [_versions[document.version].title]} | some id, document in _documents},
	"warnings": warnings,
})

default _module(_) := null

_module(id) := eu_modules.module if _amended[id]

unmet["uk-addendum"] contains "uk_addendum.no_addendum" if count(_documents) == 0

met[id] contains "uk_addendum.no_addendum" if some id, _ in _documents

# Of a document its own version says it.
met[id] contains "uk_addendum.basis" if some id, _ in _documents

met["uk-addendum"] contains "uk_addendum.basis" if ico_clauses.available(_versions)

unmet["uk-addendum"] contains "uk_addendum.basis" if {
	count(_documents) == 0
	not ico_clauses.available(_versions)
}

met[id] contains "uk_addendum.no_module" if {
	some id in _judged
	eu_modules.module
}

unmet[id] contains "uk_addendum.no_module" if {
	some id in _judged
	eu_modules.no_module
}

met[id] contains code if {
	some id, document in _documents
	some code in ico_clauses.met("uk_addendum", _versions, document)
}

unmet[id] contains code if {
	some id, document in _documents
	some code in ico_clauses.unmet("uk_addendum", _versions, document)
}

met[id] contains "uk_addendum.clauses" if some id, _ in _amended

unmet[id] contains "uk_addendum.clauses" if {
	some id, document in _documents
	is_string(document.eu_scc)
	not _amended[id]
}

# Where no clauses are named there is nothing to judge but that.
met[id] contains code if {
	some id, _ in _documents
	not _amended[id]
	some code in _codes
}

met[id] contains _renamed(code) if {
	some id, amended in _amended
	some code in (clauses.met("uk_addendum", amended) | eu_clauses.met("uk_addendum", _clause_sets, amended))
}

unmet[id] contains _renamed(code) if {
	some id, amended in _amended
	some code in (clauses.unmet("uk_addendum", amended) | eu_clauses.unmet("uk_addendum", _clause_sets, amended))
	_renamed(code) in _codes
}

_renamed(code) := replace(code, "uk_addendum.", "uk_addendum.clauses_")

_codes := {
	"uk_addendum.clauses_version", "uk_addendum.clauses_signed", "uk_addendum.clauses_signed_in_time",
	"uk_addendum.clauses_running", "uk_addendum.clauses_exporter_bound", "uk_addendum.clauses_importer_bound",
	"uk_addendum.clauses_module", "uk_addendum.clauses_unaltered", "uk_addendum.clauses_annexes_complete",
}

met[id] contains "uk_addendum.assessment" if {
	some id in _judged
	assessments.sufficient("uk-gdpr", id)
}

unmet[id] contains "uk_addendum.assessment" if {
	some id in _judged
	assessments.insufficient("uk-gdpr", id)
}

warnings[id] contains "uk_addendum.assessment_review" if {
	some id, _ in _documents
	assessments.overdue("uk-gdpr", id)
}
