# METADATA
# title: Personal Information Protection Act
# description: |
#   Article 28-8 forbids provision, entrustment and storage abroad but in five cases, of which one is computed here: the
#   Commission's recognition of the country. Branches and storage count as transfers.
# related_resources:
#   - description: Personal Information Protection Act, Article 28-8
#     ref: https://prighter.com/resources/laws/korean-pipa/main/articles/article-28-8
# schemas:
#   - input: schema.flow
# custom:
#   id: kr-pipa
#   name: PIPA (Korea)
#   export_rule: mechanism
#   coverage: partial
#   citations: [PIPA Art. 28-8]
#   reviewed: "2026-11-23"
#   conditions: []
#   left_out:
#     - Separate consent, statute or treaty, and entrustment or storage necessary for a contract with the person (Art. 28-8(1)1 to 3) are never computed.
#     - The rules on provision abroad before 2023-09-15 are not modelled.
#     - Certificates of the recipient that the Commission notifies (Art. 28-8(1)4, such as ISMS-P) are not modelled.
#   remedies:
#     - code: other_grounds
#       text: Check separate consent, entrustment or storage necessary for a contract with the person and disclosed in the privacy policy, and a certificate of the importer that the Commission has notified (PIPA Art. 28-8(1)1 to 4).
#   reasons:
#     - code: kr_pipa.inside_territory
#       citation: PIPA Art. 28-8(1)
#       text: "{importer} is inside Korea on {at}."
#     - code: kr_pipa.to_data_subject
#       citation: PIPA Art. 28-8(1)
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#   warnings:
#     - code: kr_pipa.inferred
#       citation: PIPA Art. 28-8(1)
#       text: That data sent to the person are no transfer, and that data which the person sends are one, is inferred; no text of the Commission was found that says so.
package policies.kr_pipa

import data.mechanisms.kr_pipa.adequacy
import data.mechanisms.kr_pipa.cbpr
import data.mechanisms.kr_pipa.contract
import data.mechanisms.kr_pipa.prp
import data.mechanisms.lib.report
import data.policies.lib.restriction

# METADATA
# title: Conditions in front of every mechanism
gate := report.finding(rego.metadata.chain(), {"met": {}, "unmet": {}, "warnings": {"kr-pipa": warnings}})

# METADATA
# scope: document
# title: Why there is no restricted transfer
# description: Branches, storage and what the person sends are not among the reasons.
not_restricted contains "kr_pipa.inside_territory" if restriction.inside("kr-pipa")

not_restricted contains code if some code in restriction.exempt("kr_pipa", {"to-data-subject"})

# METADATA
# title: What rests on inference
warnings contains "kr_pipa.inferred" if {
	restriction.relation in {"to-data-subject", "from-data-subject"}
	not restriction.inside("kr-pipa")
}

# METADATA
# title: The mechanisms of this law
findings := {
	"adequacy": adequacy.finding,
	"cbpr": cbpr.finding,
	"prp": prp.finding,
	"contract": contract.finding,
}
