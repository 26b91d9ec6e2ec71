# METADATA
# title: Contract that bars passing the data on to a country of concern
# description: |
#   Data brokerage with a foreign party that is no covered person is prohibited unless a contract makes that party refrain from
#   brokering the same data to a country of concern or a covered person. Nothing else needs a contract.
# related_resources:
#   - description: 28 CFR 202.302
#     ref: https://www.ecfr.gov/current/title-28/section-202.302
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: contract
#   citations: [28 CFR 202.302]
#   conditions:
#     - code: contract.no_contract
#       citation: 28 CFR 202.302(a)(1)
#       text: A contract between {exporter} and {importer} is in the inventory.
#       remedy: Sign a contract with {importer} that bars brokering the data to a country of concern or a covered person.
#     - code: contract.signed
#       of: instrument
#       citation: 28 CFR 202.302(a)(1)
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: contract.running
#       of: instrument
#       citation: 28 CFR 202.302(a)(1)
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#       remedy: Renew {instrument}, or sign a new contract with {importer}.
#     - code: contract.exporter_bound
#       of: instrument
#       citation: 28 CFR 202.302(a)(1)
#       text: "{exporter} is bound by {instrument} as exporter on {at}."
#       remedy: Let {exporter} join {instrument}.
#     - code: contract.importer_bound
#       of: instrument
#       citation: 28 CFR 202.302(a)(1)
#       text: "{importer} is bound by {instrument} as importer on {at}."
#       remedy: Let {importer} join {instrument}.
#     - code: contract.onward_ban
#       of: instrument
#       citation: 28 CFR 202.302(a)(1)
#       text: "{instrument} bars {importer} from brokering the same data to a country of concern or a covered person."
#       fact: instruments[{instrument}].us_onward_ban
#       remedy: Add to {instrument} that {importer} refrains from brokering the data to a country of concern or a covered person.
#   obligations:
#     - code: obligation.report_violations
#       citation: 28 CFR 202.302(a)(2), (b)
#       text: "{exporter} reports known or suspected breaches of the ban to the Department of Justice within 14 days."
package mechanisms.us_federal.contract

import data.mechanisms.lib.clauses
import data.mechanisms.lib.flow
import data.mechanisms.lib.report

_documents := {id: data.register.instruments[id] | some id in flow.shared_instruments({"contract"})}

# METADATA
# title: What contracts say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_documents),
	"met": met,
	"unmet": unmet,
	"irrelevant": _not_brokered,
	"obligations": {"obligation.report_violations"},
})

default _not_brokered := true

_not_brokered := false if input.us_data_brokerage == true

met[id] contains "contract.no_contract" if some id, _ in _documents

unmet.contract contains "contract.no_contract" if count(_documents) == 0

met[id] contains code if {
	some id, document in _documents
	some code in clauses.met("contract", document)
}

unmet[id] contains code if {
	some id, document in _documents
	some code in clauses.unmet("contract", document)
}

met[id] contains "contract.onward_ban" if {
	some id, document in _documents
	document.us_onward_ban == true
}

unmet[id] contains "contract.onward_ban" if {
	some id, document in _documents
	document.us_onward_ban == false
}
