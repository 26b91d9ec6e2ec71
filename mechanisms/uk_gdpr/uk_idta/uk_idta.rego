# METADATA
# title: International Data Transfer Agreement
# description: |
#   Standard clauses issued by the Information Commissioner. The agreement serves any roles, and an importer whose processing the
#   UK GDPR reaches itself; a processor as importer needs a linked agreement besides.
# related_resources:
#   - description: ICO, International Data Transfer Agreement and guidance
#     ref: https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/international-transfers/international-data-transfer-agreement-and-guidance/
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: uk-idta
#   citations: [UK GDPR Art. 46(2)(d), DPA 2018 s.119A]
#   conditions:
#     - code: uk_idta.no_agreement
#       citation: UK GDPR Art. 46(2)(d); DPA 2018 s.119A
#       text: An International Data Transfer Agreement between {exporter} and {importer} is in the inventory.
#       remedy: Sign the International Data Transfer Agreement with {importer}.
#     - code: uk_idta.basis
#       citation: DPA 2018 s.119A
#       text: A version of the Agreement is in force on {at}.
#     - code: uk_idta.signed
#       of: instrument
#       citation: IDTA A1.0, Part 1, Table 1
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: uk_idta.running
#       of: instrument
#       citation: IDTA A1.0, Part 1, Table 2
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: uk_idta.exporter_bound
#       of: instrument
#       citation: IDTA A1.0, Part 1, Table 1
#       text: "{exporter} is bound by {instrument} as exporter on {at}."
#       remedy: Have {exporter} sign {instrument} as exporter.
#     - code: uk_idta.importer_bound
#       of: instrument
#       citation: IDTA A1.0, Part 1, Table 1
#       text: "{importer} is bound by {instrument} as importer on {at}."
#       remedy: Have {importer} sign {instrument} as importer.
#     - code: uk_idta.version
#       of: instrument
#       citation: DPA 2018 s.119A
#       text: The version of {instrument} is in force on {at}.
#       fact: instruments[{instrument}].version
#       remedy: Replace {instrument} by a version of the Agreement that is in force on {at}.
#     - code: uk_idta.signed_in_time
#       of: instrument
#       citation: DPA 2018 s.119A
#       text: "{instrument} was signed once its version was in force."
#       fact: instruments[{instrument}].signed
#     - code: uk_idta.unaltered
#       of: instrument
#       citation: IDTA A1.0, Part 4 (mandatory clauses)
#       text: The mandatory clauses of {instrument} are unaltered.
#       fact: instruments[{instrument}].unaltered
#       remedy: Restore the mandatory clauses of {instrument}.
#     - code: uk_idta.tables_complete
#       of: instrument
#       citation: IDTA A1.0, Part 1
#       text: The tables of {instrument} are complete.
#       fact: instruments[{instrument}].tables_complete
#       remedy: Complete the tables of {instrument}.
#     - code: uk_idta.linked_agreement
#       of: instrument
#       citation: IDTA A1.0, Table 2; UK GDPR Art. 28
#       text: A linked agreement that meets UK GDPR Art. 28 stands beside {instrument}, where the importer is a processor.
#       fact: instruments[{instrument}].linked_agreement
#       remedy: Sign a linked agreement that meets UK GDPR Art. 28 with {importer}.
#     - code: uk_idta.assessment
#       citation: "UK GDPR Art. 46(1A) and 45B (until 2026-02-04: Art. 46; C-311/18)"
#       text: The newest transfer risk assessment (data protection test) for {place} completed by {at} finds the protection sufficient.
#       fact: assessments
#       remedy: Complete a transfer risk assessment for {place} that names uk-gdpr and finds the protection sufficient, with supplementary measures where they are needed.
#   warnings:
#     - code: uk_idta.assessment_review
#       citation: UK GDPR Art. 46(1A)
#       text: The transfer risk assessment for {place} is past its review date.
#   redress:
#     - channel: The exporter or the importer under the agreement; the Information Commissioner; the courts of the United Kingdom
#       citation: IDTA A1.0, Part 4; UK GDPR Art. 77, 79
package mechanisms.uk_gdpr.uk_idta

import data.mechanisms.lib.assessments
import data.mechanisms.lib.flow
import data.mechanisms.lib.ico_clauses
import data.mechanisms.lib.report

_records := data.mechanisms.uk_gdpr.uk_idta.records

_documents := {id: data.register.instruments[id] | some id in flow.shared_instruments({"uk-idta"})}

_judged := object.keys(_documents) | {"uk-idta"}

# METADATA
# title: What the agreements between the two parties say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_documents),
	"met": met,
	"unmet": unmet,
	"details": {id: {"citations": [_records[document.version].title]} | some id, document in _documents},
	"warnings": warnings,
})

unmet["uk-idta"] contains "uk_idta.no_agreement" if count(_documents) == 0

met[id] contains "uk_idta.no_agreement" if some id, _ in _documents

# Of a document its own version says it.
met[id] contains "uk_idta.basis" if some id, _ in _documents

met["uk-idta"] contains "uk_idta.basis" if ico_clauses.available(_records)

unmet["uk-idta"] contains "uk_idta.basis" if {
	count(_documents) == 0
	not ico_clauses.available(_records)
}

met[id] contains code if {
	some id, document in _documents
	some code in ico_clauses.met("uk_idta", _records, document)
}

unmet[id] contains code if {
	some id, document in _documents
	some code in ico_clauses.unmet("uk_idta", _records, document)
}

met[id] contains "uk_idta.linked_agreement" if {
	some id, _ in _documents
	flow.role(input.importer) == "controller"
}

met[id] contains "uk_idta.linked_agreement" if {
	some id, document in _documents
	document.linked_agreement == true
}

unmet[id] contains "uk_idta.linked_agreement" if {
	some id, document in _documents
	flow.role(input.importer) == "processor"
	document.linked_agreement == false
}

met[id] contains "uk_idta.assessment" if {
	some id in _judged
	assessments.sufficient("uk-gdpr", id)
}

unmet[id] contains "uk_idta.assessment" if {
	some id in _judged
	assessments.insufficient("uk-gdpr", id)
}

warnings[id] contains "uk_idta.assessment_review" if {
	some id, _ in _documents
	assessments.overdue("uk-gdpr", id)
}
