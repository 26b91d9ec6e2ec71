# METADATA
# title: United States federal restrictions
# description: |
#   Transfers abroad are free but for two laws on foreign adversaries. The Act of 2024 forbids data brokers any volume of sensitive
#   data towards adversary countries and those they control. 28 CFR Part 202 prohibits or restricts bulk sensitive and government
#   related data towards countries of concern and covered persons, wherever these sit. A party counts as covered or controlled
#   where that is stated, or where it is a branch or body of a State or entity on the list. The office or staff of the exporter's
#   own entity abroad is within both: employment agreements are restricted like those with vendors (28 CFR 202.401).
# related_resources:
#   - description: 28 CFR Part 202
#     ref: https://www.ecfr.gov/current/title-28/chapter-I/part-202
#   - description: Protecting Americans' Data from Foreign Adversaries Act of 2024
#     ref: https://www.congress.gov/bill/118th-congress/house-bill/815
# schemas:
#   - input: schema.flow
# custom:
#   id: us-federal
#   name: United States federal restrictions
#   export_rule: free
#   coverage: partial
#   citations:
#     - 28 CFR Part 202
#     - Protecting Americans' Data from Foreign Adversaries Act of 2024, Pub. L. 118-50, div. I, s. 2
#   conditions:
#     - code: us_federal.padfa_prohibited
#       citation: Protecting Americans' Data from Foreign Adversaries Act of 2024, Pub. L. 118-50, div. I, s. 2
#       text: Towards a foreign adversary country, or a party that one controls, the exporter has classified the flow as none that the Act prohibits.
#       fact: padfa
#     - code: us_federal.bulk_prohibited
#       citation: 28 CFR 202.301, 202.303
#       text: Towards a country of concern or a covered person the exporter has classified the flow as none, or as restricted and no data brokerage.
#       fact: us_bulk_data
#       remedy: Apply to the Department of Justice for a licence (28 CFR Part 202, Subpart H); without one the transaction stays prohibited.
#     - code: us_federal.foreign_adversary_controlled
#       citation: Protecting Americans' Data from Foreign Adversaries Act of 2024, Pub. L. 118-50, div. I, s. 2
#       text: Where the exporter has classified the flow as one that the Act prohibits, it is known whether a foreign adversary controls {importer}.
#       fact: parties[{importer_id}].foreign_adversary_controlled
#     - code: us_federal.covered_person
#       citation: 28 CFR 202.211
#       text: Where the exporter has classified the flow as prohibited or restricted, it is known whether {importer} is a covered person.
#       fact: parties[{importer_id}].covered_person
#     - code: us_federal.security_requirements
#       citation: 28 CFR 202.401, 202.248
#       text: A restricted transaction meets the security requirements of the Cybersecurity and Infrastructure Security Agency.
#       fact: us_security_requirements
#       remedy: Put the security requirements in place before the transaction, and state it.
#   left_out:
#     - Volumes, thresholds, exemptions and the kind of agreement are not computed; the exporter classifies the flow itself.
#     - Licences are not modelled; nor are sector laws, export controls, sanctions and the laws of the States.
#   remedies:
#     - code: classification
#       citation: 28 CFR 202.302
#       text: Check whether the flow is data brokerage of bulk or government-related data at all; exempt transactions are none.
#   reasons:
#     - code: us_federal.free
#       citation: 28 CFR Part 202
#       text: Federal law leaves this transfer free.
#     - code: us_federal.inside_territory
#       citation: 28 CFR Part 202
#       text: "{importer} is in the United States on {at}."
#     - code: us_federal.from_data_subject
#       citation: 28 CFR 202.501
#       text: The person whom the data concern sends them.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: us_federal.to_data_subject
#       citation: 28 CFR Part 202
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#   obligations:
#     - code: obligation.restricted_transactions
#       citation: 28 CFR 202.1001, 202.1002
#       text: Run a data compliance programme for restricted transactions and have it audited each year.
#   warnings:
#     - code: us_federal.brokerage_not_stated
#       citation: 28 CFR 202.302
#       text: Whether this is data brokerage is not stated; brokerage with a foreign party needs a contract that bars passing the data on to a country of concern.
#     - code: us_federal.inferred
#       citation: 28 CFR Part 202; Protecting Americans' Data from Foreign Adversaries Act of 2024, Pub. L. 118-50, div. I, s. 2
#       text: "This reading is inferred: that Hong Kong and Macao belong to China under the Act of 2024, or that what a person sends or is sent is no transfer."
package policies.us_federal

import data.mechanisms.lib.report
import data.mechanisms.us_federal.cbpr
import data.mechanisms.us_federal.contract
import data.mechanisms.us_federal.prp
import data.policies.lib.adversaries
import data.policies.lib.restriction
import data.regions.lib.validity

_records := data.policies.us_federal.records

# METADATA
# title: The two laws in front of every transfer
gate := report.finding(rego.metadata.chain(), {
	"met": {"us-federal": met},
	"unmet": {"us-federal": unmet},
	"obligations": obligations,
	"warnings": {"us-federal": warnings},
})

met contains "us_federal.padfa_prohibited" if not adversaries.reached("padfa")

met contains "us_federal.padfa_prohibited" if input.padfa == "none"

unmet contains "us_federal.padfa_prohibited" if {
	adversaries.reached("padfa")
	input.padfa == "prohibited"
}

met contains "us_federal.foreign_adversary_controlled" if not adversaries.in_doubt("padfa")

met contains "us_federal.bulk_prohibited" if not adversaries.reached("part-202")

met contains "us_federal.bulk_prohibited" if {
	input.us_bulk_data in {"none", "restricted"}
	not _prohibited
}

unmet contains "us_federal.bulk_prohibited" if {
	adversaries.reached("part-202")
	_prohibited
}

_prohibited if input.us_bulk_data == "prohibited"

met contains "us_federal.covered_person" if not adversaries.in_doubt("part-202")

# Secured, and no brokerage, the restricted are permitted towards whomever.
met contains "us_federal.covered_person" if {
	input.us_bulk_data == "restricted"
	input.us_security_requirements == true
	not _prohibited
}

# Brokerage is prohibited, never merely restricted.
_prohibited if {
	input.us_bulk_data == "restricted"
	input.us_data_brokerage == true
}

met contains "us_federal.security_requirements" if not _restricted

met contains "us_federal.security_requirements" if input.us_security_requirements == true

unmet contains "us_federal.security_requirements" if {
	_restricted
	input.us_security_requirements == false
}

_restricted if {
	adversaries.reached("part-202")
	input.us_bulk_data == "restricted"
}

obligations contains "obligation.restricted_transactions" if {
	_restricted
	validity.in_force(_records["part-202-compliance"], input.at)
}

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "us_federal.inside_territory" if restriction.inside("us-federal")

not_restricted contains code if some code in _exempt

_exempt := restriction.exempt("us_federal", {"from-data-subject", "to-data-subject"})

not_restricted contains "us_federal.free" if {
	_abroad
	not _brokered
}

_abroad if {
	not restriction.inside("us-federal")
	count(_exempt) == 0
}

# Brokerage with a foreign party to which Part 202 does not forbid it outright.
_brokerage_rule if {
	_abroad
	not adversaries.reached("part-202")
	validity.in_force(_records["part-202-brokerage"], input.at)
}

_brokered if {
	_brokerage_rule
	input.us_data_brokerage == true
}

warnings contains "us_federal.brokerage_not_stated" if {
	_brokerage_rule
	restriction.relation in {"disclosure", "storage-only"}
	not _stated
}

_stated if is_boolean(input.us_data_brokerage)

warnings contains "us_federal.inferred" if adversaries.by_inference

warnings contains "us_federal.inferred" if {
	not restriction.inside("us-federal")
	count(_exempt) > 0
}

# METADATA
# title: The mechanisms of this law
findings := {
	"contract": contract.finding,
	"cbpr": cbpr.finding,
	"prp": prp.finding,
}
