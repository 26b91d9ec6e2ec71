package transfer.input.shape_test

import data.transfer.input.complaint
import data.transfer.input.shape

test_the_required_fields_are_those_of_the_table if {
	shape.required == {name: fields |
		some name, record in data.transfer.input.records
		record.kind == "shape"
		name != "inventory"
		fields := {field | some field, spec in record.fields; spec.required}
	}
}

test_without_the_table_nothing_is_sound if {
	not shape.sound("settings", {}) with data.transfer.input.records as {}
	found := complaint.faults("flow", {"id": "crm"}, "") with data.transfer.input.records as {}
	{"code": "input.unknown_field", "field": "id", "message": "is no field of this object"} in found
}

test_sound_means_that_there_is_nothing_to_complain_about if {
	every entry in _entries {
		_agree(entry[0], entry[1])
	}
}

_agree(name, holder) if {
	shape.sound(name, holder)
	complaint.faults(name, holder, "x") == set()
}

_agree(name, holder) if {
	not shape.sound(name, holder)
	complaint.faults(name, holder, "x") != set()
}

_entries := [
	["settings", {}],
	["settings", null],
	["settings", []],
	["settings", {"preference": []}],
	["settings", {"preference": ["dpf"]}],
	["settings", {"preference": ["dpf", 1]}],
	["settings", {"preference": "dpf"}],
	["settings", {"overlays": ["ours", ""]}],
	["settings", {"other": 1}],
	["side", {}],
	["side", {"party": null}],
	["side", {"party": "acme"}],
	["instrument", {"id": "a", "type": "contract"}],
	["instrument", {"id": "a", "type": "contract", "regimes": "all"}],
	["instrument", {"id": "a", "type": "contract", "regimes": "none"}],
	["instrument", {"id": "a", "type": "contract", "regimes": ["all"]}],
	["instrument", {"id": "a", "type": "contract", "onward_terms": "all"}],
	["instrument", {"id": "a", "type": "contract", "eu_scc": "b"}],
	["instrument", {"id": "a", "type": "contract", "designated_party": "exporter"}],
	["assessment", {"id": "a", "type": "tia", "destination": "US", "regimes": []}],
	["assessment", {"id": "a", "type": "tia", "destination": "US", "regimes": null}],
	["assessment", {"id": "a", "type": "tia", "destination": "US", "regimes": ["eu-gdpr"]}],
	["assessment", {"id": "a", "type": "tia", "destination": "US", "regimes": ["eu-gdpr"], "instruments": ["b", {}]}],
	["order", {"id": "a", "regime": "eu-gdpr", "from": "2026-01-01", "effect": "banned", "flows": ["any"]}],
	["order", {"id": "a", "regime": "eu-gdpr", "from": "2026-01-01", "effect": "banned", "flows": ["Any"]}],
]

test_a_reference_names_something_of_the_register if {
	shape.resolves("parties", "acme") with data.register.parties as {"acme": {}}
	shape.resolves("instruments", "scc") with data.register.instruments as {"scc": {}}
	shape.resolves("flows", "whatever")
	not shape.resolves("parties", "acme") with data.register as null
	not shape.resolves("parties", "acme") with data.register.parties as {"acme": null}
	not shape.resolves("instruments", "scc") with data.register.instruments as {"scc": null}
}

test_a_list_fits_that_is_one_and_not_endless if {
	shape.most == 256
	shape.fits({"list": "text"}, ["a" | some _ in numbers.range(1, 256)])
	not shape.fits({"list": "text"}, ["a" | some _ in numbers.range(1, 257)])
	not shape.fits({"list": "coverage"}, {"a": "hr"})
	not shape.fits({"list": "reference", "to": "flows"}, "crm")
	shape.fits({"list": "reference", "to": "flows"}, ["crm"])
	not shape.fits({"list": "law", "required": true}, [])
	not shape.fits({"list": "law"}, ["eu-gdpr", "no-law"])
}

test_the_word_all_fits_where_the_shape_says_so if {
	shape.fits({"list": "coverage", "or": "all"}, "all")
	not shape.fits({"list": "coverage", "or": "all"}, "none")
	not shape.fits({"list": "coverage"}, "all")
}

test_a_reference_fits_that_is_an_id_and_names_something if {
	known := {"acme": {}, "Acme": {}}
	every spec in [{"is": "reference", "to": "parties"}, {"list": "reference", "to": "parties"}] {
		shape.fits(spec, _entry(spec, "acme")) with data.register.parties as known
		not shape.fits(spec, _entry(spec, "nobody")) with data.register.parties as known
		not shape.fits(spec, _entry(spec, "Acme")) with data.register.parties as known
	}
}

_entry(spec, id) := id if spec.is

_entry(spec, id) := [id] if spec.list

test_an_object_states_a_field_whatever_its_value if {
	every value in [null, false, "", []] {
		shape.states({"a": value}, "a")
	}
	not shape.states({}, "a")
}

test_what_must_be_stated_is_stated_by_neither_null_nor_an_empty_list if {
	every nothing in [null, []] {
		shape.void({"required": true}, nothing)
		not shape.void({}, nothing)
	}
}
