# METADATA
# title: Quebec private sector act
# description: |
#   Before information is communicated outside Quebec, other provinces included, a privacy impact assessment must find that it
#   would be adequately protected there, and a written agreement that takes the result into account must follow. Within one entity,
#   and between an enterprise and the person, the assessment is needed, the agreement is not.
# related_resources:
#   - description: Act respecting the protection of personal information in the private sector, s. 17
#     ref: https://www.legisquebec.gouv.qc.ca/en/document/cs/P-39.1
# schemas:
#   - input: schema.flow
# custom:
#   id: ca-qc
#   name: Quebec private sector act
#   export_rule: accountability
#   coverage: partial
#   citations:
#     - CQLR c. P-39.1, s. 17
#   conditions:
#     - code: ca_qc.pia
#       citation: CQLR c. P-39.1, s. 17, first and second paragraph
#       text: The newest privacy impact assessment for {place} completed by {at} finds the protection adequate, with its measures where it relies on them.
#       fact: assessments
#       remedy: Complete a privacy impact assessment for {place} that names ca-qc.
#   left_out:
#     - Communications without consent in an emergency (s. 17, last paragraph; s. 18, first paragraph, subparagraph 7) are never computed.
#     - What the agreement must say beyond its existence and its date is not checked.
#   remedies:
#     - code: exception
#       citation: CQLR c. P-39.1, s. 17, last paragraph
#       text: In an emergency that endangers life, health or safety, check s. 18, first paragraph, subparagraph 7.
#   reasons:
#     - code: ca_qc.inside_territory
#       citation: CQLR c. P-39.1, s. 17
#       text: "{importer} is in Quebec on {at}."
#     - code: ca_qc.same_entity
#       citation: CQLR c. P-39.1, s. 17
#       text: Both sides are one legal entity; the assessment was made, and there is no one to sign an agreement with.
#       relied_on: "relation: same-entity"
#     - code: ca_qc.from_data_subject
#       citation: CQLR c. P-39.1, s. 17
#       text: The person whom the data concern sends them; the assessment was made, and there is no enterprise to sign an agreement.
#       relied_on: "relation: from-data-subject"
#     - code: ca_qc.to_data_subject
#       citation: CQLR c. P-39.1, s. 17
#       text: The data go to the person whom they concern; the assessment was made, and there is no enterprise to sign an agreement with.
#       relied_on: "relation: to-data-subject"
#     - code: ca_qc.transit
#       citation: CQLR c. P-39.1, s. 17
#       text: The data are routed between two sides in Quebec and made available to no one outside.
#       relied_on: "relation: transit"
#   warnings:
#     - code: ca_qc.inferred
#       citation: CQLR c. P-39.1, s. 17
#       text: That no agreement is needed here is inferred; the text of the law does not say so in words.
#     - code: ca_qc.assessment_review
#       citation: CQLR c. P-39.1, s. 17
#       text: The privacy impact assessment for {place} is past its review date.
package policies.ca_qc

import data.mechanisms.ca_qc.cbpr
import data.mechanisms.ca_qc.contract
import data.mechanisms.ca_qc.prp
import data.mechanisms.lib.accountability
import data.mechanisms.lib.assessments
import data.mechanisms.lib.report
import data.policies.lib.restriction

# METADATA
# title: The assessment in front of every mechanism
# description: One that is limited to documents counts where it serves one of the two sides' own.
gate := report.finding(rego.metadata.chain(), {
	"met": {"ca-qc": met},
	"unmet": {"ca-qc": unmet},
	"warnings": {"ca-qc": warnings},
})

_inside if restriction.inside("ca-qc")

# An agreement that binds only the other way is none about this communication. No document has the empty id, which stands for
# what is confined to none.
_documents := {""} | {id |
	some id, document in accountability.documents
	document.exporters[input.exporter.party]
	document.importers[input.importer.party]
}

met contains "ca_qc.pia" if _inside

met contains "ca_qc.pia" if {
	some document in _documents
	assessments.sufficient("ca-qc", document)
}

unmet contains "ca_qc.pia" if {
	not _inside
	every document in _documents {
		assessments.insufficient("ca-qc", document)
	}
}

warnings contains "ca_qc.inferred" if {
	not _inside
	count(_exempt) > 0
}

warnings contains "ca_qc.assessment_review" if {
	not _inside
	assessments.overdue("ca-qc", "")
}

# METADATA
# scope: document
# title: Why no agreement is needed
not_restricted contains "ca_qc.inside_territory" if _inside

not_restricted contains code if some code in _exempt

_exempt := restriction.exempt("ca_qc", {"same-entity", "from-data-subject", "to-data-subject", "transit"})

# METADATA
# title: The mechanisms of this law
findings := {
	"contract": contract.finding,
	"cbpr": cbpr.finding,
	"prp": prp.finding,
}
