# METADATA
# title: Personal Information Protection Act of Bermuda
# description: |
#   Section 15 holds an organisation in Bermuda responsible for what it transfers to an overseas third party, and asks it to assess
#   and ensure comparable protection first: here by a recognised certificate or a contract.
# related_resources:
#   - description: Personal Information Protection Act 2016, section 15
#     ref: https://privacy.bm/transfer-to-overseas-third-party
#   - description: Guidance of the Privacy Commissioner on comparable jurisdictions
#     ref: https://privacy.bm/post/guidance-note-transfer-of-personal-information-to-overseas-third-parties-and-comparable-jurisdictio
# schemas:
#   - input: schema.flow
# custom:
#   id: bm-pipa
#   name: PIPA (Bermuda)
#   export_rule: mechanism
#   coverage: partial
#   citations: [PIPA s. 15]
#   reviewed: "2026-11-23"
#   conditions: []
#   left_out:
#     - "Jurisdictions designated by the Minister, and the organisation's own belief that a law is comparable (PIPA s. 15(3) and (4)), are not modelled."
#     - "Binding corporate rules, codes of conduct and other means (PIPA s. 15(5)) are not modelled."
#     - "The exceptions of PIPA s. 15(6) are never computed."
#     - "Global CBPR certificates: an act that extends the recognition of 2021 to them was not found as of 2026-11-23."
#   remedies:
#     - code: comparable_law
#       text: "Check whether the Minister has designated the importer's jurisdiction, or whether a recorded assessment supports a reasonable belief that its law is comparable (PIPA s. 15(3) and (4))."
#     - code: corporate_rules
#       text: "Within a group, binding corporate rules or a code of conduct may ensure comparable protection (PIPA s. 15(5))."
#     - code: apec_certificate
#       text: "Check whether the importer can certify under the APEC CBPR System, the only one that the recognition of 2021 names (PIPA s. 15(4))."
#     - code: exceptions
#       text: "For an occasional, small transfer or one needed for legal rights, check the exceptions of PIPA s. 15(6)."
#   reasons:
#     - code: bm_pipa.inside_territory
#       citation: PIPA s. 15(1)
#       text: "{importer} is inside the territory of the law on {at}."
#     - code: bm_pipa.same_entity
#       citation: PIPA s. 15(1) (inferred)
#       text: Both sides are one legal entity; its staff or branch is no separate recipient.
#       relied_on: "relation: same-entity"
#     - code: bm_pipa.from_data_subject
#       citation: PIPA s. 15(1) (inferred)
#       text: The data subject sends the data; no organisation transfers them.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: bm_pipa.to_data_subject
#       citation: PIPA s. 15(1) (inferred)
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#     - code: bm_pipa.transit
#       citation: PIPA s. 15(1) (inferred)
#       text: The data are routed between two sides inside the territory and made available to no one outside.
#       relied_on: "relation: transit"
#   warnings:
#     - code: bm_pipa.inferred
#       citation: PIPA s. 15(1)
#       text: That this is no restricted transfer is inferred from other laws; no text of this law that says so was found as of 2026-11-23.
package policies.bm_pipa

import data.mechanisms.bm_pipa.cbpr
import data.mechanisms.bm_pipa.contract
import data.mechanisms.bm_pipa.prp
import data.mechanisms.lib.report
import data.policies.lib.restriction

# METADATA
# title: Conditions in front of every mechanism
# description: The law has none; that an exemption is inferred is said here.
gate := report.finding(rego.metadata.chain(), {"met": {}, "unmet": {}, "warnings": {"bm-pipa": warnings}})

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "bm_pipa.inside_territory" if restriction.inside("bm-pipa")

not_restricted contains code if some code in _exempt

_exempt := restriction.exempt("bm_pipa", {"same-entity", "from-data-subject", "to-data-subject", "transit"})

# METADATA
# title: What rests on inference
warnings contains "bm_pipa.inferred" if {
	count(_exempt) > 0
	not restriction.inside("bm-pipa")
}

# METADATA
# title: The mechanisms of this law
findings := {
	"cbpr": cbpr.finding,
	"prp": prp.finding,
	"contract": contract.finding,
}
