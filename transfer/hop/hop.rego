# METADATA
# title: One hop under each law asked about
# description: |
#   What a law says of one disclosure between two parties, without regard to where the data came from: whether it is
#   restricted, what each mechanism finds, which one is chosen. `input.asked` names the laws; by default those that govern.
# schemas:
#   - input: schema.hop
#   - data.register: schema.register
package transfer.hop

import data.mechanisms.lib.flow
import data.regions.lib.validity
import data.transfer.governance

# METADATA
# title: The verdict of each law
verdicts[regime] := judge(regime, gate, reasons, _findings(regime, gate, reasons)) if {
	some regime in _asked
	key := data.transfer.governance.records[regime]["package"]
	gate := data.policies[key].gate
	reasons := data.policies[key].not_restricted
}

# What is free and not barred needs no mechanism, and none is looked for.
_findings(regime, gate, reasons) := {} if not _needs_mechanism(regime, gate, reasons)

_findings(regime, gate, reasons) := data.policies[key].findings if {
	_needs_mechanism(regime, gate, reasons)
	key := data.transfer.governance.records[regime]["package"]
}

_needs_mechanism(_, _, reasons) if count(reasons) == 0

_needs_mechanism(regime, gate, reasons) if count(_bars(regime, gate, reasons)) > 0

# On a route, whether a decision that handed over still holds is read from what adequacy finds of each later hop.
_needs_mechanism(_, _, _) if count(input.route) > 0

_asked := asked if {
	asked := input.asked
} else := governance.modelled

# METADATA
# title: From findings to a verdict
# description: |
#   An order beats every mechanism; the gate stands in front of all of them; the first mechanism in the order of preference
#   that is met is chosen. Violations are never empty when the outcome is blocked; `barred` says that no mechanism can cure it.
judge(regime, gate, reasons, findings) := {
	"outcome": _outcome(violations, reasons),
	"reasons": sort(reasons),
	"order": order,
	"chosen": _chosen(violations, reasons, met),
	"onward": _onward(violations, reasons, met, gate, findings),
	"orders": orders,
	"barred": count(bars) > 0,
	"gate": gate,
	"findings": findings,
	"violations": sort(violations),
} if {
	order := [mechanism | some mechanism in preference; findings[mechanism]]
	met := [mechanism | some mechanism in order; findings[mechanism].status == "met"]
	orders := sort(_orders(regime, _restricted(gate, reasons)))
	bars := _bars(regime, gate, reasons)
	violations := bars | _uncovered(reasons, met, findings)
}

# METADATA
# title: The order in which mechanisms are tried
# description: The organisation's preference first, each once; what it leaves out follows in the default order.
preference := data.transfer.preference.order

_outcome(violations, reasons) := "blocked" if {
	count(violations) > 0
} else := "not_restricted" if {
	count(reasons) > 0
} else := "allowed"

default _chosen(_, _, _) := null

_chosen(violations, reasons, met) := met[0] if _outcome(violations, reasons) == "allowed"

default _onward(_, _, _, _, _) := "same_regime"

_onward(violations, reasons, met, _, findings) := findings[mechanism].best.onward if {
	mechanism := _chosen(violations, reasons, met)
}

_onward(violations, reasons, _, gate, _) := "ends" if {
	_outcome(violations, reasons) == "not_restricted"
	some reason in gate.about.reasons
	reason.code in reasons
	reason.onward == "ends"
}

# A law that leaves transfers free still speaks of transfers, but not of what goes from or to the person.
default _restricted(_, _) := false

_restricted(_, reasons) if count(reasons) == 0

_restricted(gate, reasons) if {
	gate.about.export_rule == "free"
	not _no_transfer(gate, reasons)
}

_no_transfer(gate, reasons) if {
	some reason in gate.about.reasons
	reason.code in reasons
	reason.relied_on
}

_orders(regime, restricted) := {id |
	some id, decree in data.register.orders
	decree.regime == regime
	validity.within(decree, input.at)
	_concerned(decree, restricted)
}

_concerned(decree, _) if input.id in decree.flows

# A ban on a destination reaches transfers, not what is none.
_concerned(decree, restricted) if {
	restricted == true
	decree.destination in flow.importer_places
}

# What stands in front of every mechanism.
_bars(regime, gate, reasons) := _suspended(_orders(regime, _restricted(gate, reasons))) | _gated(gate)

_suspended(orders) := {"transfer.suspended" | count(orders) > 0}

_gated(gate) := {code | some code in gate.best.unmet} | {"transfer.facts_missing" | count(gate.best.missing) > 0}

_uncovered(reasons, met, findings) := {code |
	count(reasons) + count(met) == 0
	code := {true: "transfer.facts_missing", false: "transfer.no_mechanism"}[_asks(findings)]
}

default _asks(_) := false

_asks(findings) if {
	some finding in findings
	finding.status == "unknown"
}
