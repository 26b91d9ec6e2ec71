# METADATA
# title: Contract that passes a mechanism's duties on
# description: |
#   Where a law follows the data, a later hop is covered if mechanism T covered the first one, every hop between is covered
#   itself or by such a contract, and this one has a contract that carries the onward-transfer duties of T. Whatever was met
#   on the first hop covered it, chosen or not. An adequacy decision lays no onward duties on a contract. The records name the
#   duties of each mechanism.
# related_resources:
#   - description: Implementing Decision (EU) 2021/914, Clauses 8.7 and 8.8
#     ref: https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj
# schemas:
#   - input: schema.hop
#   - data.register: schema.register
# custom:
#   id: contract
#   citations: []
#   conditions:
#     - code: onward.first_hop
#       citation: The onward-transfer duties of the mechanism that covered the first disclosure
#       text: The first disclosure under this law is covered by a mechanism whose duties a contract can carry.
#     - code: onward.hops_between
#       citation: The onward-transfer duties of the mechanism that covered the first disclosure
#       text: Every later disclosure before this one is covered itself or by a contract that carries the same duties.
#     - code: onward.no_contract
#       citation: The onward-transfer duties of the mechanism that covered the first disclosure
#       text: A contract between {exporter} and {importer} is in the inventory.
#       remedy: Sign a contract with {importer} that carries the onward-transfer duties of the mechanism that covered the first disclosure.
#     - code: onward.signed
#       of: instrument
#       citation: The onward-transfer duties of the mechanism that covered the first disclosure
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: onward.exporter_bound
#       of: instrument
#       citation: The onward-transfer duties of the mechanism that covered the first disclosure
#       text: "{exporter} is a party to {instrument} on {at}, on the other side than {importer}."
#     - code: onward.importer_bound
#       of: instrument
#       citation: The onward-transfer duties of the mechanism that covered the first disclosure
#       text: "{importer} is a party to {instrument} on {at}, on the other side than {exporter}."
#     - code: onward.running
#       of: instrument
#       citation: The onward-transfer duties of the mechanism that covered the first disclosure
#       text: "{instrument} has not ended before {at}."
#     - code: onward.terms
#       of: instrument
#       citation: The onward-transfer duties of the mechanism that covered the first disclosure
#       text: "{instrument} carries the onward-transfer duties of the mechanism that covered the first disclosure."
#       fact: instruments[{instrument}].onward_terms
#       remedy: Add the onward-transfer duties of that mechanism to {instrument}.
package transfer.onward_contract

import data.mechanisms.lib.clauses
import data.mechanisms.lib.flow
import data.mechanisms.lib.report

_documents := {id: data.register.instruments[id] | some id in flow.shared_instruments({"contract"})}

_judged := object.keys(_documents) | {"contract"}

_records := data.transfer.onward_contract.records

# METADATA
# title: Mechanisms whose onward duties a contract of the two sides carries on the day
carried contains mechanism if {
	some document in _documents
	clauses.in_effect(document)
	some mechanism in document.onward_terms
	_records[mechanism]
}

# METADATA
# title: What contracts say of an onward hop
# description: |
#   `input.first` lists the mechanisms that covered the first hop and that the hops between carried, in order of preference;
#   `input.between` says whether those hops are covered.
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_documents),
	"met": met,
	"unmet": unmet,
	"details": {id: {"citations": [_records[passed_on(input.first, id)].title]} | some id, _ in _documents},
})

# METADATA
# title: The mechanism whose duties a document passes on
# description: The first of those that it carries or, where it carries none, of those that it might.
passed_on(first, id) := mechanism if {
	carried := [mechanism | some mechanism in _passable(first); mechanism in _documents[id].onward_terms]
	mechanism := carried[0]
} else := _passable(first)[0]

met[id] contains "onward.first_hop" if {
	some id in _judged
	_first_covered
}

unmet[id] contains "onward.first_hop" if {
	some id in _judged
	not _first_covered
}

met[id] contains "onward.hops_between" if {
	some id in _judged
	input.between == true
}

unmet[id] contains "onward.hops_between" if {
	some id in _judged
	input.between == false
}

unmet.contract contains "onward.no_contract" if count(_documents) == 0

met[id] contains "onward.no_contract" if some id, _ in _documents

met[id] contains code if {
	some id, document in _documents
	some code in clauses.met("onward", document)
}

unmet[id] contains code if {
	some id, document in _documents
	some code in clauses.unmet("onward", document)
}

met[id] contains "onward.terms" if {
	some id, document in _documents
	_carries(document)
}

_first_covered if count(_passable(input.first)) > 0

_passable(first) := [mechanism | some mechanism in first; _records[mechanism]]

unmet[id] contains "onward.terms" if {
	some id, document in _documents
	is_array(document.onward_terms)
	not _carries(document)
}

_carries(document) if {
	some mechanism in _passable(input.first)
	mechanism in document.onward_terms
}
