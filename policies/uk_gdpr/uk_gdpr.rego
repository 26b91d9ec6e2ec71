# METADATA
# title: United Kingdom General Data Protection Regulation
# description: |
#   Chapter V restricts the disclosure of personal data by an exporter subject to the UK GDPR to a separate importer outside the
#   United Kingdom. Since 5 February 2026 the Data (Use and Access) Act 2025 names the rules anew; the answers are the same.
# related_resources:
#   - description: Data Protection Act 2018
#     ref: https://www.legislation.gov.uk/ukpga/2018/12
#   - description: Data (Use and Access) Act 2025, Schedule 7
#     ref: https://www.legislation.gov.uk/ukpga/2025/18/schedule/7
#   - description: ICO, Are we making a restricted transfer?
#     ref: https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/international-transfers/a-guide-to-international-transfers/are-we-making-a-restricted-transfer
# schemas:
#   - input: schema.flow
# custom:
#   id: uk-gdpr
#   name: UK GDPR
#   export_rule: mechanism
#   coverage: full
#   citations: ["UK GDPR Art. 44A (until 2026-02-04: Art. 44)"]
#   conditions: []
#   left_out:
#     - Derogations (UK GDPR Art. 49) and restrictions in the public interest (Art. 49A) are never computed; consent, necessity and the others are for systematic flows no ground.
#     - Codes of conduct, certifications, instruments between public bodies and ad hoc clauses (UK GDPR Art. 46(2)(a), (e), (f), 46(3)) are not modelled.
#   remedies:
#     - code: derogation
#       text: For a single, non-systematic transfer, check the derogations of UK GDPR Art. 49 (explicit consent, necessity for a contract, legal claims, vital interests) and the restrictions under Art. 49A.
#   reasons:
#     - code: uk_gdpr.inside_territory
#       citation: "UK GDPR Art. 44A (until 2026-02-04: Art. 44)"
#       text: "{importer} is inside the United Kingdom on {at}."
#     - code: uk_gdpr.same_entity
#       citation: ICO guidance on international transfers, step three (separate legal entity)
#       text: Both sides are one legal entity; its staff or branch is no separate importer.
#       relied_on: "relation: same-entity"
#     - code: uk_gdpr.from_data_subject
#       citation: ICO guidance on international transfers, step two (who initiates the transfer)
#       text: The data subject sends the data; there is no exporter that is a controller or processor.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: uk_gdpr.to_data_subject
#       citation: ICO guidance on international transfers
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#     - code: uk_gdpr.transit
#       citation: ICO guidance on international transfers
#       text: The data are routed between two sides inside the United Kingdom and made available to no one outside.
#       relied_on: "relation: transit"
#     - code: uk_gdpr.returns_to_controller
#       citation: ICO guidance on international transfers (updated 2026-01-15)
#       text: "{exporter}, a processor in the United Kingdom, returns data to {importer}, the controller outside it for which it acts."
#       relied_on: exporter.on_behalf_of
#       onward: ends
package policies.uk_gdpr

import data.mechanisms.lib.flow
import data.mechanisms.lib.report
import data.mechanisms.uk_gdpr.adequacy
import data.mechanisms.uk_gdpr.bcr
import data.mechanisms.uk_gdpr.cbpr
import data.mechanisms.uk_gdpr.dpf
import data.mechanisms.uk_gdpr.eu_scc
import data.mechanisms.uk_gdpr.prp
import data.mechanisms.uk_gdpr.uk_addendum
import data.mechanisms.uk_gdpr.uk_idta
import data.policies.lib.restriction
import data.regions.areas

# METADATA
# title: Conditions in front of every mechanism
gate := report.finding(rego.metadata.chain(), {"met": {}, "unmet": {}})

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "uk_gdpr.inside_territory" if restriction.inside("uk-gdpr")

not_restricted contains code if {
	some code in restriction.exempt("uk_gdpr", {"same-entity", "from-data-subject", "to-data-subject", "transit"})
}

not_restricted contains "uk_gdpr.returns_to_controller" if {
	flow.returns_to_controller
	areas.member("uk-gdpr", flow.exporter.jurisdiction, input.at)
	not restriction.inside("uk-gdpr")
}

# METADATA
# title: The mechanisms of this law
findings := {
	"adequacy": adequacy.finding,
	"dpf": dpf.finding,
	"bcr": bcr.finding,
	"eu-scc": eu_scc.finding,
	"uk-idta": uk_idta.finding,
	"uk-addendum": uk_addendum.finding,
	"cbpr": cbpr.finding,
	"prp": prp.finding,
}
