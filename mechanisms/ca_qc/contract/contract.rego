# METADATA
# title: Written agreement after the assessment
# description: |
#   A communication outside Quebec is the subject of a written agreement that takes the results of the privacy impact assessment
#   into account. It is therefore signed no earlier than the newest assessment was completed; a later assessment asks for a
#   later signature.
# related_resources:
#   - description: Act respecting the protection of personal information in the private sector, s. 17
#     ref: https://www.legisquebec.gouv.qc.ca/en/document/cs/P-39.1
# schemas:
#   - input: schema.flow
# custom:
#   id: contract
#   citations: ["CQLR c. P-39.1, s. 17"]
#   conditions:
#     - code: contract.no_contract
#       citation: CQLR c. P-39.1, s. 17, second paragraph
#       text: A contract or clause set that names {exporter} and {importer} is in the inventory.
#       remedy: Sign a contract with {importer} that protects the data as the exporter's law does.
#     - code: contract.signed
#       of: instrument
#       citation: CQLR c. P-39.1, s. 17, second paragraph
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: contract.running
#       of: instrument
#       citation: CQLR c. P-39.1, s. 17, second paragraph
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#       remedy: Renew {instrument}, or sign a new contract with {importer}.
#     - code: contract.exporter_bound
#       of: instrument
#       citation: CQLR c. P-39.1, s. 17, second paragraph
#       text: "{exporter} is bound by {instrument} on {at}, on the other side than {importer} and in a clause set as its exporter."
#       remedy: Let {exporter} join {instrument} on that side.
#     - code: contract.importer_bound
#       of: instrument
#       citation: CQLR c. P-39.1, s. 17, second paragraph
#       text: "{importer} is bound by {instrument} on {at}, on the other side than {exporter} and in a clause set as its importer."
#       remedy: Let {importer} join {instrument} on that side.
#     - code: contract.after_assessment
#       of: instrument
#       citation: CQLR c. P-39.1, s. 17, second paragraph
#       text: The agreement is signed on or after the day on which the newest privacy impact assessment for {place} found the protection adequate.
#       fact: assessments and instruments[{instrument}].signed
#       remedy: Sign a contract with {importer} after completing a privacy impact assessment for {place}.
#   obligations:
#     - code: obligation.mitigation
#       citation: CQLR c. P-39.1, s. 17, second paragraph
#       text: The agreement carries the terms agreed on to mitigate the risks that the assessment found.
#   warnings:
#     - code: contract.assessment_review
#       citation: CQLR c. P-39.1, s. 17
#       text: The privacy impact assessment for {place} is past its review date.
#   redress:
#     - channel: Complaint to the Commission d'accès à l'information
#       citation: CQLR c. P-39.1, s. 81
package mechanisms.ca_qc.contract

import data.mechanisms.lib.accountability
import data.mechanisms.lib.assessments
import data.mechanisms.lib.report
import data.regions.lib.validity

# METADATA
# title: What contracts and clause sets say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": accountability.found.instruments,
	"met": met,
	"unmet": unmet,
	"obligations": {"obligation.mitigation"},
	"warnings": warnings,
})

met[id] contains code if {
	some id, codes in accountability.met
	some code in codes
}

met[id] contains "contract.after_assessment" if {
	some id, document in accountability.documents
	assessments.sufficient("ca-qc", id)
	validity.within({"from": assessments.decided_on("ca-qc", id)}, document.signed)
}

unmet[id] contains code if {
	some id, codes in accountability.unmet
	some code in codes
}

unmet[id] contains "contract.after_assessment" if {
	some id, _ in accountability.documents
	assessments.insufficient("ca-qc", id)
}

unmet[id] contains "contract.after_assessment" if {
	some id, document in accountability.documents
	is_string(document.signed)
	not validity.within({"from": assessments.decided_on("ca-qc", id)}, document.signed)
}

warnings[id] contains "contract.assessment_review" if {
	some id, _ in accountability.documents
	assessments.overdue("ca-qc", id)
}
