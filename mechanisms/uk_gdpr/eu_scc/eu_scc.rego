# METADATA
# title: Standard contractual clauses of the European Commission
# description: |
#   The clauses of Implementing Decision (EU) 2021/914 are by themselves no safeguard under the UK GDPR: they need the Addendum.
#   The sets that they replaced served until 21 March 2024 for contracts concluded by 21 September 2022.
# related_resources:
#   - description: Data Protection Act 2018, Schedule 21 paragraph 7
#     ref: https://www.legislation.gov.uk/ukpga/2018/12/schedule/21/paragraph/7
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: eu-scc
#   citations: [UK GDPR Art. 46(2)(d), DPA 2018 Sch. 21 para 7]
#   conditions:
#     - code: eu_scc.no_clauses
#       citation: DPA 2018 Sch. 21 para 7
#       text: Clauses of the Commission between {exporter} and {importer} are in the inventory.
#     - code: eu_scc.not_for_uk
#       of: instrument
#       citation: DPA 2018 s.119A; ICO guidance on the IDTA and the Addendum
#       text: "{instrument} is not the set of 2021, which is by itself no safeguard under the UK GDPR."
#       fact: instruments[{instrument}].version
#     - code: eu_scc.signed
#       of: instrument
#       citation: DPA 2018 Sch. 21 para 7
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: eu_scc.running
#       of: instrument
#       citation: DPA 2018 Sch. 21 para 7
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: eu_scc.exporter_bound
#       of: instrument
#       citation: DPA 2018 Sch. 21 para 7
#       text: "{exporter} is bound by {instrument} as exporter on {at}."
#     - code: eu_scc.importer_bound
#       of: instrument
#       citation: DPA 2018 Sch. 21 para 7
#       text: "{importer} is bound by {instrument} as importer on {at}."
#     - code: eu_scc.version
#       of: instrument
#       citation: ICO transitional provisions laid 2022-02-02
#       text: The set of clauses in {instrument} can be relied on under UK law on {at}.
#       fact: instruments[{instrument}].version
#     - code: eu_scc.signed_in_time
#       of: instrument
#       citation: ICO transitional provisions laid 2022-02-02
#       text: "{instrument} was signed on or before 2022-09-21."
#       fact: instruments[{instrument}].signed
#     - code: eu_scc.module
#       of: instrument
#       citation: DPA 2018 Sch. 21 para 7
#       text: The set of clauses in {instrument} was written for the roles of {exporter} and {importer}.
#       fact: instruments[{instrument}].version
#     - code: eu_scc.unaltered
#       of: instrument
#       citation: DPA 2018 Sch. 21 para 7
#       text: The text of {instrument} is unaltered, but for what the withdrawal from the Union required.
#       fact: instruments[{instrument}].unaltered
#     - code: eu_scc.annexes_complete
#       of: instrument
#       citation: DPA 2018 Sch. 21 para 7
#       text: The annexes of {instrument} are complete.
#       fact: instruments[{instrument}].annexes_complete
#     - code: eu_scc.processing_unchanged
#       of: instrument
#       citation: ICO transitional provisions laid 2022-02-02
#       text: The processing under {instrument} is unchanged since 2022-09-21.
#       fact: instruments[{instrument}].processing_unchanged
#     - code: eu_scc.assessment
#       citation: "UK GDPR Art. 46; C-311/18"
#       text: The newest transfer risk assessment for {place} completed by {at} finds the protection sufficient.
#       fact: assessments
#       remedy: Complete a transfer risk assessment for {place} that names uk-gdpr and finds the protection sufficient, with supplementary measures where they are needed.
#   warnings:
#     - code: eu_scc.last_day
#       citation: ICO transitional provisions laid 2022-02-02
#       text: Sources differ on whether {at} is still a day on which {instrument} can be relied on; it is read as the last one.
#     - code: eu_scc.assessment_review
#       citation: UK GDPR Art. 46
#       text: The transfer risk assessment for {place} is past its review date.
#   redress:
#     - channel: The exporter or the importer, as third-party beneficiary; the Information Commissioner; the courts of the United Kingdom
#       citation: DPA 2018 Sch. 21 para 7; UK GDPR Art. 77, 79
package mechanisms.uk_gdpr.eu_scc

import data.mechanisms.lib.assessments
import data.mechanisms.lib.clauses
import data.mechanisms.lib.eu_clauses
import data.mechanisms.lib.flow
import data.mechanisms.lib.report
import data.regions.lib.validity

_records := data.mechanisms.uk_gdpr.eu_scc.records

_documents := {id: data.register.instruments[id] | some id in flow.shared_instruments({"eu-scc"})}

_judged := object.keys(_documents) | {"eu-scc"}

# METADATA
# title: What the clauses between the two parties say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_documents),
	"met": met,
	"unmet": unmet,
	"details": {id: eu_clauses.detail(_records, document) | some id, document in _documents},
	"warnings": warnings,
})

unmet["eu-scc"] contains "eu_scc.no_clauses" if count(_documents) == 0

met[id] contains "eu_scc.no_clauses" if some id, _ in _documents

met[id] contains "eu_scc.not_for_uk" if {
	some id, document in _documents
	document.version != "2021/914"
}

unmet[id] contains "eu_scc.not_for_uk" if {
	some id, document in _documents
	_of_2021(document)
}

_of_2021(document) if document.version == "2021/914"

# Of a set that can never count, who signed it and whether it is complete is still said, what only the old sets need is not.
met[id] contains "eu_scc.version" if {
	some id, document in _documents
	_of_2021(document)
}

met[id] contains code if {
	some id, document in _documents
	some code in (clauses.met("eu_scc", document) | eu_clauses.met("eu_scc", _records, document))
}

unmet[id] contains code if {
	some id, document in _documents
	some code in (clauses.unmet("eu_scc", document) | eu_clauses.unmet("eu_scc", _records, document))
	not _beside_the_point(code, document)
}

_beside_the_point("eu_scc.version", document) if _of_2021(document)

met[id] contains "eu_scc.assessment" if {
	some id in _judged
	assessments.sufficient("uk-gdpr", id)
}

unmet[id] contains "eu_scc.assessment" if {
	some id in _judged
	assessments.insufficient("uk-gdpr", id)
}

warnings[id] contains "eu_scc.last_day" if {
	some id, document in _documents
	last := _records[document.version].in_force.until
	validity.within({"from": last, "until": last}, input.at)
}

warnings[id] contains "eu_scc.assessment_review" if {
	some id, _ in _documents
	assessments.overdue("uk-gdpr", id)
}
