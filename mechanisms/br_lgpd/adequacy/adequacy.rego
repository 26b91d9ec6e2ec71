# METADATA
# title: Adequacy decision of the ANPD
# description: |
#   A transfer may take place to a country or international organisation whose protection the ANPD has found adequate. No one
#   else can find it, and the decisions of other laws have no effect in Brazil.
# related_resources:
#   - description: Resolution CD/ANPD 32/2026
#     ref: https://www.in.gov.br/web/dou/-/resolucao-n-32-de-26-de-janeiro-de-2026-683334547
# schemas:
#   - input: schema.flow
# custom:
#   id: adequacy
#   citations: [LGPD Art. 33 I]
#   conditions:
#     - code: adequacy.no_decision
#       citation: LGPD Art. 33 I, Art. 34
#       text: A decision of the ANPD on {place} is in force on {at}.
#     - code: adequacy.exclusive_purpose
#       of: instrument
#       citation: Resolution CD/ANPD 32/2026 Art. 2
#       text: The flow does not serve public security, national defence, State security or criminal investigation alone.
#   obligations:
#     - code: obligation.minimisation
#       citation: Resolution CD/ANPD 19/2024, Annex I Art. 9
#       text: Transfer only the data that the purpose needs.
#   warnings:
#     - code: adequacy.review_due
#       citation: Resolution CD/ANPD 32/2026 Art. 4 §1
#       text: The date by which the ANPD reviews its decision has passed; check the outcome.
#   redress:
#     - channel: Petition to the ANPD; the Brazilian courts
#       citation: LGPD Art. 18 §1, Art. 22
package mechanisms.br_lgpd.adequacy

import data.mechanisms.lib.adequacy
import data.mechanisms.lib.report
import data.regions.lib.validity

_records := data.mechanisms.br_lgpd.adequacy.records

_in_force := adequacy.in_force(_records)

# METADATA
# title: What the ANPD's decisions say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": _in_force,
	"met": adequacy.met(_records),
	"unmet": adequacy.unmet(_records),
	"details": adequacy.details(_records, _in_force),
	"obligations": {"obligation.minimisation"},
	"warnings": warnings,
})

# METADATA
# title: What is worth a look without ending a decision
warnings[id] contains "adequacy.review_due" if {
	some id in _in_force
	not validity.within({"until": _records[id].review_by}, input.at)
}
