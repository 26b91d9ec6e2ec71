# METADATA
# title: The verdict on the flow asked about
# description: |
#   The laws that govern the flow, each with its verdict, onward contracts included, and what they come to together. It holds
#   codes only; the texts are added once, for the day asked about.
# schemas:
#   - input: schema.flow
package transfer.verdict

import data.transfer.hop
import data.transfer.onward

# METADATA
# title: The verdict of each law that governs the flow
regimes[regime] := verdict if {
	some regime in onward.governing[onward.last]
	verdict := _with_contract(regime, onward.final[onward.last][regime])
}

# METADATA
# title: Laws that govern the flow and that nobody checked
unmodelled := onward.unmodelled

# METADATA
# title: Whether laws that nobody checked only warn
tolerated if {
	data.register.settings.unmodelled_law == "warn"
	count(regimes) > 0
}

default outcome := "blocked"

outcome := "allowed" if {
	_decided
	"allowed" in _outcomes
}

outcome := "not_restricted" if {
	_decided
	count(_outcomes - {"not_restricted"}) == 0
}

_outcomes := {verdict.outcome | some _, verdict in regimes}

_decided if {
	count(_outcomes) > 0
	not "blocked" in _outcomes
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
	"unmodelled": unmodelled,
	"candidates": {regime: candidates |
		some regime, verdict in regimes
		candidates := {mechanism: [finding.status, finding.best.id, finding.best.module] |
			some mechanism, finding in verdict.findings
		}
	},
}

# METADATA
# title: The mechanism and instrument that carry an allowed flow
carrier(verdict) := {"mechanism": null, "instrument": null, "module": null} if {
	verdict.chosen == null
} else := {"mechanism": verdict.chosen, "instrument": best.id, "module": best.module} if {
	best := verdict.findings[verdict.chosen].best
}

_with_contract(regime, verdict) := verdict if {
	count(_restricted_hops(regime)) == 0
} else := verdict if {
	verdict.outcome == "not_restricted"
} else := hop.judge(regime, verdict.gate, {reason | some reason in verdict.reasons}, object.union(
	verdict.findings,
	{"contract": _better(object.get(verdict.findings, "contract", contract), contract)},
)) if {
	contract := data.transfer.onward_contract.finding with input as _onward_question(regime)
}

_better(own, contract) := contract if {
	own.status != "met"
	contract.status == "met"
} else := own

# METADATA
# title: The earlier hops that a law restricts
_restricted_hops(regime) := [i |
	some i in numbers.range(0, onward.last)
	i < onward.last
	regime in onward.governing[i]
	onward.final[i][regime].outcome != "not_restricted"
]

_onward_question(regime) := object.union(_plain_question, {"first": first, "between": _between(regime, earlier, first)}) if {
	earlier := _restricted_hops(regime)
	first := onward.final[earlier[0]][regime].chosen
}

_plain_question := object.union(onward.hops[onward.last], {"route": array.slice(onward.hops, 0, onward.last)})

_between(regime, earlier, first) := count({i |
	some i in array.slice(earlier, 1, count(earlier))
	onward.final[i][regime].chosen == null
	not first in carried(i)
}) == 0

# METADATA
# title: Mechanisms whose duties a contract carries on an earlier hop
carried(i) := mechanisms if {
	mechanisms := data.transfer.onward_contract.carried with input as onward.hops[i]
}

# METADATA
# title: Earlier hops that a law of this flow blocks
blocked_before[regime] contains onward.hops[i].id if {
	some regime, _ in regimes
	some i in _restricted_hops(regime)
	onward.final[i][regime].outcome == "blocked"
	not _first_carried(regime, i)
}

_first_carried(regime, i) if {
	earlier := _restricted_hops(regime)
	i != earlier[0]
	onward.final[earlier[0]][regime].chosen in carried(i)
}
