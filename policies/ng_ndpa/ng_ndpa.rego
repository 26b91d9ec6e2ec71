# METADATA
# title: Nigeria Data Protection Act
# description: |
#   Sections 41 to 43 allow a transfer from Nigeria where the recipient is bound by an adequate law, rules, clauses, code or
#   certification, or in listed cases. No list of countries and no approved instrument was found, so every restricted transfer is blocked.
# related_resources:
#   - description: Nigeria Data Protection Act 2023, section 41
#     ref: https://techmeetslaw.org/laws/data-protection-act-2023/section-41-ndpa/
# schemas:
#   - input: schema.flow
# custom:
#   id: ng-ndpa
#   name: NDPA (Nigeria)
#   export_rule: mechanism
#   coverage: partial
#   citations: [NDPA s. 41 to 43]
#   reviewed: "2026-11-23"
#   conditions: []
#   left_out:
#     - "Adequacy is not modelled: no country list of the Commission was found (as of late 2025)."
#     - "Clauses, corporate rules, codes of conduct and certification approved by the Commission (NDPA s. 41, 42; GAID 2025 Art. 45, Sch. 5) are not modelled; none was found approved."
#     - "Consent and the other conditions of NDPA s. 43 are never computed."
#     - "Approval of CBPR and PRP certificates was not found as of 2026-11-23 (NDPA s. 43(2) asks for that of the National Assembly)."
#     - "The Nigeria Data Protection Regulation 2019, the rules before 2023-06-12, is not modelled."
#   remedies:
#     - code: approved_instrument
#       text: "Record the basis of the transfer and ask the Commission to approve clauses, corporate rules or a code of conduct (NDPA s. 41 and 42; GAID 2025 Art. 45, Sch. 5)."
#     - code: derogation
#       text: "For a single transfer, check the conditions of NDPA s. 43 (consent, contract, legal claims, vital or public interest)."
#   reasons:
#     - code: ng_ndpa.inside_territory
#       citation: NDPA s. 41(1)
#       text: "{importer} is inside the territory of the law on {at}."
#     - code: ng_ndpa.same_entity
#       citation: NDPA s. 41(1) (inferred)
#       text: Both sides are one legal entity; its staff or branch is no separate recipient.
#       relied_on: "relation: same-entity"
#     - code: ng_ndpa.from_data_subject
#       citation: NDPA s. 41(1) (inferred)
#       text: The data subject sends the data; no organisation transfers them.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: ng_ndpa.to_data_subject
#       citation: NDPA s. 41(1) (inferred)
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#     - code: ng_ndpa.transit
#       citation: NDPA s. 41(1) (inferred)
#       text: The data are routed between two sides inside the territory and made available to no one outside.
#       relied_on: "relation: transit"
#   warnings:
#     - code: ng_ndpa.inferred
#       citation: NDPA s. 41(1)
#       text: That this is no restricted transfer is inferred from other laws; no text of this law that says so was found as of 2026-11-23.
package policies.ng_ndpa

import data.mechanisms.lib.report
import data.mechanisms.ng_ndpa.cbpr
import data.mechanisms.ng_ndpa.prp
import data.policies.lib.restriction

# METADATA
# title: Conditions in front of every mechanism
# description: The law has none; that an exemption is inferred is said here.
gate := report.finding(rego.metadata.chain(), {"met": {}, "unmet": {}, "warnings": {"ng-ndpa": warnings}})

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "ng_ndpa.inside_territory" if restriction.inside("ng-ndpa")

not_restricted contains code if some code in _exempt

_exempt := restriction.exempt("ng_ndpa", {"same-entity", "from-data-subject", "to-data-subject", "transit"})

# METADATA
# title: What rests on inference
warnings contains "ng_ndpa.inferred" if {
	count(_exempt) > 0
	not restriction.inside("ng-ndpa")
}

# METADATA
# title: The mechanisms of this law
findings := {
	"cbpr": cbpr.finding,
	"prp": prp.finding,
}
