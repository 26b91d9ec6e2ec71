# METADATA
# title: UK Extension to the EU-U.S. Data Privacy Framework
# description: |
#   The regulations approve United States organisations that take part in the UK Extension. The extension cannot exist without
#   the EU-U.S. row: both must be active on the day and cover the kind of data. Each pair of rows is judged alone.
# related_resources:
#   - description: SI 2023/1028
#     ref: https://www.legislation.gov.uk/uksi/2023/1028/made
#   - description: ICO guidance on the UK Extension
#     ref: https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/international-transfers/adequacy-regulations/how-does-the-uk-extension-to-the-eu-us-data-privacy-framework-work
# schemas:
#   - input: schema.flow
# custom:
#   id: dpf
#   citations: ["UK GDPR Art. 45A (until 2026-02-04: Art. 45 and DPA 2018 s.17A)"]
#   conditions:
#     - code: dpf.not_certified
#       citation: SI 2023/1028
#       text: "{importer} itself holds a UK Extension row on the Data Privacy Framework List."
#       remedy: Ask {importer} to join the UK Extension to the EU-U.S. Data Privacy Framework, or choose an organisation that takes part in it.
#     - code: dpf.framework
#       citation: SI 2023/1028
#       text: The regulations on the UK Extension are in force on {at}.
#     - code: dpf.certificate_active
#       of: instrument
#       citation: SI 2023/1028; EU-U.S. DPF Principles, Supplemental Principle 6
#       text: The UK Extension row of {importer} is active on {at}.
#       fact: parties[{importer_id}].certifications
#       remedy: Have {importer} hold a UK Extension row that is active on {at}.
#     - code: dpf.coverage
#       of: instrument
#       citation: SI 2023/1028; EU-U.S. DPF Principles, Supplemental Principles 6 and 9
#       text: The UK Extension row covers the kind of data (HR or non-HR).
#       fact: hr and parties[{importer_id}].certifications
#       remedy: Have {importer} extend its UK Extension row to the kind of data.
#     - code: dpf.eu_row
#       of: instrument
#       citation: SI 2023/1028; ICO guidance on the UK Extension
#       text: "{importer} holds the EU-U.S. row without which the UK Extension cannot exist."
#       remedy: Ask {importer} to certify under the EU-U.S. Data Privacy Framework too.
#     - code: dpf.eu_row_active
#       of: instrument
#       citation: SI 2023/1028; ICO guidance on the UK Extension
#       text: The EU-U.S. row of {importer} is active on {at}.
#       fact: parties[{importer_id}].certifications
#       remedy: Have {importer} hold an EU-U.S. row that is active on {at}.
#     - code: dpf.eu_row_coverage
#       of: instrument
#       citation: SI 2023/1028; EU-U.S. DPF Principles, Supplemental Principles 6 and 9
#       text: The EU-U.S. row covers the kind of data (HR or non-HR).
#       fact: hr and parties[{importer_id}].certifications
#       remedy: Have {importer} extend its EU-U.S. certification to the kind of data.
#     - code: dpf.journalistic
#       citation: ICO guidance on the UK Extension; EU-U.S. DPF Principles, Supplemental Principle 2
#       text: The data are not gathered for journalistic purposes.
#       fact: journalistic
#     - code: dpf.flagged_sensitive
#       citation: ICO guidance on the UK Extension
#       text: Genetic, biometric, sexual-orientation and criminal-offence data, if there are any, are marked as sensitive for {importer}.
#       fact: special_categories and flagged_sensitive
#       remedy: Tell {importer} to treat these data as sensitive.
#   obligations:
#     - code: obligation.processor_contract
#       citation: UK GDPR Art. 28
#       text: The UK Extension does not replace the contract with a processor.
#     - code: dpf.tell_hr
#       citation: EU-U.S. DPF Principles, Supplemental Principle 9
#       text: Tell the importer that the data are HR data.
#   warnings:
#     - code: dpf.under_review
#       citation: Data Privacy Framework List
#       text: A re-certification of {importer} is under review; the row still shows an active participant.
#     - code: dpf.renewal_due
#       citation: EU-U.S. DPF Principles, Supplemental Principle 6
#       text: The renewal of a certificate of {importer} was due before {at}; look the rows up again.
#     - code: dpf.ineligible_sector
#       citation: EU-U.S. DPF Principles, Annex I
#       text: Banks, carriers in their common-carrier activity, most insurers and non-profits cannot certify; check the rows of {importer}.
#   redress:
#     - channel: The importer's independent recourse mechanism, free of charge; for HR data the Information Commissioner; then binding arbitration
#       citation: EU-U.S. DPF Principles, Supplemental Principle 11 and Annex I; UK Extension
#     - channel: The Information Commissioner
#       citation: UK GDPR Art. 77
package mechanisms.uk_gdpr.dpf

import data.mechanisms.lib.certificate_pairs
import data.mechanisms.lib.certificates
import data.mechanisms.lib.flow
import data.mechanisms.lib.frameworks
import data.mechanisms.lib.report
import data.regions.lib.validity

_records := data.mechanisms.uk_gdpr.dpf.records

_pairs := certificate_pairs.pairs("uk-extension", "eu-us-dpf")

_judged := object.keys(_pairs) | {"dpf"}

# METADATA
# title: What the rows of the importer say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_pairs),
	"met": met,
	"unmet": unmet,
	"irrelevant": frameworks.irrelevant(_pairs),
	"details": {id: detail |
		some id, pair in _pairs
		record := _records[pair.extension.scheme]
		detail := {"id": pair.extension.scheme, "citations": [record.title], "onward": record.onward}
	},
	"obligations": obligations,
	"warnings": warnings,
})

unmet.dpf contains "dpf.not_certified" if count(_pairs) == 0

met[id] contains "dpf.not_certified" if some id, _ in _pairs

met.dpf contains "dpf.framework" if frameworks.running(_records)

unmet.dpf contains "dpf.framework" if {
	count(_pairs) == 0
	not frameworks.running(_records)
}

met[id] contains "dpf.framework" if {
	some id, pair in _pairs
	validity.in_force(_records[pair.extension.scheme], input.at)
}

unmet[id] contains "dpf.framework" if {
	some id, pair in _pairs
	not validity.in_force(_records[pair.extension.scheme], input.at)
}

met[id] contains code if {
	some id, pair in _pairs
	some code in certificate_pairs.met("dpf", pair)
}

unmet[id] contains code if {
	some id, pair in _pairs
	some code in certificate_pairs.unmet("dpf", pair)
}

met[id] contains "dpf.journalistic" if {
	some id in _judged
	input.journalistic == false
}

unmet[id] contains "dpf.journalistic" if {
	some id in _judged
	input.journalistic == true
}

_must_be_flagged contains kind if {
	some kind in ["genetic", "biometric", "sexual-orientation", "criminal-offences"]
	kind in input.special_categories
}

met[id] contains "dpf.flagged_sensitive" if {
	some id in _judged
	input.flagged_sensitive == true
}

met[id] contains "dpf.flagged_sensitive" if {
	some id in _judged
	is_array(input.special_categories)
	count(_must_be_flagged) == 0
}

unmet[id] contains "dpf.flagged_sensitive" if {
	some id in _judged
	count(_must_be_flagged) > 0
	input.flagged_sensitive == false
}

obligations contains "obligation.processor_contract" if flow.role(input.importer) == "processor"

obligations contains "dpf.tell_hr" if input.hr == true

warnings[id] contains code if {
	some id, pair in _pairs
	some row in pair
	some code in certificates.remarks("dpf", row)
}
