# METADATA
# title: Adequacy decision
# description: |
#   A transfer may take place where the Commission has decided that the third country, territory, sector or international
#   organisation ensures an adequate level of protection. United States organisations stand under `dpf`.
# related_resources:
#   - description: Regulation (EU) 2016/679, Article 45
#     ref: https://eur-lex.europa.eu/eli/reg/2016/679/art_45/oj
# schemas:
#   - input: schema.flow
# custom:
#   id: adequacy
#   citations: ["GDPR Art. 45 (until 2018-05-24: Directive 95/46/EC Art. 25)"]
#   conditions:
#     - code: adequacy.no_decision
#       citation: "GDPR Art. 45(3) (until 2018-05-24: Directive 95/46/EC Art. 25(6))"
#       text: A decision of the Commission on {place} is in force on {at}.
#     - code: adequacy.importer_law
#       of: instrument
#       citation: Decision 2002/2/EC Art. 1
#       text: "{importer} is subject, in this processing, to the law that the decision names (Canada: PIPEDA)."
#       fact: importer.subject_to
#     - code: adequacy.public_sector
#       of: instrument
#       citation: Decision 2002/2/EC Art. 1; Implementing Decision (EU) 2019/419 Art. 1
#       text: "{importer} is a private organisation and no public body, where the decision covers these alone (Canada, Japan)."
#     - code: adequacy.state_organ
#       of: instrument
#       citation: Decision 2010/146/EU Art. 1
#       text: "{importer} is not a body of the Danish State on the Faroe Islands."
#     - code: adequacy.importer_activity
#       of: instrument
#       citation: Implementing Decisions (EU) 2019/419 and (EU) 2022/254, Art. 1
#       text: The data do not serve an activity of the importer that the decision leaves out (press, religious, political, academic).
#       fact: importer_activity
#     - code: adequacy.credit_information
#       of: instrument
#       citation: Implementing Decision (EU) 2022/254 Art. 1(2)
#       text: The data are not credit information under the supervision of the Financial Services Commission.
#       fact: credit_information
#     - code: adequacy.not_automated
#       of: instrument
#       citation: Decision 2011/61/EU Art. 1
#       text: The data are transferred or further processed by automated means.
#       fact: automated
#     - code: adequacy.exclusive_purpose
#       of: instrument
#       citation: Implementing Decision (EU) 2026/179 Art. 1
#       text: The flow does not serve public security, defence, State security or criminal investigation alone.
#     - code: adequacy.immigration_control
#       of: instrument
#       citation: Implementing Decision (EU) 2021/1772 Art. 1(2)
#       text: The data are not transferred for United Kingdom immigration control.
#       fact: immigration_control
#   obligations:
#     - code: obligation.processor_contract
#       citation: "GDPR Art. 28 (until 2018-05-24: Directive 95/46/EC Art. 17(3))"
#       text: Adequacy does not replace the contract with a processor.
#   warnings:
#     - code: adequacy.employee_data
#       citation: Decision 2002/2/EC Art. 1; Commission, FAQ on Canada
#       text: Data on employees are covered only in federally regulated undertakings; the record cannot tell whether {importer} is one.
#     - code: adequacy.publication
#       citation: Official Journal, L series
#       text: On {at} the decision {instrument} is adopted and not yet published; a cautious reading relies on it only from its publication.
#   redress:
#     - channel: Supervisory authority or court of the data subject's Member State, or of the exporter's
#       citation: "GDPR Art. 77, 79 (until 2018-05-24: Directive 95/46/EC Art. 22, 28(4))"
package mechanisms.eu_gdpr.adequacy

import data.mechanisms.lib.adequacy
import data.mechanisms.lib.flow
import data.mechanisms.lib.report

_records := data.mechanisms.eu_gdpr.adequacy.records

# METADATA
# title: What the Commission's decisions say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": adequacy.in_force(_records),
	"met": adequacy.met(_records),
	"unmet": adequacy.unmet(_records),
	"details": adequacy.details(_records, adequacy.in_force(_records)),
	"obligations": obligations,
	"warnings": adequacy.warnings(_records),
})

# METADATA
# title: Duties that come with adequacy
obligations contains "obligation.processor_contract" if flow.role(input.importer) == "processor"
