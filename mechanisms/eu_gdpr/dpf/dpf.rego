# METADATA
# title: EU-U.S. Data Privacy Framework
# description: |
#   The decisions of the Commission on organisations certified under the Data Privacy Framework and, while they lasted, under
#   Safe Harbor and the Privacy Shield. Adequacy is per organisation, kind of data and day.
# related_resources:
#   - description: Implementing Decision (EU) 2023/1795
#     ref: https://eur-lex.europa.eu/eli/dec_impl/2023/1795/oj
# schemas:
#   - input: schema.flow
# custom:
#   id: dpf
#   citations: ["GDPR Art. 45 (until 2018-05-24: Directive 95/46/EC Art. 25)"]
#   conditions:
#     - code: dpf.not_certified
#       citation: Implementing Decision (EU) 2023/1795 Art. 1
#       text: "{importer} itself is certified under a framework between the Union and the United States (today: the EU-U.S. row of the Data Privacy Framework List)."
#       remedy: Ask {importer} to certify under the framework in force on {at}, or choose a certified entity.
#     - code: dpf.framework
#       citation: Implementing Decision (EU) 2023/1795 Art. 1; C-362/14; C-311/18
#       text: A decision on a framework with the United States is in force on {at}, and it is the one that the certificate names.
#     - code: dpf.certificate_active
#       of: instrument
#       citation: "The principles of the framework, on self-certification (Data Privacy Framework: Supplemental Principle 6)"
#       text: The certificate of {importer} is active on {at}.
#       fact: parties[{importer_id}].certifications
#       remedy: Have {importer} hold a certificate that is active on {at}.
#     - code: dpf.coverage
#       of: instrument
#       citation: "The principles of the framework, on self-certification and human resources data (Data Privacy Framework: Supplemental Principles 6 and 9)"
#       text: The certificate covers the kind of data (HR or non-HR).
#       fact: hr and parties[{importer_id}].certifications
#       remedy: Have {importer} extend its certification to the kind of data.
#     - code: dpf.journalistic
#       citation: "The principles of the framework, on journalistic exceptions (Data Privacy Framework: Supplemental Principle 2)"
#       text: The data are not gathered for journalistic purposes.
#       fact: journalistic
#   obligations:
#     - code: obligation.processor_contract
#       citation: "GDPR Art. 28 (until 2018-05-24: Directive 95/46/EC Art. 17(3))"
#       text: The framework does not replace the contract with a processor.
#     - code: dpf.tell_hr
#       citation: "The principles of the framework, on human resources data (Data Privacy Framework: Supplemental Principle 9)"
#       text: Tell the importer that the data are HR data.
#   warnings:
#     - code: dpf.under_review
#       citation: List of the framework
#       text: The re-certification of {importer} is under review; the row still shows an active participant.
#     - code: dpf.renewal_due
#       citation: "The principles of the framework, on self-certification (Data Privacy Framework: Supplemental Principle 6)"
#       text: The renewal of the certificate of {importer} was due before {at}; look the row up again.
#     - code: dpf.ineligible_sector
#       citation: The decision on the framework, on the organisations that can certify
#       text: Banks, carriers in their common-carrier activity, most insurers and non-profits cannot certify; check the row of {importer}.
#     - code: dpf.under_challenge
#       citation: Appeal C-703/25 P
#       text: The decision is under challenge; keep standard contractual clauses and an assessment ready as a fallback.
#   redress:
#     - channel: The importer's independent recourse mechanism, free of charge; for HR data the EU authorities; then, where the framework provides it, binding arbitration
#       citation: "The principles of the framework, on recourse (Data Privacy Framework: Supplemental Principle 11 and Annex I)"
#     - channel: Supervisory authority of the data subject's Member State
#       citation: "GDPR Art. 77 (until 2018-05-24: Directive 95/46/EC Art. 28(4))"
package mechanisms.eu_gdpr.dpf

import data.mechanisms.lib.certificates
import data.mechanisms.lib.flow
import data.mechanisms.lib.frameworks
import data.mechanisms.lib.report
import data.regions.lib.validity

_records := data.mechanisms.eu_gdpr.dpf.records

_rows := certificates.rows(object.keys(_records))

# METADATA
# title: What the rows of the importer say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_rows),
	"met": met,
	"unmet": unmet,
	"irrelevant": frameworks.irrelevant(_rows),
	"details": {id: detail |
		some id, row in _rows
		detail := {"id": row.scheme, "citations": [_records[row.scheme].title], "onward": _records[row.scheme].onward}
	},
	"obligations": obligations,
	"warnings": warnings,
})

unmet.dpf contains "dpf.not_certified" if count(_rows) == 0

met[id] contains "dpf.not_certified" if some id, _ in _rows

met.dpf contains "dpf.framework" if frameworks.running(_records)

unmet.dpf contains "dpf.framework" if {
	count(_rows) == 0
	not frameworks.running(_records)
}

met[id] contains "dpf.framework" if {
	some id, row in _rows
	validity.in_force(_records[row.scheme], input.at)
}

unmet[id] contains "dpf.framework" if {
	some id, row in _rows
	not validity.in_force(_records[row.scheme], input.at)
}

met[id] contains "dpf.certificate_active" if {
	some id, row in _rows
	certificates.active(row)
}

unmet[id] contains "dpf.certificate_active" if {
	some id, row in _rows
	certificates.inactive(row)
}

met[id] contains "dpf.coverage" if {
	some id, row in _rows
	certificates.covers(row)
}

unmet[id] contains "dpf.coverage" if {
	some id, row in _rows
	certificates.leaves_out(row)
}

met[id] contains "dpf.journalistic" if {
	some id in (object.keys(_rows) | {"dpf"})
	input.journalistic == false
}

unmet[id] contains "dpf.journalistic" if {
	some id in (object.keys(_rows) | {"dpf"})
	input.journalistic == true
}

obligations contains "obligation.processor_contract" if flow.role(input.importer) == "processor"

obligations contains "dpf.tell_hr" if input.hr == true

warnings[id] contains code if {
	some id, row in _rows
	some code in certificates.remarks("dpf", row)
}

warnings[id] contains "dpf.under_challenge" if {
	some id, row in _rows
	validity.within(_records[row.scheme].challenged, input.at)
}
