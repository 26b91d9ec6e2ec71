# METADATA
# title: Personal Data Protection Act 2012
# description: |
#   Section 26 lets personal data leave Singapore only where the recipient is bound to a comparable standard of protection: by
#   contract, by a specified certification, or otherwise by law.
# related_resources:
#   - description: Personal Data Protection Regulations 2021, regulations 10 to 12
#     ref: https://laws.sg/legislation/sub-leg-2012-pdpa-s63-2021/reg-10
# schemas:
#   - input: schema.flow
# custom:
#   id: sg-pdpa
#   name: PDPA (Singapore)
#   export_rule: mechanism
#   coverage: partial
#   citations: [Personal Data Protection Act 2012 s. 26]
#   reviewed: "2026-11-23"
#   conditions: []
#   left_out:
#     - Binding corporate rules between related organisations (reg. 11(3)), the exporter's own finding on the recipient's law and other legally binding instruments (reg. 11(1)) are not modelled.
#     - Consent after a written summary, deemed consent, necessity, data in transit through Singapore and publicly available data (reg. 10(2)) are never computed.
#     - Public agencies are judged as private organisations.
#   remedies:
#     - code: consent
#       text: Check whether the persons can consent after a written summary of the protection in the country of destination, or whether another case of reg. 10(2) applies.
#   reasons:
#     - code: sg_pdpa.inside_territory
#       citation: Personal Data Protection Act 2012 s. 26
#       text: "{importer} is inside Singapore on {at}."
#     - code: sg_pdpa.same_entity
#       citation: PDPC Advisory Guidelines, ch. 19
#       text: Both sides are one organisation; its own servers and staff abroad are no recipient.
#       relied_on: "relation: same-entity"
#     - code: sg_pdpa.from_data_subject
#       citation: PDPC Advisory Guidelines, ch. 19
#       text: The person sends the data; no organisation transfers them.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: sg_pdpa.to_data_subject
#       citation: Personal Data Protection Act 2012 s. 26
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#     - code: sg_pdpa.transit
#       citation: Personal Data Protection Act 2012 s. 26
#       text: The data are routed between two sides inside Singapore and made available to no one abroad.
#       relied_on: "relation: transit"
#   warnings:
#     - code: sg_pdpa.inferred
#       citation: Personal Data Protection Act 2012 s. 26
#       text: That this relation takes the flow out of the law is inferred; no text of the Commission was found that says so.
package policies.sg_pdpa

import data.mechanisms.lib.report
import data.mechanisms.sg_pdpa.cbpr
import data.mechanisms.sg_pdpa.contract
import data.mechanisms.sg_pdpa.prp
import data.policies.lib.restriction

# METADATA
# title: Conditions in front of every mechanism
gate := report.finding(rego.metadata.chain(), {"met": {}, "unmet": {}, "warnings": {"sg-pdpa": warnings}})

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "sg_pdpa.inside_territory" if restriction.inside("sg-pdpa")

not_restricted contains code if {
	some code in restriction.exempt("sg_pdpa", {"same-entity", "from-data-subject", "to-data-subject", "transit"})
}

# METADATA
# title: Reasons that are inferred
warnings contains "sg_pdpa.inferred" if count(not_restricted & {"sg_pdpa.to_data_subject", "sg_pdpa.transit"}) > 0

# METADATA
# title: The mechanisms of this law
findings := {
	"cbpr": cbpr.finding,
	"prp": prp.finding,
	"contract": contract.finding,
}
