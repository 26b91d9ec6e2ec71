# METADATA
# title: Data Protection Act of Mauritius
# description: |
#   Section 36 allows a transfer abroad with proof of appropriate safeguards to the Commissioner, explicit consent, or in cases of
#   necessity. None of these can be read from an inventory, so every restricted transfer is blocked.
# related_resources:
#   - description: Data Protection Act 2017, section 36 (commentary)
#     ref: http://webiis05.mondaq.com/article.asp?article_id=710918&type=mondaqai&r=1&t=5
# schemas:
#   - input: schema.flow
# custom:
#   id: mu-dpa
#   name: Data Protection Act (Mauritius)
#   export_rule: mechanism
#   coverage: partial
#   citations: [DPA 2017 s. 36]
#   reviewed: "2026-11-23"
#   conditions: []
#   left_out:
#     - "Proof of appropriate safeguards to the Commissioner (DPA 2017 s. 36) is not modelled."
#     - "Explicit consent and the cases of necessity (DPA 2017 s. 36) are never computed."
#     - "Recognition of CBPR and PRP certificates was not found as of 2026-11-23."
#     - "The Data Protection Act 2004, in force before 2018-01-15, is not modelled."
#   remedies:
#     - code: safeguards
#       text: "Give the Data Protection Commissioner proof of appropriate safeguards (DPA 2017 s. 36)."
#     - code: consent
#       text: "Check the explicit consent of the data subject after information on the risks (DPA 2017 s. 36)."
#     - code: necessity
#       text: "Check whether the transfer is necessary in one of the cases of DPA 2017 s. 36."
#   reasons:
#     - code: mu_dpa.inside_territory
#       citation: DPA 2017 s. 36
#       text: "{importer} is inside the territory of the law on {at}."
#     - code: mu_dpa.same_entity
#       citation: DPA 2017 s. 36 (inferred)
#       text: Both sides are one legal entity; its staff or branch is no separate recipient.
#       relied_on: "relation: same-entity"
#     - code: mu_dpa.from_data_subject
#       citation: DPA 2017 s. 36 (inferred)
#       text: The data subject sends the data; no organisation transfers them.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: mu_dpa.to_data_subject
#       citation: DPA 2017 s. 36 (inferred)
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#     - code: mu_dpa.transit
#       citation: DPA 2017 s. 36 (inferred)
#       text: The data are routed between two sides inside the territory and made available to no one outside.
#       relied_on: "relation: transit"
#   warnings:
#     - code: mu_dpa.inferred
#       citation: DPA 2017 s. 36
#       text: That this is no restricted transfer is inferred from other laws; no text of this law that says so was found as of 2026-11-23.
package policies.mu_dpa

import data.mechanisms.lib.report
import data.mechanisms.mu_dpa.cbpr
import data.mechanisms.mu_dpa.prp
import data.policies.lib.restriction

# METADATA
# title: Conditions in front of every mechanism
# description: The law has none; that an exemption is inferred is said here.
gate := report.finding(rego.metadata.chain(), {"met": {}, "unmet": {}, "warnings": {"mu-dpa": warnings}})

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "mu_dpa.inside_territory" if restriction.inside("mu-dpa")

not_restricted contains code if some code in _exempt

_exempt := restriction.exempt("mu_dpa", {"same-entity", "from-data-subject", "to-data-subject", "transit"})

# METADATA
# title: What rests on inference
warnings contains "mu_dpa.inferred" if {
	count(_exempt) > 0
	not restriction.inside("mu-dpa")
}

# METADATA
# title: The mechanisms of this law
findings := {
	"cbpr": cbpr.finding,
	"prp": prp.finding,
}
