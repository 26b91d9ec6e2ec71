# METADATA
# title: Personal Data Protection Act
# description: |
#   Transfers abroad are free unless the authority of a sector restricts them. Three such orders were found, all on mainland China:
#   telecommunications and broadcasting, offices of social workers, and private employment services. An operator is
#   the exporter, the entity it is a branch of, and the controller that it acts for (Art. 4); each one's sector is the word in its
#   record: telecommunications, broadcasting, social-work, recruitment or employment-services. An operator's own office or staff
#   in mainland China is within the orders, as they speak of transmission and not of disclosure.
# related_resources:
#   - description: Personal Data Protection Act
#     ref: https://law.moj.gov.tw/ENG/LawClass/LawAll.aspx?pcode=I0050021
# schemas:
#   - input: schema.flow
# custom:
#   id: tw-pdpa
#   name: Taiwan PDPA
#   export_rule: free
#   coverage: partial
#   citations:
#     - PDPA Art. 21
#   conditions:
#     - code: tw_pdpa.telecommunications_order
#       citation: Order of the National Communications Commission of 25 September 2012 under PDPA Art. 21
#       text: "{exporter}, or whom it acts for or belongs to, is no telecommunications or broadcasting operator, or the data do not go to mainland China under an order in force on {at}."
#       fact: exporter.on_behalf_of of a processor, and the sector of each party that exports, is acted for or has it as a branch
#     - code: tw_pdpa.social_work_order
#       citation: Order of the Ministry of Health and Welfare of 2022 under PDPA Art. 21
#       text: "{exporter}, or whom it acts for or belongs to, is no office of social workers, or the data do not go to mainland China under an order in force on {at}."
#       fact: exporter.on_behalf_of of a processor, and the sector of each party that exports, is acted for or has it as a branch
#     - code: tw_pdpa.recruitment_order
#       citation: Order of the Ministry of Labor of 20 February 2023 under PDPA Art. 21
#       text: "{exporter}, or whom it acts for or belongs to, is no private employment service, or the data do not go to mainland China under an order in force on {at}."
#       fact: exporter.on_behalf_of of a processor, and the sector of each party that exports, is acted for or has it as a branch
#   left_out:
#     - Orders of other sector authorities were not found as of 2026-11-23 and are not modelled.
#     - The duties that hold at home as well (notice, purpose, security) are not modelled.
#   reasons:
#     - code: tw_pdpa.free
#       citation: PDPA Art. 21
#       text: Transfers abroad are free where no authority restricts them.
#     - code: tw_pdpa.inside_territory
#       citation: PDPA Art. 21
#       text: "{importer} is in Taiwan on {at}."
#     - code: tw_pdpa.from_data_subject
#       citation: PDPA Art. 21
#       text: The person whom the data concern sends them; Art. 21 binds organisations.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: tw_pdpa.to_data_subject
#       citation: PDPA Art. 21
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#   warnings:
#     - code: tw_pdpa.inferred
#       citation: PDPA Art. 21
#       text: That this is no transfer of an organisation is inferred; the text of the law does not say so in words.
#     - code: tw_pdpa.later_orders
#       citation: PDPA Art. 21
#       text: The data go to mainland China; check whether the authority of the sector has restricted that since 2026-11-23.
#     - code: tw_pdpa.order_date_inferred
#       citation: Order of the Ministry of Health and Welfare of 2022 under PDPA Art. 21
#       text: The day on which the order on social workers took effect was not found; 2022-01-01 is taken.
package policies.tw_pdpa

import data.mechanisms.lib.flow
import data.mechanisms.lib.report
import data.mechanisms.tw_pdpa.cbpr
import data.mechanisms.tw_pdpa.prp
import data.policies.lib.restriction
import data.policies.lib.tw_operators
import data.regions.lib.validity

_records := data.policies.tw_pdpa.records

# METADATA
# title: The orders in front of every transfer
gate := report.finding(rego.metadata.chain(), {
	"met": {"tw-pdpa": met},
	"unmet": {"tw-pdpa": unmet},
	"warnings": {"tw-pdpa": warnings},
})

_inside if restriction.inside("tw-pdpa")

_exempt := restriction.exempt("tw_pdpa", {"from-data-subject", "to-data-subject"})

# The orders that are in force and reach the place where the data go or are kept.
_orders := {id: record |
	count(_exempt) == 0
	some id, record in _records
	record.kind == "order"
	validity.in_force(record, input.at)
	_reaches(record)
}

_reaches(record) if record.territory == flow.importer.jurisdiction

_reaches(record) if record.territory == input.storage

_codes := {record.code | some record in _records}

_addressed contains record.code if {
	some record in _orders
	some sector in tw_operators.sectors
	sector in record.sectors
}

_open contains record.code if some record in _orders

met contains code if {
	some code in _codes
	not code in _open
}

met contains code if {
	some code in _open
	not code in _addressed
	tw_operators.known
}

unmet contains code if some code in _addressed

warnings contains "tw_pdpa.inferred" if {
	not _inside
	count(_exempt) > 0
}

warnings contains "tw_pdpa.later_orders" if {
	count(_open) > 0
	count(_addressed) == 0
}

warnings contains "tw_pdpa.order_date_inferred" if "tw_pdpa.social_work_order" in _addressed

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "tw_pdpa.inside_territory" if _inside

not_restricted contains code if some code in _exempt

not_restricted contains "tw_pdpa.free" if {
	not _inside
	count(_exempt) == 0
}

# METADATA
# title: Certificates, for what they are worth
findings := {
	"cbpr": cbpr.finding,
	"prp": prp.finding,
}
