# METADATA
# title: Privacy Act 1988
# description: |
#   Before an entity discloses personal information to an overseas recipient it takes reasonable steps so that the recipient keeps
#   to the Australian Privacy Principles, and it stays answerable for what the recipient does. Storage alone, under effective
#   control, is use; a contract is needed all the same.
# related_resources:
#   - description: OAIC, APP Guidelines, Chapter 8
#     ref: https://www.oaic.gov.au/privacy/australian-privacy-principles/australian-privacy-principles-guidelines/chapter-8-app-8-cross-border-disclosure-of-personal-information
# schemas:
#   - input: schema.flow
# custom:
#   id: au-privacy-act
#   name: Australian Privacy Act
#   export_rule: accountability
#   coverage: partial
#   citations:
#     - Privacy Act 1988 Sch. 1, APP 8.1
#     - Privacy Act 1988 s. 16C
#   conditions: []
#   left_out:
#     - The belief that a substantially similar law or binding scheme protects the data (APP 8.2(a)), and countries and schemes prescribed under APP 8.2(aa) and 8.3 (possible from 2024-12-11; none found as of 2026-11-23), are not modelled.
#     - Informed consent (APP 8.2(b)), a duty or authority under Australian law, permitted general situations and international agreements (APP 8.2(c) to (f)) are never computed.
#     - Reasonable steps other than a contract, such as corporate rules, are not modelled; nor are the small business and employee records exemptions.
#     - The Act extends to the external Territories (s. 5A); Norfolk Island (NF), Christmas Island (CX), the Cocos Islands (CC), and Heard and McDonald Islands (HM) are treated as outside Australia all the same.
#   remedies:
#     - code: derogation
#       citation: APP 8.2
#       text: "Check APP 8.2: a similar law or binding scheme that people can enforce, or consent after express information that APP 8.1 will not apply."
#   reasons:
#     - code: au_privacy_act.inside_territory
#       citation: Privacy Act 1988 Sch. 1, APP 8.1(a)
#       text: "{importer} is inside Australia on {at}."
#     - code: au_privacy_act.same_entity
#       citation: Privacy Act 1988 Sch. 1, APP 8.1; OAIC APP Guidelines Chapter 8
#       text: Both sides are one legal entity; handling by its own office or staff abroad is use and no disclosure.
#       relied_on: "relation: same-entity"
#     - code: au_privacy_act.from_data_subject
#       citation: Privacy Act 1988 Sch. 1, APP 8.1
#       text: The person whom the data concern sends them; the law binds organisations.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: au_privacy_act.to_data_subject
#       citation: Privacy Act 1988 Sch. 1, APP 8.1(b)
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#     - code: au_privacy_act.transit
#       citation: Privacy Act 1988 Sch. 1, APP 8.1; OAIC APP Guidelines Chapter 8
#       text: The data are routed between two sides inside Australia and made available to no one outside.
#       relied_on: "relation: transit"
package policies.au_privacy_act

import data.mechanisms.au_privacy_act.cbpr
import data.mechanisms.au_privacy_act.contract
import data.mechanisms.au_privacy_act.prp
import data.mechanisms.lib.report
import data.policies.lib.restriction

# METADATA
# title: Conditions in front of every mechanism
gate := report.finding(rego.metadata.chain(), {"met": {}, "unmet": {}})

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "au_privacy_act.inside_territory" if restriction.inside("au-privacy-act")

not_restricted contains code if some code in _exempt

_exempt := restriction.exempt("au_privacy_act", {"same-entity", "from-data-subject", "to-data-subject", "transit"})

# METADATA
# title: The mechanisms of this law
findings := {
	"contract": contract.finding,
	"cbpr": cbpr.finding,
	"prp": prp.finding,
}
