# METADATA
# title: Swiss Federal Act on Data Protection
# description: |
#   Articles 16 to 18 restrict the disclosure of personal data from Switzerland to a recipient abroad. The Act of 1992 answers
#   for the days before 1 September 2023, with low confidence.
# related_resources:
#   - description: Federal Act on Data Protection, Article 16
#     ref: https://prighter.com/resources/laws/swiss-fadp/fadp/articles/article-16
# schemas:
#   - input: schema.flow
# custom:
#   id: ch-fadp
#   name: FADP
#   export_rule: mechanism
#   coverage: partial
#   citations: ["FADP Art. 16 (until 2023-08-31: Act of 1992, Art. 6)"]
#   conditions: []
#   left_out:
#     - Exceptions (FADP Art. 17; until 2023-08-31 Act of 1992, Art. 6(2)) are never computed; they are for the single case.
#     - Treaties, clauses of the parties' own after notice to the FDPIC and guarantees of federal bodies (FADP Art. 16(2)(a) to (c)) are not modelled.
#     - Codes and certifications under the DPO, and model contracts of the FDPIC or approved by it, are not modelled.
#     - Of the grounds of the Act of 1992 (Art. 6), only the clauses of the Commission are modelled; the FDPIC's list of States, other contracts and rules within a group are not.
#   remedies:
#     - code: derogation
#       text: For a single case, check the exceptions of FADP Art. 17, until 2023-08-31 of Art. 6(2) of the Act of 1992 (consent, contract, overriding public interest or legal claims, life and limb, data made public, public register).
#   reasons:
#     - code: ch_fadp.inside_territory
#       citation: "FADP Art. 16(1) (until 2023-08-31: Act of 1992, Art. 6(1))"
#       text: "{importer} is in Switzerland; nothing is disclosed abroad."
#     - code: ch_fadp.same_entity
#       citation: "FADP Art. 16 (until 2023-08-31: Act of 1992, Art. 6); by analogy with EDPB Guidelines 05/2021"
#       text: Both sides are one legal entity; its staff or branch is no other recipient.
#       relied_on: "relation: same-entity"
#     - code: ch_fadp.from_data_subject
#       citation: "FADP Art. 16 (until 2023-08-31: Act of 1992, Art. 6); by analogy with EDPB Guidelines 05/2021"
#       text: The data subject sends the data; no one else discloses them.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: ch_fadp.to_data_subject
#       citation: "FADP Art. 16 (until 2023-08-31: Act of 1992, Art. 6); by analogy with EDPB Guidelines 05/2021"
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#     - code: ch_fadp.transit
#       citation: "FADP Art. 16 (until 2023-08-31: Act of 1992, Art. 6); by analogy with EDPB Guidelines 05/2021"
#       text: The data are routed between two sides inside Switzerland and made available to no one abroad.
#       relied_on: "relation: transit"
#   warnings:
#     - code: ch_fadp.inferred
#       citation: "FADP Art. 16 (until 2023-08-31: Act of 1992, Art. 6); EDPB Guidelines 05/2021"
#       text: That this relation is no disclosure abroad is inferred from European guidance; no Swiss source says so.
#     - code: ch_fadp.old_act
#       citation: Federal Act on Data Protection of 19 June 1992, Art. 6
#       text: On {at} the Act of 1992 applies; what it asked for is known with low confidence, and the FDPIC's list of States is read as no decision.
package policies.ch_fadp

import data.mechanisms.ch_fadp.adequacy
import data.mechanisms.ch_fadp.bcr
import data.mechanisms.ch_fadp.cbpr
import data.mechanisms.ch_fadp.ch_scc
import data.mechanisms.ch_fadp.dpf
import data.mechanisms.ch_fadp.eu_scc
import data.mechanisms.ch_fadp.prp
import data.mechanisms.lib.report
import data.policies.lib.restriction
import data.regions.lib.validity

# METADATA
# title: Conditions in front of every mechanism
gate := report.finding(rego.metadata.chain(), {"met": {}, "unmet": {}, "warnings": {"ch-fadp": warnings}})

# METADATA
# scope: document
# title: What is worth a look whatever the mechanism
warnings contains "ch_fadp.inferred" if {
	count(_exempt) > 0
	not restriction.inside("ch-fadp")
}

warnings contains "ch_fadp.old_act" if validity.in_force(data.policies.ch_fadp.records["fadp-1992"], input.at)

# METADATA
# scope: document
# title: Why there is no disclosure abroad
not_restricted contains "ch_fadp.inside_territory" if restriction.inside("ch-fadp")

not_restricted contains code if some code in _exempt

_exempt := restriction.exempt("ch_fadp", {"same-entity", "from-data-subject", "to-data-subject", "transit"})

# METADATA
# title: The mechanisms of this law
findings := {
	"adequacy": adequacy.finding,
	"dpf": dpf.finding,
	"bcr": bcr.finding,
	"eu-scc": eu_scc.finding,
	"ch-scc": ch_scc.finding,
	"cbpr": cbpr.finding,
	"prp": prp.finding,
}
