# METADATA
# title: Approved destinations
# description: |
#   A transfer may take place to a country, sector or international organisation that regulations of the Secretary of State
#   approve, or that Schedule 21 to the DPA 2018 treats as approved. The list is the United Kingdom's own: it is not the
#   Commission's. United States organisations stand under `dpf`.
# related_resources:
#   - description: Data Protection Act 2018, Schedule 21
#     ref: https://www.legislation.gov.uk/ukpga/2018/12/schedule/21
#   - description: Data (Use and Access) Act 2025, Schedule 9 paragraph 25
#     ref: https://www.legislation.gov.uk/ukpga/2025/18/schedule/9/paragraph/25
# schemas:
#   - input: schema.flow
# custom:
#   id: adequacy
#   citations: ["UK GDPR Art. 45A (until 2026-02-04: Art. 45 and DPA 2018 s.17A)"]
#   conditions:
#     - code: adequacy.no_decision
#       citation: "UK GDPR Art. 45A (until 2026-02-04: Art. 45); DPA 2018 Sch. 21 paras 4 and 5"
#       text: Regulations of the United Kingdom or Schedule 21 to the DPA 2018 approve {place} on {at}.
#     - code: adequacy.importer_law
#       of: instrument
#       citation: DPA 2018 Sch. 21 para 5; Decision 2002/2/EC Art. 1
#       text: "{importer} is subject, in this processing, to the law that the approval names (Canada: PIPEDA)."
#       fact: importer.subject_to
#     - code: adequacy.public_sector
#       of: instrument
#       citation: DPA 2018 Sch. 21 para 5; Decision 2002/2/EC Art. 1; Implementing Decision (EU) 2019/419 Art. 1
#       text: "{importer} is a private organisation and no public body, where the approval covers these alone (Canada, Japan)."
#     - code: adequacy.state_organ
#       of: instrument
#       citation: DPA 2018 Sch. 21 para 5; Decision 2010/146/EU Art. 1
#       text: "{importer} is not a body of the Danish State on the Faroe Islands."
#     - code: adequacy.importer_activity
#       of: instrument
#       citation: DPA 2018 Sch. 21 para 5; Implementing Decision (EU) 2019/419 Art. 1
#       text: The data do not serve an activity of the importer that is left out (press, religious, political, academic).
#       fact: importer_activity
#     - code: adequacy.not_automated
#       of: instrument
#       citation: DPA 2018 Sch. 21 para 5; Decision 2011/61/EU Art. 1
#       text: The data are transferred or further processed by automated means.
#       fact: automated
#   obligations:
#     - code: obligation.processor_contract
#       citation: UK GDPR Art. 28
#       text: The approval of a destination does not replace the contract with a processor.
#   warnings:
#     - code: adequacy.employee_data
#       citation: DPA 2018 Sch. 21 para 5; Decision 2002/2/EC Art. 1
#       text: Data on employees are covered only in federally regulated undertakings; the record cannot tell whether {importer} is one.
#   redress:
#     - channel: The Information Commissioner, or the courts of the United Kingdom
#       citation: UK GDPR Art. 77, 79
package mechanisms.uk_gdpr.adequacy

import data.mechanisms.lib.adequacy
import data.mechanisms.lib.flow
import data.mechanisms.lib.report

_records := data.mechanisms.uk_gdpr.adequacy.records

# METADATA
# title: What the United Kingdom's list says of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": adequacy.in_force(_records),
	"met": adequacy.met(_records),
	"unmet": adequacy.unmet(_records),
	"details": adequacy.details(_records, adequacy.in_force(_records)),
	"obligations": obligations,
	"warnings": adequacy.warnings(_records),
})

# METADATA
# title: Duties that come with an approved destination
obligations contains "obligation.processor_contract" if flow.role(input.importer) == "processor"
