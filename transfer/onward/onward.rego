# METADATA
# title: Onward transfers
# description: |
#   Which laws follow the data over a route. Each hop is judged by itself; what covered it says what governs the next one: the
#   same law, the importer's own law while the recipients stay within the decision's scope, or nothing.
# schemas:
#   - input: schema.flow
package transfer.onward

import data.regions.territories

# METADATA
# title: The hops of the route, the one asked about last
hops := array.concat(object.get(input, "route", []), [object.remove(input, ["route"])])

last := count(hops) - 1

# METADATA
# title: The laws that each hop brings by itself
own[i] := laws if {
	some i, hop in hops
	laws := data.transfer.governance.modelled with input as hop
}

# METADATA
# title: Laws that nobody checked, of this hop and of the earlier ones
unmodelled[name] := code if {
	some hop in hops
	some name, code in data.transfer.governance.unmodelled with input as hop
}

# METADATA
# title: The verdict of every law that may reach a hop, before it is known what the data were received under
first[i] := verdicts if {
	some i, _ in hops
	verdicts := data.transfer.hop.verdicts with input as _question(i, [])
}

# METADATA
# title: The verdict of every law that may reach a hop
final[i] := first[i] if {
	some i, _ in hops
	not _received[i]
}

final[i] := verdicts if {
	some i, rules in _received
	verdicts := data.transfer.hop.verdicts with input as _question(i, rules)
}

# METADATA
# title: The laws that govern each hop
governing[i] contains regime if {
	some [regime, i, "governs", _, _] in graph.reachable(_graph(final), _starts)
}

_question(i, rules) := object.union(hops[i], {
	"route": array.slice(hops, 0, i),
	"asked": sort({regime | some k, laws in own; k <= i; some regime in laws}),
	"received_under": sort(rules),
})

# The named rules under which the exporter of a hop received the data.
_received[k + 1] contains rule if {
	some [_, k, "handed", place, rule] in _first_reach
	place == _place(hops[k + 1].exporter)
}

_first_reach := graph.reachable(_graph(first), _starts) if {
	last > 0
} else := set()

_starts := {[regime, i, "governs", "", ""] | some i, laws in own; some regime in laws}

_graph(verdicts) := {node: next |
	some node in _nodes(verdicts)
	next := ((_follows(verdicts, node) | _hands_over(verdicts, node)) | _stays(verdicts, node)) | _falls_back(verdicts, node)
}

_nodes(verdicts) := {[regime, i, "governs", "", ""] | some i, laws in verdicts; some regime, _ in laws} | {node |
	some i, laws in verdicts
	some regime, verdict in laws
	_rule(verdict).hands_over == true
	some k in numbers.range(i, last)
	node := [regime, k, "handed", _place(hops[i].importer), verdict.onward]
}

_follows(verdicts, [regime, i, state, _, _]) := {[regime, i + 1, "governs", "", ""] |
	state == "governs"
	verdicts[i][regime].onward == "same_regime"
}

_hands_over(verdicts, [regime, i, state, _, _]) := {[regime, i, "handed", _place(hops[i].importer), verdict.onward] |
	state == "governs"
	verdict := verdicts[i][regime]
	_rule(verdict).hands_over == true
}

# Within the importer's country the decision holds while each recipient is itself in its scope.
_stays(verdicts, [regime, i, state, place, rule]) := {[regime, i + 1, "handed", place, rule] |
	state == "handed"
	place == _place(hops[i + 1].importer)
	verdicts[i + 1][regime].findings.adequacy.status == "met"
}

_falls_back(verdicts, [regime, i, state, place, _]) := {[regime, i + 1, "governs", "", ""] |
	state == "handed"
	place == _place(hops[i + 1].importer)
	verdicts[i + 1][regime].findings.adequacy.status != "met"
}

_rule(verdict) := data.transfer.onward.records[verdict.onward]

_place(side) := territories.place(data.register.parties[side.party].jurisdiction)
