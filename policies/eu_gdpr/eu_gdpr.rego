# METADATA
# title: General Data Protection Regulation
# description: |
#   Chapter V restricts the disclosure of personal data by an exporter subject to the GDPR to an importer in a third country or
#   an international organisation. Directive 95/46/EC answers for the days before 25 May 2018.
# related_resources:
#   - description: Regulation (EU) 2016/679, Chapter V
#     ref: https://eur-lex.europa.eu/eli/reg/2016/679/oj
#   - description: EDPB Guidelines 05/2021
#     ref: https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052021-interplay-between-application-article-3_en
# schemas:
#   - input: schema.flow
# custom:
#   id: eu-gdpr
#   name: GDPR
#   export_rule: mechanism
#   coverage: full
#   citations: ["GDPR Art. 44 (until 2018-05-24: Directive 95/46/EC Art. 25)"]
#   conditions: []
#   left_out:
#     - Derogations (GDPR Art. 49; until 2018-05-24 Directive 95/46/EC Art. 26(1)) are never computed; consent, necessity and the others are for systematic flows no ground.
#     - Of Directive 95/46/EC, authorisations by national authorities (Art. 26(2)), of binding corporate rules among them, are not modelled.
#     - Codes of conduct, certifications, instruments between public bodies and ad hoc clauses (GDPR Art. 46(2)(a), (d) to (f), 46(3)) are not modelled.
#   remedies:
#     - code: derogation
#       text: For a single, non-systematic transfer, check the derogations of GDPR Art. 49, until 2018-05-24 of Directive 95/46/EC Art. 26(1) (explicit consent, necessity for a contract, legal claims, vital interests).
#   reasons:
#     - code: eu_gdpr.inside_territory
#       citation: "GDPR Art. 44 (until 2018-05-24: Directive 95/46/EC Art. 25); EDPB Guidelines 05/2021, criterion 3"
#       text: "{importer} is inside the territory where the GDPR applies on {at}."
#     - code: eu_gdpr.union_institution
#       citation: Regulation (EU) 2018/1725; GDPR Art. 2(3)
#       text: "{importer} is an institution or body of the Union, inside it and under Regulation (EU) 2018/1725."
#     - code: eu_gdpr.same_entity
#       citation: EDPB Guidelines 05/2021, criterion 2
#       text: Both sides are one legal entity; its staff or branch is no separate importer.
#       relied_on: "relation: same-entity"
#     - code: eu_gdpr.from_data_subject
#       citation: EDPB Guidelines 05/2021, criterion 2
#       text: The data subject sends the data; there is no exporter that is a controller or processor.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: eu_gdpr.to_data_subject
#       citation: EDPB Guidelines 05/2021, criterion 2
#       text: The data go to the person whom they concern, who is no controller or processor.
#       relied_on: "relation: to-data-subject"
#     - code: eu_gdpr.transit
#       citation: EDPB Guidelines 05/2021, criterion 2
#       text: The data are routed between two sides inside the territory and made available to no one outside.
#       relied_on: "relation: transit"
package policies.eu_gdpr

import data.mechanisms.eu_gdpr.adequacy
import data.mechanisms.eu_gdpr.bcr
import data.mechanisms.eu_gdpr.cbpr
import data.mechanisms.eu_gdpr.dpf
import data.mechanisms.eu_gdpr.eu_scc
import data.mechanisms.eu_gdpr.prp
import data.mechanisms.lib.flow
import data.mechanisms.lib.report
import data.policies.lib.restriction

# METADATA
# title: Conditions in front of every mechanism
gate := report.finding(rego.metadata.chain(), {"met": {}, "unmet": {}})

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "eu_gdpr.inside_territory" if restriction.inside("eu-gdpr")

not_restricted contains "eu_gdpr.union_institution" if flow.importer.jurisdiction == "EU-INST"

not_restricted contains code if {
	some code in restriction.exempt("eu_gdpr", {"same-entity", "from-data-subject", "to-data-subject", "transit"})
}

# METADATA
# title: The mechanisms of this law
findings := {
	"adequacy": adequacy.finding,
	"dpf": dpf.finding,
	"bcr": bcr.finding,
	"eu-scc": eu_scc.finding,
	"cbpr": cbpr.finding,
	"prp": prp.finding,
}

# METADATA
# title: Authorities that a refusal cites besides its own
refusal_citations contains "GDPR Art. 48" if flow.importer.kind == "public_authority"
