# METADATA
# title: Personal Information Protection and Electronic Documents Act
# description: |
#   An organisation answers for the personal information that it hands to others for processing, also abroad, and keeps up a
#   comparable level of protection by contract. It applies beside the law of a province where both are stated.
# related_resources:
#   - description: Personal Information Protection and Electronic Documents Act
#     ref: https://laws-lois.justice.gc.ca/eng/acts/P-8.6/
#   - description: Guidelines for processing personal data across borders
#     ref: https://www.priv.gc.ca/en/privacy-topics/airports-and-borders/gl_dab_090127/
# schemas:
#   - input: schema.flow
# custom:
#   id: ca-pipeda
#   name: PIPEDA
#   export_rule: accountability
#   coverage: partial
#   citations:
#     - PIPEDA Sch. 1 cl. 4.1.3
#   conditions: []
#   left_out:
#     - Means other than a contract that give a comparable level of protection are not modelled.
#     - Consent, which a disclosure to another organisation for its own purposes needs, is never computed.
#   remedies:
#     - code: consent
#       citation: PIPEDA Sch. 1 cl. 4.3; s. 7(3)
#       text: A disclosure to a recipient that decides for itself needs consent or an exception of s. 7(3); check it besides the contract.
#   reasons:
#     - code: ca_pipeda.inside_territory
#       citation: PIPEDA Sch. 1 cl. 4.1.3
#       text: "{importer} is inside Canada on {at}."
#     - code: ca_pipeda.same_entity
#       citation: PIPEDA Sch. 1 cl. 4.1.3
#       text: Both sides are one legal entity; handling by its own office or staff abroad is use and no disclosure.
#       relied_on: "relation: same-entity"
#     - code: ca_pipeda.from_data_subject
#       citation: PIPEDA Sch. 1 cl. 4.1.3
#       text: The person whom the data concern sends them; the law binds organisations.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: ca_pipeda.to_data_subject
#       citation: PIPEDA Sch. 1 cl. 4.1.3
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#     - code: ca_pipeda.transit
#       citation: PIPEDA Sch. 1 cl. 4.1.3
#       text: The data are routed between two sides inside Canada and made available to no one outside.
#       relied_on: "relation: transit"
#   warnings:
#     - code: ca_pipeda.inferred
#       citation: PIPEDA Sch. 1 cl. 4.1.3
#       text: That this is no transfer is inferred; the text of the law does not say so in words.
package policies.ca_pipeda

import data.mechanisms.ca_pipeda.cbpr
import data.mechanisms.ca_pipeda.contract
import data.mechanisms.ca_pipeda.prp
import data.mechanisms.lib.report
import data.policies.lib.restriction

# METADATA
# title: Conditions in front of every mechanism
# description: No condition; what the text of the law does not say in words is shown as a warning.
gate := report.finding(rego.metadata.chain(), {"met": {}, "unmet": {}, "warnings": {"ca-pipeda": warnings}})

warnings contains "ca_pipeda.inferred" if {
	not restriction.inside("ca-pipeda")
	count(_exempt) > 0
}

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "ca_pipeda.inside_territory" if restriction.inside("ca-pipeda")

not_restricted contains code if some code in _exempt

_exempt := restriction.exempt("ca_pipeda", {"same-entity", "from-data-subject", "to-data-subject", "transit"})

# METADATA
# title: The mechanisms of this law
findings := {
	"contract": contract.finding,
	"cbpr": cbpr.finding,
	"prp": prp.finding,
}
