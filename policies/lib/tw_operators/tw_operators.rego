# METADATA
# title: Operators whom an order of a Taiwanese authority can address
# description: |
#   Every exporter of the route that the law binds or whose flow an order under it names, the controller that it acts for (Art. 4), and the entities that either is a
#   branch of; also a controller of its own that the law binds, where a processor elsewhere acts for it. The law binds whoever is in Taiwan or is
#   stated to be reached, and the branches of either.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
package policies.lib.tw_operators

import data.mechanisms.lib.branches
import data.mechanisms.lib.flow
import data.regions.areas
import data.regions.lib.validity

# A detour is no escape (Art. 21 no. 4): on a route, every exporter under this law counts.
_hops := array.concat(object.get(input, "route", []), [input])

_exporters contains hop.exporter if {
	some hop in _hops
	_bound(hop.exporter)
}

_exporters contains hop.exporter if {
	some hop in _hops
	"tw-pdpa" in hop.regimes
}

_exporters contains hop.exporter if {
	some hop in _hops
	some decree in data.register.orders
	decree.regime == "tw-pdpa"
	hop.id in decree.flows
	validity.within(decree, hop.at)
}

_bound(side) if {
	some entity in branches.entities(side.party)
	areas.member("tw-pdpa", data.register.parties[entity].jurisdiction, input.at)
}

_bound(side) if "tw-pdpa" in flow.laws(side)

# What is stated of an entity holds for its branches, unless the flow says otherwise.
_bound(side) if {
	not side.subject_to
	some entity in branches.entities(side.party)
	"tw-pdpa" in data.register.parties[entity].subject_to
}

_actors contains exporter.party if some exporter in _exporters

_actors contains exporter.on_behalf_of if some exporter in _exporters

_actors contains hop.exporter.on_behalf_of if {
	some hop in _hops
	_bound({"party": hop.exporter.on_behalf_of})
}

_operators contains entity if {
	some actor in _actors
	some entity in branches.entities(actor)
}

# METADATA
# title: Whether it is stated for whom each processor acts, and what each operator is
known if {
	count(_operators) > 0
	count(_operators) == count(sectors)
	count(_acting_for_nobody) == 0
}

_acting_for_nobody contains exporter if {
	some exporter in _exporters
	flow.role(exporter) == "processor"
	not exporter.on_behalf_of
}

# METADATA
# title: The sector of each operator, where it is stated
sectors := {party: sector | some party in _operators; sector := data.register.parties[party].sector}
