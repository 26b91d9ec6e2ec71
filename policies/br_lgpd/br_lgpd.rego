# METADATA
# title: Lei Geral de Proteção de Dados Pessoais
# description: |
#   Articles 33 to 36 let personal data leave Brazil only on a listed ground, and only with a legal basis besides. The law
#   reaches an exporter in Brazil or abroad whose data were collected there; a transfer takes two agents, so that collection
#   from the person is none, although the law stays with the data.
# related_resources:
#   - description: Law 13.709/2018
#     ref: https://www.planalto.gov.br/ccivil_03/_ato2015-2018/2018/lei/l13709.htm
#   - description: Resolution CD/ANPD 19/2024
#     ref: https://www.gov.br/anpd/pt-br/acesso-a-informacao/institucional/atos-normativos/regulamentacoes_anpd/resolucao-cd-anpd-no-19-de-23-de-agosto-de-2024
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: br-lgpd
#   name: LGPD
#   export_rule: mechanism
#   coverage: full
#   citations: [LGPD Art. 33]
#   conditions:
#     - code: br_lgpd.legal_basis
#       citation: LGPD Art. 7, 11; Resolution CD/ANPD 19/2024, Annex I Art. 9
#       text: The flow has a legal basis of LGPD Art. 7, or of Art. 11 where the data are sensitive (no contract, legitimate interest or credit protection there).
#       fact: legal_basis
#       remedy: Find a legal basis of LGPD Art. 7 (Art. 11 for sensitive data) for this flow and state it.
#     - code: br_lgpd.special_categories
#       citation: LGPD Art. 5 II, 11
#       text: Whether the data are sensitive is known, where the legal basis serves only one kind.
#       fact: special_categories
#     - code: br_lgpd.onward_forbidden
#       citation: Resolution CD/ANPD 19/2024, Annex II cl. 3 and 18.3
#       text: The clauses under which the data came permit onward transfers by contract, or this hop has a mechanism of its own.
#       remedy: Sign the clauses of Resolution CD/ANPD 19/2024 with {importer} for this hop, or amend clause 3 of the earlier clauses so that it describes this onward transfer and pass their duties on by contract.
#   left_out:
#     - Cooperation, protection of life, authorisation, agreements, public policy, consent and necessity (LGPD Art. 33 III to IX) are never computed.
#     - Specific clauses (LGPD Art. 33 II a) need an approval of the ANPD; none is known as of 2026-11-23.
#     - Clauses of other laws recognised as equivalent (Resolution CD/ANPD 19/2024, Annex I), none recognised as of 2026-11-23.
#     - Data from an adequate country that only pass through Brazil (LGPD Art. 4 IV) are treated like all others.
#   remedies:
#     - code: consent
#       text: Specific and highlighted consent, given after information on the international nature of the transfer (LGPD Art. 33 VIII), is revocable; check whether it fits.
#     - code: cooperation
#       text: Check whether the transfer is necessary for legal cooperation between public bodies of intelligence, investigation and prosecution under international law (LGPD Art. 33 III).
#     - code: protection_of_life
#       text: Check whether the transfer is necessary to protect the life or physical safety of the person or of someone else (LGPD Art. 33 IV).
#     - code: agreement
#       text: Check whether the transfer results from a commitment in an international cooperation agreement (LGPD Art. 33 VI).
#     - code: public_policy
#       text: Check whether the transfer is necessary to carry out public policy or a public service's legal duty, made public under Art. 23 I (LGPD Art. 33 VII).
#     - code: necessity
#       text: Check whether the transfer is necessary for a legal duty, a contract with or steps asked for by the person, or legal proceedings (LGPD Art. 33 IX); legitimate interest is not in that list.
#     - code: authorisation
#       text: Ask the ANPD to authorise the transfer (LGPD Art. 33 V) or to approve specific clauses (Art. 33 II a).
#   reasons:
#     - code: br_lgpd.inside_territory
#       citation: LGPD Art. 33; Resolution CD/ANPD 19/2024, Annex I Art. 3
#       text: "{importer} is in Brazil on {at}; nothing is passed to an agent abroad."
#     - code: br_lgpd.same_entity
#       citation: Resolution CD/ANPD 19/2024, Annex I Art. 3 and 5
#       text: Both sides are one legal entity; a transfer takes two agents.
#       relied_on: "relation: same-entity"
#     - code: br_lgpd.from_data_subject
#       citation: Resolution CD/ANPD 19/2024, Annex I Art. 3 V and 6
#       text: The data subject sends the data; international collection is no international transfer.
#       relied_on: "relation: from-data-subject"
#     - code: br_lgpd.to_data_subject
#       citation: Resolution CD/ANPD 19/2024, Annex I Art. 3 and 5
#       text: The data go to the person whom they concern, who is no agent of processing.
#       relied_on: "relation: to-data-subject"
#     - code: br_lgpd.transit
#       citation: Resolution CD/ANPD 19/2024, Annex I Art. 8 §1 I
#       text: The data are routed between two sides in Brazil and made available to no one abroad.
#       relied_on: "relation: transit"
#   warnings:
#     - code: br_lgpd.inferred
#       citation: Resolution CD/ANPD 19/2024, Annex I Art. 3 and 5
#       text: That this is no transfer is inferred from the definition of a transfer (for days before 2024-08-23, from a later definition).
#     - code: br_lgpd.twelve_months
#       citation: Resolution CD/ANPD 19/2024 Art. 2 sole paragraph
#       text: Contracts in use had until 2025-08-23 to take in the clauses of the ANPD; clauses of other laws are not read as covering in the meantime.
package policies.br_lgpd

import data.mechanisms.br_lgpd.adequacy
import data.mechanisms.br_lgpd.br_gcr
import data.mechanisms.br_lgpd.br_scc
import data.mechanisms.br_lgpd.cbpr
import data.mechanisms.br_lgpd.prp
import data.mechanisms.lib.flow
import data.mechanisms.lib.report
import data.policies.lib.br_basis
import data.policies.lib.restriction
import data.regions.areas
import data.regions.lib.validity

# METADATA
# title: Conditions in front of every mechanism
gate := report.finding(rego.metadata.chain(), {
	"met": {"br-lgpd": met},
	"unmet": {"br-lgpd": unmet},
	"warnings": {"br-lgpd": warnings},
})

_unrestricted if count(not_restricted) > 0

# Nothing has to be shown where there is no transfer.
met contains code if {
	_unrestricted
	some code in {"br_lgpd.legal_basis", "br_lgpd.special_categories"}
}

met contains code if some code in br_basis.met

unmet contains code if {
	not _unrestricted
	some code in br_basis.unmet
}

met contains "br_lgpd.onward_forbidden" if not _passed_on_against_clause_3

unmet contains "br_lgpd.onward_forbidden" if _passed_on_against_clause_3

# Clauses with option A of clause 3 leave only a mechanism of its own (clause 18.3), no contract that passes their duties on.
_passed_on_against_clause_3 if {
	not _unrestricted
	not _covered
	some clauses in _carrying_clauses
	every id in clauses {
		data.register.instruments[id].onward_transfers == "forbidden"
	}
}

# The good clauses of each earlier hop that they, and no mechanism preferred to them, carry.
_carrying_clauses contains good if {
	some hop in input.route
	found := findings with input as hop
	reasons := not_restricted with input as hop
	count(reasons) == 0
	met_ones := [mechanism | some mechanism in _order; found[mechanism].status == "met"]
	met_ones[0] == "br-scc"
	entries := array.concat([found["br-scc"].best], found["br-scc"].others)
	good := {entry.id | some entry in entries; entry.status == "met"}
}

# What the organisation prefers comes first; the rest follows in the order of Article 33.
_order := array.concat([mechanism | some mechanism in data.register.settings.preference], ["adequacy", "br-scc", "br-gcr"])

_covered if {
	some finding in findings
	finding.status == "met"
}

# METADATA
# scope: document
# title: What is worth a look without blocking
warnings contains "br_lgpd.inferred" if {
	some reason in not_restricted
	not _stated(reason)
	not "br_lgpd.inside_territory" in not_restricted
}

warnings contains "br_lgpd.twelve_months" if {
	not _unrestricted
	not _covered
	br_scc.in_transition
	count(flow.shared_instruments({"eu-scc", "uk-idta", "uk-addendum", "contract"})) > 0
}

_stated(reason) if {
	reason != "br_lgpd.same_entity"
	validity.in_force(data.policies.br_lgpd.records["transfer-regulation"], input.at)
}

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "br_lgpd.inside_territory" if restriction.inside("br-lgpd")

not_restricted contains code if {
	some code in restriction.exempt("br_lgpd", {"same-entity", "from-data-subject", "to-data-subject"})
}

# Routing between two places abroad is a disclosure abroad like any other.
not_restricted contains code if {
	areas.member("br-lgpd", flow.exporter.jurisdiction, input.at)
	some code in restriction.exempt("br_lgpd", {"transit"})
}

# METADATA
# title: The mechanisms of this law
findings := {
	"adequacy": adequacy.finding,
	"br-scc": br_scc.finding,
	"br-gcr": br_gcr.finding,
	"cbpr": cbpr.finding,
	"prp": prp.finding,
}
