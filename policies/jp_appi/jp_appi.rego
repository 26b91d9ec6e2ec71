# METADATA
# title: Act on the Protection of Personal Information
# description: |
#   Article 28 restricts the provision of personal data to a third party in a foreign country: a designated country, a system of
#   equivalent measures, or the person's consent. Article 24 answers for the days before 1 April 2022.
# related_resources:
#   - description: PPC Guidelines on the provision to a third party in a foreign country
#     ref: https://www.ppc.go.jp/personalinfo/legal/guidelines_offshore/
# schemas:
#   - input: schema.flow
# custom:
#   id: jp-appi
#   name: APPI (Japan)
#   export_rule: mechanism
#   coverage: partial
#   citations: [APPI Art. 28 (until 2022-03-31 Art. 24)]
#   reviewed: "2026-11-23"
#   conditions: []
#   left_out:
#     - Consent after information on the country (APPI Art. 28(1) and (2)) and the exceptions of APPI Art. 27(1) are never computed.
#     - Rules common to a group, and the exporter's own CBPR certificate for entrusted processing (Enforcement Rules Art. 16(i)), are not modelled; a contract between the two sides is.
#     - Public bodies are judged as private operators.
#   remedies:
#     - code: consent
#       text: Check whether the persons can consent after being told the country, its law and the importer's measures (APPI Art. 28(1) and (2)), or whether an exception of Art. 27(1) applies.
#   reasons:
#     - code: jp_appi.importer_under_appi
#       citation: APPI Art. 28(1) (until 2022-03-31 Art. 24); PPC Guidelines 2-2
#       text: The APPI reaches this processing by {importer}, which is no third party in a foreign country for it.
#     - code: jp_appi.inside_territory
#       citation: APPI Art. 28(1) (until 2022-03-31 Art. 24)
#       text: "{importer} is inside Japan on {at}."
#     - code: jp_appi.same_entity
#       citation: PPC Guidelines 2-2 (separate legal personality)
#       text: Both sides are one legal entity, which is no third party to itself.
#       relied_on: "relation: same-entity"
#     - code: jp_appi.from_data_subject
#       citation: APPI Art. 28(1) (until 2022-03-31 Art. 24)
#       text: The person sends the data; no operator provides them.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: jp_appi.to_data_subject
#       citation: APPI Art. 28(1) (until 2022-03-31 Art. 24)
#       text: The data go to the person whom they concern, who is no third party.
#       relied_on: "relation: to-data-subject"
#     - code: jp_appi.transit
#       citation: APPI Art. 28(1) (until 2022-03-31 Art. 24)
#       text: The data are routed between two sides inside Japan and provided to no one abroad.
#       relied_on: "relation: transit"
#     - code: jp_appi.storage_only
#       citation: PPC Q&A 7-53, 12-3 and 12-4
#       text: "{importer} is barred, by contract and by access control, from handling what it stores; there is no provision."
#       relied_on: "relation: storage-only"
#   obligations:
#     - code: obligation.domestic_ground
#       citation: APPI Art. 27 (until 2022-03-31 Art. 23)
#       text: The provision needs a ground of the law inside Japan as well (consent, entrustment, joint use, succession and so on).
#     - code: obligation.security_control
#       citation: APPI Art. 23 (until 2022-03-31 Art. 20); PPC Q&A 7-54
#       text: The exporter itself answers for the security of what is stored and takes the law of {place} into account.
#   warnings:
#     - code: jp_appi.inferred
#       citation: APPI Art. 28(1) (until 2022-03-31 Art. 24)
#       text: That this relation takes the flow out of the law is inferred; no text of the Commission was found that says so.
package policies.jp_appi

import data.mechanisms.jp_appi.adequacy
import data.mechanisms.jp_appi.cbpr
import data.mechanisms.jp_appi.contract
import data.mechanisms.jp_appi.prp
import data.mechanisms.lib.flow
import data.mechanisms.lib.report
import data.policies.lib.restriction

# METADATA
# title: Conditions in front of every mechanism
gate := report.finding(rego.metadata.chain(), {
	"met": {},
	"unmet": {},
	"obligations": obligations,
	"warnings": {"jp-appi": warnings},
})

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "jp_appi.inside_territory" if restriction.inside("jp-appi")

# What is stated for this processing decides; establishment in Japan is the reason above.
not_restricted contains "jp_appi.importer_under_appi" if {
	flow.importer_reached_by("jp-appi")
	not restriction.inside("jp-appi")
}

not_restricted contains code if {
	some code in restriction.exempt("jp_appi", {"same-entity", "from-data-subject", "to-data-subject", "storage-only", "transit"})
}

# METADATA
# scope: document
# title: Duties that remain where nothing is restricted
obligations contains "obligation.domestic_ground" if "jp_appi.importer_under_appi" in not_restricted

obligations contains "obligation.security_control" if "jp_appi.storage_only" in not_restricted

# METADATA
# title: Reasons that are inferred
warnings contains "jp_appi.inferred" if count(not_restricted & {"jp_appi.to_data_subject", "jp_appi.transit"}) > 0

# METADATA
# title: The mechanisms of this law
findings := {
	"adequacy": adequacy.finding,
	"cbpr": cbpr.finding,
	"prp": prp.finding,
	"contract": contract.finding,
}
