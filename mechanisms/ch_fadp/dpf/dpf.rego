# METADATA
# title: Swiss-U.S. Data Privacy Framework
# description: |
#   The entry of the United States in Annex 1 of the Data Protection Ordinance: organisations with an active Swiss-U.S. row on
#   the Data Privacy Framework List. The row may stand alone; an EU-U.S. row does not serve.
# related_resources:
#   - description: Federal Office of Justice, recognition of States
#     ref: https://www.bj.admin.ch/bj/en/home/staat/datenschutz/internationales/anerkennung-staaten.html
# schemas:
#   - input: schema.flow
# custom:
#   id: dpf
#   citations: ["FADP Art. 16(1) (until 2023-08-31: Act of 1992, Art. 6(1))", DPO Annex 1]
#   conditions:
#     - code: dpf.not_certified
#       citation: DPO Annex 1, entry 44
#       text: "{importer} itself holds a Swiss-U.S. row on the Data Privacy Framework List."
#       remedy: Ask {importer} to certify under the Swiss-U.S. Data Privacy Framework, or choose a certified entity.
#     - code: dpf.framework
#       citation: Federal Council decision of 14 August 2024
#       text: The entry for certified organisations in the United States is in force on {at}.
#     - code: dpf.certificate_active
#       of: instrument
#       citation: Swiss-U.S. DPF Principles, Supplemental Principle 6
#       text: The certificate of {importer} is active on {at}.
#       fact: parties[{importer_id}].certifications
#       remedy: Have {importer} hold a certificate that is active on {at}.
#     - code: dpf.coverage
#       of: instrument
#       citation: Swiss-U.S. DPF Principles, Supplemental Principles 6 and 9
#       text: The certificate covers the kind of data (HR or non-HR).
#       fact: hr
#       remedy: Have {importer} extend its certification to the kind of data.
#     - code: dpf.journalistic
#       citation: Swiss-U.S. DPF Principles, Supplemental Principle 2
#       text: The data are not gathered for journalistic purposes (by analogy with the United Kingdom; no Swiss source).
#       fact: journalistic
#   obligations:
#     - code: obligation.processor_contract
#       citation: FADP Art. 9
#       text: The framework does not replace the contract with a processor.
#     - code: dpf.tell_hr
#       citation: Swiss-U.S. DPF Principles, Supplemental Principle 9
#       text: Tell the importer that the data are HR data.
#   warnings:
#     - code: dpf.under_review
#       citation: Data Privacy Framework List
#       text: The re-certification of {importer} is under review; the row still shows an active participant.
#     - code: dpf.renewal_due
#       citation: Swiss-U.S. DPF Principles, Supplemental Principle 6
#       text: The renewal of the certificate of {importer} was due before {at}; look the row up again.
#     - code: dpf.ineligible_sector
#       citation: Swiss-U.S. DPF Principles, Annex I
#       text: Banks, carriers in their common-carrier activity, most insurers and non-profits cannot certify; check the row of {importer}.
#   redress:
#     - channel: The importer's independent recourse mechanism, free of charge; for HR data the FDPIC; then binding arbitration
#       citation: Swiss-U.S. DPF Principles, Supplemental Principle 11 and Annex I
package mechanisms.ch_fadp.dpf

import data.mechanisms.lib.certificates
import data.mechanisms.lib.flow
import data.mechanisms.lib.frameworks
import data.mechanisms.lib.report
import data.regions.lib.validity

_record := data.mechanisms.ch_fadp.dpf.records["swiss-us-dpf"]

_rows := certificates.rows({"swiss-us-dpf"})

_judged := object.keys(_rows) | {"dpf"}

# METADATA
# title: What the rows of the importer say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_rows),
	"met": met,
	"unmet": unmet,
	"irrelevant": frameworks.irrelevant(_rows),
	"details": {id: {"id": row.scheme, "citations": [_record.title], "onward": _record.onward} | some id, row in _rows},
	"obligations": obligations,
	"warnings": warnings,
})

unmet.dpf contains "dpf.not_certified" if count(_rows) == 0

met[id] contains "dpf.not_certified" if some id, _ in _rows

met.dpf contains "dpf.framework" if frameworks.running({_record})

unmet.dpf contains "dpf.framework" if {
	count(_rows) == 0
	not frameworks.running({_record})
}

met[id] contains "dpf.framework" if {
	some id, _ in _rows
	validity.in_force(_record, input.at)
}

unmet[id] contains "dpf.framework" if {
	some id, _ in _rows
	not validity.in_force(_record, input.at)
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
	some id in _judged
	input.journalistic == false
}

unmet[id] contains "dpf.journalistic" if {
	some id in _judged
	input.journalistic == true
}

obligations contains "obligation.processor_contract" if flow.role(input.importer) == "processor"

obligations contains "dpf.tell_hr" if input.hr == true

warnings[id] contains code if {
	some id, row in _rows
	some code in certificates.remarks("dpf", row)
}
