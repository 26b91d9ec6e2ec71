package transfer.input.party_test

import data.transfer.input.party
import data.transfer.input_test

_found(change) := {[fault.code, fault.field] |
	some fault in data.transfer.input.party.faults with input as input_test.flow
		with data.register as object.union(input_test.register, change)
}

_party(id, change) := {"parties": {id: change}}

test_sound_parties_have_no_fault if {
	_found({}) == set()
}

test_the_parties_are_those_named_and_the_entities_behind_them if {
	side := {"exporter": {"party": "acme-fr"}, "importer": {"party": "cloud-us", "on_behalf_of": "acme-gb"}}
	parties := party.parties with input as object.union(input_test.flow, side)
		with data.register as input_test.register
	object.keys(parties) == {"acme-fr", "acme-de", "cloud-us", "acme-gb"}
}

test_neither_a_branch_of_theirs_nor_what_stands_elsewhere_is_among_them if {
	sides := {"exporter": {"party": "acme-gb"}, "importer": {"party": "cloud-us", "role": "ada", "on_behalf_of": null}}
	parties := party.parties with input as object.union_n([input_test.flow, sides, {"hr": {"party": "acme-fr"}}])
		with data.register as input_test.register
	object.keys(parties) == {"acme-gb", "cloud-us"}
}

test_a_party_that_nobody_names_is_not_read if {
	_found(_party("acme-gb", {"jurisdiction": 7})) == set()
	_found({"instruments_of": {"ada": ["lost"]}}) == set()
}

test_a_party_that_is_none_is_left_to_what_names_it if {
	_found(_party("cloud-us", "Cloud Inc.")) == set()
	behind := {"parties": {"acme-de": {"branch_of": "acme-nl"}, "acme-nl": "Acme B.V."}}
	_found(behind) == {["input.unknown_reference", "parties[acme-de].branch_of"]}
}

_messages(change) := {fault.message |
	some fault in data.transfer.input.party.faults with input as input_test.flow
		with data.register as object.union(input_test.register, change)
}

test_a_fault_says_how_parties_are_filed if {
	_messages(_party("acme-de", {"id": "acme-fr"})) == {"must be the id it is filed under"}
	_messages(_party("acme-de", {"list": "suppliers"})) == {"must be one of: entities, vendors, counterparties"}
	_messages(_party("acme-de", {"list": "counterparties"})) == {"must be stated for a counterparty"}
	_messages(_party("acme-de", {"kind": "customer"})) == {"is a field of counterparties only"}
	_messages({"instruments_of": {"acme-de": null}}) == {"must be the list of its instruments"}
	_messages({"instruments_of": {"acme-de": ["lost"]}}) == {"names none of the instruments"}
}

test_a_party_is_read_against_its_shape if {
	_found(_party("cloud-us", {"jurisdiction": "UK", "public_sector": "no", "brand": "Cloud"})) == {
		["input.unknown_country", "parties[cloud-us].jurisdiction"],
		["input.wrong_type", "parties[cloud-us].public_sector"],
		["input.unknown_field", "parties[cloud-us].brand"],
	}
}

test_a_party_is_filed_under_its_id if {
	_found(_party("acme-de", {"id": "acme-fr"})) == {["input.register_malformed", "parties[acme-de].id"]}
}

test_a_party_says_which_list_it_is_from if {
	every junk in ["", "suppliers", null, 1, ["vendors"]] {
		["input.register_malformed", "parties[cloud-us].list"] in _found(_party("cloud-us", {"list": junk}))
	}
}

test_references_of_a_party_resolve if {
	_found(_party("acme-de", {"branch_of": "nobody"})) == {["input.unknown_reference", "parties[acme-de].branch_of"]}
	_found(_party("cloud-us", {"sub_processors": ["acme-gb", "nobody"]})) == {[
		"input.unknown_reference",
		"parties[cloud-us].sub_processors[1]",
	]}
}

test_a_counterparty_has_a_kind_and_nobody_else if {
	sound := data.transfer.input.party.faults with data.register as input_test.register with input as {"exporter": {"party": "ada"}}
	sound == set()
	ada := object.remove(input_test.register.parties.ada, ["kind"])
	register := object.union(input_test.register, {"parties": {"ada": null}})
	faults := data.transfer.input.party.faults with data.register as object.union(register, {"parties": {"ada": ada}})
		with input as {"exporter": {"party": "ada"}}
	{[fault.code, fault.field] | some fault in faults} == {["input.missing_field", "parties[ada].kind"]}
	_found(_party("acme-de", {"kind": "customer"})) == {["input.unknown_field", "parties[acme-de].kind"]}
}

test_only_a_vendor_engages_sub_processors if {
	_found(_party("acme-de", {"sub_processors": ["acme-gb"]})) == {[
		"input.unknown_field",
		"parties[acme-de].sub_processors",
	]}
}

test_each_certificate_is_read if {
	_found(_party("cloud-us", {"certifications": [
		{"scheme": "eu-us-dpf", "status": "active", "until": "soon"},
		{"scheme": "dpf", "status": "active"},
		{"status": "active", "scheme": "global-cbpr", "covers": "hr"},
		"eu-us-dpf",
	]})) == {
		["input.bad_date", "parties[cloud-us].certifications[0].until"],
		["input.unknown_value", "parties[cloud-us].certifications[1].scheme"],
		["input.wrong_type", "parties[cloud-us].certifications[2].covers"],
		["input.wrong_type", "parties[cloud-us].certifications[3]"],
	}
}

test_certificates_are_a_list if {
	_found(_party("cloud-us", {"certifications": {"first": "eu-us-dpf"}})) == {["input.wrong_type", "parties[cloud-us].certifications"]}
}

test_each_party_has_a_list_of_instruments if {
	every junk in [null, "scc", {}, 1] {
		_found({"instruments_of": {"acme-de": junk}}) == {["input.register_malformed", "instruments_of[acme-de]"]}
	}
}

test_a_listed_instrument_exists if {
	_found({"instruments_of": {"acme-de": ["scc", "lost", null]}}) == {
		["input.unknown_reference", "instruments_of[acme-de][1]"],
		["input.unknown_reference", "instruments_of[acme-de][2]"],
	}
}
