# METADATA
# title: Which laws govern one disclosure
# description: |
#   The exporter's establishment brings the law of its territory, its statements and the flow's bring further ones. A law that
#   is not modelled, or not in force on the day, is named as such: finding no law at all never permits.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
package transfer.governance

import data.mechanisms.lib.flow
import data.regions.areas
import data.regions.lib.validity

# METADATA
# scope: document
# title: The modelled laws that govern this disclosure
# description: |
#   Those that bind the exporter, those that are stated to govern its data, and those under which an order names the flow.
modelled contains regime if some regime in binding

modelled contains regime if {
	some regime in _stated
	_in_force(regime)
}

# METADATA
# scope: document
# title: The modelled laws that bind the exporter itself
binding contains regime if {
	some regime in _at_home
	_in_force(regime)
}

binding contains regime if {
	some regime in flow.exporter_laws
	_in_force(regime)
}

# METADATA
# scope: document
# title: Laws that govern this disclosure and that nobody checked
# description: Each with the name that a decision lists and the code of the violation.
unmodelled[concat(":", ["unmodelled", law])] := "regime.not_modelled" if {
	some law in _stated
	not law in modelled
}

unmodelled[concat(":", ["unmodelled", flow.exporter.jurisdiction])] := code if {
	count(_established) == 0
	code := _unmodelled_code[_canadian]
}

_unmodelled_code := {true: "regime.not_stated", false: "regime.not_modelled"}

_at_home contains regime if {
	some regime, law in data.transfer.governance.records
	law.establishment == true
	areas.member(regime, flow.exporter.jurisdiction, input.at)
}

_established contains regime if {
	some regime in _at_home
	regime in modelled
}

# In Canada the exporter's law must be stated, federal, provincial, or both; a law of the data or of an order is another thing.
_established contains law if {
	_canadian
	some law in flow.exporter_laws
	startswith(law, "ca-")
}

default _canadian := false

_canadian if flow.exporter.jurisdiction in {"CA", "CA-QC"}

_stated contains law if some law in flow.exporter_laws

_stated contains law if some law in input.regimes

_stated contains decree.regime if {
	some decree in data.register.orders
	input.id in decree.flows
	validity.within(decree, input.at)
}

_in_force(regime) if {
	key := data.transfer.governance.records[regime]["package"]
	some record in data.policies[key].records
	record.kind == "law"
	validity.in_force(record, input.at)
}
