# METADATA
# title: Data Privacy Act of 2012
# description: |
#   A controller answers for personal information under its control, also where it was handed to a third party abroad, and uses a
#   contract to keep up a comparable level of protection.
# related_resources:
#   - description: Republic Act 10173
#     ref: https://privacy.gov.ph/data-privacy-act/
# schemas:
#   - input: schema.flow
# custom:
#   id: ph-dpa
#   name: Philippine Data Privacy Act
#   export_rule: accountability
#   coverage: partial
#   citations:
#     - RA 10173 s. 21
#   conditions: []
#   left_out:
#     - Reasonable means other than a contract are not modelled.
#     - Data sharing agreements and the approvals for government data are not modelled.
#   remedies:
#     - code: other_means
#       citation: RA 10173 s. 21(a); NPC Advisory No. 2024-01
#       text: Check other reasonable means of comparable protection; the model contractual clauses of the National Privacy Commission are voluntary.
#   reasons:
#     - code: ph_dpa.inside_territory
#       citation: RA 10173 s. 21
#       text: "{importer} is inside the Philippines on {at}."
#     - code: ph_dpa.same_entity
#       citation: RA 10173 s. 21
#       text: Both sides are one legal entity; handling by its own office or staff abroad is use and no disclosure.
#       relied_on: "relation: same-entity"
#     - code: ph_dpa.from_data_subject
#       citation: RA 10173 s. 21
#       text: The person whom the data concern sends them; the law binds organisations.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: ph_dpa.to_data_subject
#       citation: RA 10173 s. 21
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#     - code: ph_dpa.transit
#       citation: RA 10173 s. 21
#       text: The data are routed between two sides inside the Philippines and made available to no one outside.
#       relied_on: "relation: transit"
#   warnings:
#     - code: ph_dpa.inferred
#       citation: RA 10173 s. 21
#       text: That this is no transfer is inferred; the text of the law does not say so in words.
package policies.ph_dpa

import data.mechanisms.lib.report
import data.mechanisms.ph_dpa.cbpr
import data.mechanisms.ph_dpa.contract
import data.mechanisms.ph_dpa.prp
import data.policies.lib.restriction

# METADATA
# title: Conditions in front of every mechanism
# description: No condition; what the text of the law does not say in words is shown as a warning.
gate := report.finding(rego.metadata.chain(), {"met": {}, "unmet": {}, "warnings": {"ph-dpa": warnings}})

warnings contains "ph_dpa.inferred" if {
	not restriction.inside("ph-dpa")
	count(_exempt) > 0
}

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "ph_dpa.inside_territory" if restriction.inside("ph-dpa")

not_restricted contains code if some code in _exempt

_exempt := restriction.exempt("ph_dpa", {"same-entity", "from-data-subject", "to-data-subject", "transit"})

# METADATA
# title: The mechanisms of this law
findings := {
	"contract": contract.finding,
	"cbpr": cbpr.finding,
	"prp": prp.finding,
}
