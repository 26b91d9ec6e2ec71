# METADATA
# title: The verdict on the flow asked about
# description: |
#   The laws that govern the flow, each with its verdict, onward contracts included, and what they come to together. It holds
#   codes only; the texts are added once, for the day asked about.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
package transfer.verdict

import data.mechanisms.lib.flow
import data.regions.lib.validity
import data.transfer.hop
import data.transfer.onward

# METADATA
# title: The verdict of each law that governs the flow
regimes[regime] := verdict if {
	some regime in object.get(onward.governing, onward.last, set())
	verdict := _with_contract(regime, onward.final[onward.last][regime])
}

# METADATA
# title: Laws that govern the flow and that nobody checked
unmodelled := onward.unmodelled

# METADATA
# title: Laws that govern the flow and that the rules gave no verdict of
undecided contains regime if {
	some regime in object.get(onward.governing, onward.last, set())
	not regimes[regime]
}

# METADATA
# title: Whether laws that nobody checked only warn
tolerated if {
	data.register.settings.unmodelled_law == "warn"
	count(regimes) > 0
	count(_ordered) == 0
}

# Nobody tolerates away what an authority ordered under such a law.
_ordered contains id if {
	some id, decree in data.register.orders
	unmodelled[concat(":", ["unmodelled", decree.regime])]
	validity.within(decree, input.at)
	_names_this(decree)
}

_names_this(decree) if input.id in decree.flows

_names_this(decree) if decree.destination in flow.importer_places

default outcome := "blocked"

outcome := "allowed" if {
	_decided
	"allowed" in _outcomes
}

outcome := "not_restricted" if {
	_decided
	count(_outcomes - {"not_restricted"}) == 0
}

_outcomes := {verdict.outcome | some verdict in regimes}

_decided if {
	count(_outcomes) > 0
	not "blocked" in _outcomes
	count(undecided) == 0
	_checked
}

_checked if count(unmodelled) == 0

_checked if tolerated

# METADATA
# title: What must stay the same for the same decision to stand
summary := {
	"regimes": {regime: state |
		some regime, verdict in regimes
		state := object.union({"outcome": verdict.outcome, "violations": verdict.violations}, carrier(verdict))
	},
	"undecided": undecided,
	"unmodelled": {name: code | some name, code in unmodelled; not tolerated},
	"candidates": {regime: candidates |
		some regime, verdict in regimes
		candidates := {mechanism: [finding.status, finding.best.document, finding.best.module] |
			some mechanism, finding in verdict.findings
		}
	},
}

# METADATA
# title: The mechanism and instrument that carry an allowed flow
carrier(verdict) := {"mechanism": null, "instrument": null, "module": null} if {
	verdict.chosen == null
} else := {"mechanism": verdict.chosen, "instrument": best.document, "module": best.module} if {
	best := verdict.findings[verdict.chosen].best
}

# An exporter that the law itself binds needs a mechanism of its own.
_with_contract(regime, verdict) := verdict if {
	not _restricted[regime]
} else := verdict if {
	regime in onward.brought[onward.last].binding
} else := verdict if {
	verdict.outcome == "not_restricted"
} else := _own_first(verdict, hop.judge(regime, verdict.gate, {reason | some reason in verdict.reasons}, object.union(
	verdict.findings,
	{"contract": _better(object.get(verdict.findings, "contract", contract), contract)},
))) if {
	question := _onward_question(regime)
	found := data.transfer.onward_contract.finding with input as question
	contract := _passing_on(found, object.get(verdict.findings, _passed_on(question, found.best.document), {}))
}

# Whatever the preference, the contract stands in only where no mechanism of the hop's own covers: what governs the next hop
# depends on the one that did.
_own_first(own, judged) := object.union(judged, {"chosen": own.chosen}) if {
	own.chosen != null
} else := judged

default _passed_on(_, _) := null

_passed_on(question, document) := mechanism if {
	mechanism := data.transfer.onward_contract.passed_on(question.first, document) with input as question
}

# Duties and redress of the mechanism whose duties it passes on come with the contract.
_passing_on(contract, first) := object.union(contract, {
	"obligations": first.obligations,
	"about": object.union(contract.about, {"obligations": first.about.obligations, "redress": first.about.redress}),
}) if {
	first.about
} else := contract

_better(own, contract) := contract if {
	_ranks[contract.status] > _ranks[own.status]
} else := own

_ranks := {"met": 3, "unknown": 2, "unmet": 1, "not_relevant": 0}

_restricted[regime] contains i if {
	some i, laws in onward.governing
	i < onward.last
	some regime in laws
	i >= max(onward.begins[regime])
	onward.final[i][regime].outcome != "not_restricted"
}

_first_restricted[regime] := min(hops) if some regime, hops in _restricted

_onward_question(regime) := object.union(_plain_question, {"first": first, "between": between}) if {
	between := count(object.get(_uncovered, regime, set())) == 0
	first := {true: _held(regime, onward.last), false: _covering(regime)}[between]
}

_plain_question := object.union(onward.hops[onward.last], {"route": array.slice(onward.hops, 0, onward.last)})

# What covered the first hop, in order of preference: everything that was met there, whichever was chosen.
_covering(regime) := [mechanism |
	verdict := onward.final[_first_restricted[regime]][regime]
	verdict.chosen != null
	some mechanism in verdict.order
	verdict.findings[mechanism].status == "met"
]

# What of it the hops before this one that are not covered themselves all carried.
_held(regime, last) := [mechanism |
	some mechanism in _covering(regime)
	every i in _dependent[regime] {
		_carried_over(regime, i, mechanism, last)
	}
]

# Later hops before this one that are not covered themselves.
_dependent[regime] := {i |
	some i in hops
	i > _first_restricted[regime]
	onward.final[i][regime].chosen == null
} if {
	some regime, hops in _restricted
}

# Those of them that no contract covers either.
_uncovered[regime] contains i if {
	some regime, hops in _dependent
	some i in hops
	count(_held(regime, i)) == 0
}

_carried_over(_, i, _, last) if i > last

_carried_over(regime, i, mechanism, _) if {
	mechanism in onward.brought[i].carried
	onward.final[i][regime].barred == false
	not regime in onward.brought[i].binding
}

# METADATA
# scope: document
# title: Earlier hops that a law of this flow blocks
blocked_before[regime] contains onward.hops[i].id if {
	some regime, hops in _uncovered
	some i in hops
}

blocked_before[regime] contains onward.hops[i].id if {
	some regime, i in _first_restricted
	onward.final[i][regime].chosen == null
}
