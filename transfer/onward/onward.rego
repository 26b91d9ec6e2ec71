# METADATA
# title: Onward transfers
# description: |
#   Which laws follow the data over a route. Each hop is judged by itself; what covered it says what governs the next one: the
#   same law, the importer's own law while the recipients stay within the decision's scope, or nothing. A law without a
#   verdict follows.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
package transfer.onward

import data.regions.territories
import data.transfer.governance

# METADATA
# title: The hops of the route, the one asked about last
hops := array.concat(object.get(input, "route", []), [object.remove(input, ["route"])])

last := count(hops) - 1

# METADATA
# title: The earlier hops
# description: |
#   What each brings, its verdicts, and the named rules under which the data came. They are judged on days of their own, so
#   that another day of the hop asked about leaves them as they are.
past := {"brought": _brought, "verdicts": _verdicts, "received_under": sort(object.get(_received, last, set()))}

# METADATA
# title: The laws that each hop brings by itself
# description: Those that govern it, those among them that bind its exporter, those nobody checked, and what its contracts carry.
brought[i] := found if some i, found in past.brought

brought[last] := {
	"laws": governance.modelled,
	"binding": governance.binding,
	"unmodelled": governance.unmodelled,
}

# METADATA
# title: Laws that nobody checked, of this hop and of the earlier ones
unmodelled[name] := code if {
	some found in brought
	some name, code in found.unmodelled
}

# METADATA
# title: The verdict of every law that may reach a hop
final[i] := verdicts if some i, verdicts in past.verdicts

final[last] := verdicts if {
	beside := {regime | some regime in brought[last].laws} | following
	verdicts := data.transfer.hop.verdicts with input as _question(last, brought, past.received_under, beside)
}

# METADATA
# title: The laws that govern each hop
governing[i] contains regime if some [regime, i, "governs", _, _] in _states

# METADATA
# title: The hops with which a law takes hold of the data, not having followed them there
# description: What an earlier hop under the same law was covered by says nothing about the data once the law has let go of them.
begins[regime] contains i if {
	some i, one in brought
	some regime in one.laws
	not _follows[[regime, i]]
}

_follows[[regime, i]] if {
	some node in _states
	some [regime, i, _, _, _] in _next(final, node)
	i > node[1]
}

_states := _reach(brought, final)

# METADATA
# title: The laws that follow the data from an earlier hop to the one asked about
following contains regime if {
	some [regime, i, "governs", _, _] in _reach(past.brought, past.verdicts)
	i == last
}

_brought[i] := found if {
	some i, hop in input.route
	found := {
		"laws": governance.modelled,
		"binding": governance.binding,
		"unmodelled": governance.unmodelled,
		"carried": data.transfer.onward_contract.carried,
	} with input as hop
}

# Before it is known what the data were received under, and which laws followed them.
_first[i] := verdicts if {
	some i, _ in input.route
	verdicts := data.transfer.hop.verdicts with input as _question(i, _brought, [], _asked(i, _brought))
}

_verdicts[i] := verdicts if {
	some i, verdicts in _first
	not i in _again
}

_verdicts[i] := verdicts if {
	some i in _again
	rules := sort(object.get(_received, i, set()))
	verdicts := data.transfer.hop.verdicts with input as _question(i, _brought, rules, _beside[i])
}

_again contains i if {
	some i, _ in input.route
	_received[i]
}

_again contains i if {
	some i, laws in _beside
	count(_asked(i, _brought) - laws) > 0
}

# The laws that govern an earlier hop. No law's reach depends on which others stand beside it.
_beside[i] := laws if {
	some i, _ in input.route
	laws := {regime | some [regime, k, "governs", _, _] in _reach(_brought, _first); k == i}
}

# A named rule stays with the data on every later hop.
_received[i] contains rule if {
	some [_, k, "handed", _, rule] in _reach(_brought, _first)
	some i, _ in hops
	i > k
}

_question(i, found, rules, beside) := object.union(hops[i], {
	"route": array.slice(hops, 0, i),
	"asked": sort(_asked(i, found)),
	"beside": sort(beside),
	"received_under": rules,
})

_asked(i, found) := {regime | some k, one in found; k <= i; some regime in one.laws}

# The states in which the laws that hops brought reach the later ones: they govern, or have handed over to another law.
_reach(found, verdicts) := graph.reachable({node: _next(verdicts, node) | some node in _nodes(found, verdicts)}, starts) if {
	starts := {[regime, i, "governs", "", ""] | some i, one in found; some regime in one.laws}
}

_nodes(found, verdicts) := {[regime, k, "governs", "", ""] |
	some i, one in found
	some regime in one.laws
	some k, _ in hops
	k >= i
} | {[regime, k, "handed", _place(hops[i].importer), verdict.onward] |
	some i, laws in verdicts
	some regime, verdict in laws
	_hands_over(verdict)
	some k, _ in hops
	k >= i
}

_next(verdicts, node) := {[regime, i, "handed", _place(hops[i].importer), verdict.onward]} if {
	[regime, i, "governs", _, _] = node
	verdict := verdicts[i][regime]
	_hands_over(verdict)
} else := set() if {
	[regime, i, "governs", _, _] = node
	verdicts[i][regime].onward == "ends"
} else := set() if {
	[_, i, "handed", place, _] = node
	_leaves(place, i + 1)
} else := {[regime, i + 1, "handed", place, rule]} if {
	[regime, i, "handed", place, rule] = node
	verdicts[i + 1][regime].findings.adequacy.status == "met"
} else := {[node[0], node[1] + 1, "governs", "", ""]}

# Within the importer's country the decision holds while each recipient is itself in its scope.
_leaves(place, i) if place != _place(hops[i].importer)

_hands_over(verdict) if data.transfer.onward.records[verdict.onward].hands_over == true

_place(side) := territories.place(data.register.parties[side.party].jurisdiction)
