# METADATA
# title: States with adequate protection
# description: |
#   Data may be disclosed abroad where the Federal Council has listed the State in Annex 1 of the Data Protection Ordinance.
#   The list of the FDPIC under the old Act bound no one and is no decision. United States organisations stand under `dpf`.
# related_resources:
#   - description: Federal Office of Justice, recognition of States
#     ref: https://www.bj.admin.ch/bj/en/home/staat/datenschutz/internationales/anerkennung-staaten.html
# schemas:
#   - input: schema.flow
# custom:
#   id: adequacy
#   citations: ["FADP Art. 16(1) (until 2023-08-31: Act of 1992, Art. 6(1))", DPO Art. 8 and Annex 1]
#   conditions:
#     - code: adequacy.no_decision
#       citation: "FADP Art. 16(1) (until 2023-08-31: Act of 1992, Art. 6(1)); DPO Annex 1"
#       text: "{place} stands in Annex 1 of the Data Protection Ordinance on {at}."
#     - code: adequacy.importer_law
#       of: instrument
#       citation: DPO Annex 1 (Canada)
#       text: "{importer} is subject, in this processing, to PIPEDA or to a provincial act that is substantially similar."
#       fact: importer.subject_to
#     - code: adequacy.public_sector
#       of: instrument
#       citation: DPO Annex 1 (Canada)
#       text: "{importer} is not a public body."
#     - code: adequacy.health_data
#       of: instrument
#       citation: DPO Annex 1 (Canada)
#       text: The data are health data, where no listed law but the health act of a province reaches {importer}.
#       fact: special_categories
#   obligations:
#     - code: obligation.processor_contract
#       citation: FADP Art. 9
#       text: Adequacy does not replace the contract with a processor.
#   redress:
#     - channel: Report to the FDPIC; civil courts
#       citation: FADP Art. 32, 49
package mechanisms.ch_fadp.adequacy

import data.mechanisms.lib.adequacy
import data.mechanisms.lib.flow
import data.mechanisms.lib.report

_records := data.mechanisms.ch_fadp.adequacy.records

# METADATA
# title: What the list of the Federal Council says of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": adequacy.in_force(_records),
	"met": adequacy.met(_records),
	"unmet": adequacy.unmet(_records),
	"details": adequacy.details(_records, adequacy.in_force(_records)),
	"obligations": obligations,
})

# METADATA
# title: Duties that come with adequacy
obligations contains "obligation.processor_contract" if flow.role(input.importer) == "processor"
