package transfer.input.instrument_test

import data.transfer.input.instrument
import data.transfer.input_test

_found(id, change) := {[fault.code, fault.field] |
	some fault in data.transfer.input.instrument.faults with input as input_test.flow
		with data.register as object.union(input_test.register, {"instruments": {id: change}})
}

test_sound_instruments_have_no_fault if {
	_found("scc", {}) == set()
}

test_the_instruments_are_those_that_name_a_party if {
	instruments := instrument.instruments with input as input_test.flow with data.register as input_test.register
	object.keys(instruments) == {"scc", "bcr", "br"}
	junk := object.union(input_test.register, {"instruments": {"scc": "signed"}})
	others := instrument.instruments with input as input_test.flow with data.register as junk
	object.keys(others) == {"bcr", "br"}
}

test_an_instrument_that_names_no_party_is_not_read_nor_what_is_behind_it if {
	_found("other", {"id": 7}) == set()
	register := object.union(input_test.register, {
		"instruments": {"other": {"id": 7, "incorporates": "rules", "eu_scc": "set"}, "rules": {"id": 7}, "set": {"id": 7}},
		"instruments_of": {"ada": ["other"]},
	})
	faults := data.transfer.input.instrument.faults with input as input_test.flow with data.register as register
	faults == set()
}

test_an_instrument_behind_another_is_read if {
	_found("br", {"incorporates": "bcr-p"}) == {["input.unknown_reference", "instruments[br].incorporates"]}
	register := object.union(input_test.register, {"instruments": {
		"br": {"incorporates": "bcr-p", "eu_scc": "set"},
		"bcr-p": {"id": "bcr-p", "type": "bcr"},
		"set": {"id": "other", "type": "eu-scc"},
	}})
	faults := data.transfer.input.instrument.faults with input as input_test.flow with data.register as register
	{fault.field | some fault in faults} == {"instruments[bcr-p].type", "instruments[set].id"}
}

test_an_instrument_is_read_against_its_shape if {
	_found("scc", {"unaltered": "yes", "modules": [2, 5], "signed": "2024", "stamp": true, "approved_by": "DPC"}) == {
		["input.wrong_type", "instruments[scc].unaltered"],
		["input.unknown_value", "instruments[scc].modules[1]"],
		["input.bad_date", "instruments[scc].signed"],
		["input.unknown_field", "instruments[scc].stamp"],
		["input.bad_code", "instruments[scc].approved_by"],
	}
}

test_an_instrument_is_filed_under_its_id if {
	_found("scc", {"id": "bcr"}) == {["input.register_malformed", "instruments[scc].id"]}
}

test_signatories_and_members_are_keyed_by_party if {
	every name in ["exporters", "importers", "members"] {
		every junk in [["acme-de"], "acme-de", null, 1] {
			_found("scc", {name: junk}) == {["input.register_malformed", sprintf("instruments[scc].%s", [name])]}
		}
	}
}

test_a_signatory_is_a_party if {
	_found("scc", {"exporters": {"nobody": {}}}) == {[
		"input.unknown_reference",
		"instruments[scc].exporters[nobody].party",
	]}
	_found("scc", {"exporters": {"nobody": {"party": "acme-de"}}}) == {[
		"input.unknown_reference",
		"instruments[scc].exporters[nobody].party",
	]}
}

test_of_a_signatory_that_the_flow_does_not_name_the_register_need_only_know_it if {
	register := object.union(input_test.register, {"parties": {"Acme": {}}, "instruments": {"scc": {"exporters": {"Acme": {}}}}})
	faults := data.transfer.input.instrument.faults with input as input_test.flow with data.register as register
	faults == set()
}

test_a_signatory_has_a_start_and_no_end if {
	_found("scc", {"importers": {"cloud-us": {"from": "March"}}}) == {[
		"input.bad_date",
		"instruments[scc].importers[cloud-us].from",
	]}
	_found("scc", {"importers": {"cloud-us": {"until": "2026-01-01"}}}) == {[
		"input.unknown_field",
		"instruments[scc].importers[cloud-us].until",
	]}
}

test_a_member_has_a_start_and_an_end if {
	_found("bcr", {"members": {"acme-gb": {"until": "2026-02-30"}}}) == {[
		"input.bad_date",
		"instruments[bcr].members[acme-gb].until",
	]}
}

test_terms_of_a_signatory_that_are_no_object_block if {
	every junk in [null, "2024-01-01", [], true] {
		_found("scc", {"exporters": {"acme-de": junk}}) == {[
			"input.wrong_type",
			"instruments[scc].exporters[acme-de]",
		]}
	}
}

test_the_designated_party_is_read if {
	_found("br", {"designated_party": {"requests": "nobody", "appeals": "both"}}) == {
		["input.unknown_value", "instruments[br].designated_party.requests"],
		["input.unknown_field", "instruments[br].designated_party.appeals"],
	}
	_found("br", {"designated_party": "exporter"}) == {["input.wrong_type", "instruments[br].designated_party"]}
}

test_of_an_instrument_with_too_many_fields_only_that_is_said if {
	many := {sprintf("f%d", [place]): place | some place in numbers.range(1, 257)}
	_found("scc", object.union(many, {"suspended": "soon"})) == {["input.too_large", "instruments[scc]"]}
}

test_a_suspension_is_read_against_its_shape if {
	_found("scc", {"suspended": {"from": "2026-12-01", "until": "2026-12-31"}}) == set()
	_found("scc", {"suspended": {"from": "2026-12-01"}}) == set()
	_found("scc", {"suspended": {"until": "2026-12-31"}}) == {["input.missing_field", "instruments[scc].suspended.from"]}
	_found("scc", {"suspended": {"from": "soon", "by": "x"}}) == {
		["input.bad_date", "instruments[scc].suspended.from"],
		["input.unknown_field", "instruments[scc].suspended.by"],
	}
	_found("scc", {"suspended": "2026-12-01"}) == {["input.wrong_type", "instruments[scc].suspended"]}
}

_messages(change) := {fault.message |
	some fault in data.transfer.input.instrument.faults with input as input_test.flow
		with data.register as object.union(input_test.register, {"instruments": {"scc": change}})
}

test_a_fault_says_how_instruments_are_filed if {
	_messages({"id": "bcr"}) == {"must be the id it is filed under"}
	_messages({"exporters": []}) == {"must be an object keyed by party"}
}
