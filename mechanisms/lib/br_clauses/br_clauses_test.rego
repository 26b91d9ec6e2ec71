# METADATA
# description: Decides the blanks of the clauses role by role, and where roles or blanks are open.
package mechanisms.lib.br_clauses_test

import data.mechanisms.lib.br_clauses

_set := {"version": "19/2024", "in_force": {"from": "2024-08-23"}}

_said(exporter, importer, document) := {"met": met, "unmet": unmet} if {
	flow := {"exporter": exporter, "importer": importer}
	met := br_clauses.met("area", _set, document) with input as flow
	unmet := br_clauses.unmet("area", _set, document) with input as flow
}

_controller := {"role": "controller"}

_processor := {"role": "processor"}

_duties := {"area.designated_transparency", "area.designated_requests", "area.designated_incidents"}

_roles := {"area.exporter_role", "area.importer_role"}

_designating(side) := {"designated_party": {"transparency": side, "requests": side, "incidents": side}}

test_the_roles_decide_who_is_designated[side] if {
	some [exporter, importer, side] in [
		[_controller, _controller, "both"],
		[_controller, _processor, "exporter"],
		[_processor, _controller, "importer"],
	]
	count(_duties - _said(exporter, importer, _designating(side)).met) == 0
	every other in {"exporter", "importer", "both"} - {side} {
		_said(exporter, importer, _designating(other)).unmet == _duties
	}
}

test_an_open_role_is_asked_for_and_a_blank_that_fits_one_of_its_readings_is_not if {
	open := _said(_controller, {}, _designating("exporter"))
	count(_duties - open.met) == 0
	open.unmet == set()
	"area.exporter_role" in open.met
	not "area.importer_role" in open.met
	not "area.importer_role" in open.unmet
	_said(_controller, {}, _designating("both")).unmet == set()
	_said(_controller, {}, _designating("importer")).unmet == _duties
	"area.option" in _said(_controller, {}, {"option": "A"}).met
	"area.option" in _said(_controller, {}, {"option": "B"}).unmet
	every option in ["A", "B"] {
		said := _said({}, _processor, {"option": option})
		"area.option" in said.met
		said.unmet == set()
		not "area.exporter_role" in said.met
	}
	not "area.option" in _said({}, _processor, {}).met
	"area.third_controller" in _said({}, _processor, {}).met
	"area.transparency_published" in _said({}, _processor, {"transparency_published": false}).met
}

test_the_option_that_the_parties_ticked_tells_which_reading_of_an_open_role_counts if {
	unpublished := {"transparency_published": false}
	"area.transparency_published" in _said(_processor, {}, object.union(unpublished, {"option": "A"})).unmet
	"area.transparency_published" in _said(_processor, {}, object.union(unpublished, {"option": "B"})).met
	"area.third_controller" in _said(_processor, {}, {"option": "A"}).met
	not "area.third_controller" in _said(_processor, {}, {"option": "B"}).met
	_said(_controller, {}, object.union(_designating("both"), {"option": "B"})).unmet == {"area.option"}
}

test_two_processors_name_a_controller_and_designate_no_one if {
	two := _said(_processor, _processor, {"option": "B", "third_controller": "Client"})
	two.met == (_duties | _roles) | {"area.option", "area.third_controller", "area.transparency_published"}
	two.unmet == set()
	not "area.third_controller" in _said(_processor, _processor, {"option": "B"}).met
	not "area.third_controller" in _said(_processor, _processor, {"option": "B"}).unmet
	_said(_processor, _processor, {"option": "A"}).unmet == {"area.option"}
	every side in ["exporter", "importer", "both"] {
		_said(_processor, _processor, _designating(side)).unmet == _duties
		said := _said(_processor, _processor, {"designated_party": {"requests": side}})
		said.unmet == {"area.designated_requests"}
	}
	br_clauses.both_processors with input as {"exporter": _processor, "importer": _processor}
	not br_clauses.both_processors with input as {"exporter": _processor, "importer": {}}
}

test_no_document_of_transparency_is_asked_of_two_processors if {
	every published in [true, false] {
		"area.transparency_published" in _said(_processor, _processor, {"transparency_published": published}).met
	}
	"area.transparency_published" in _said(_processor, _controller, {"transparency_published": false}).unmet
}

test_version_and_signature_belong_to_the_set if {
	good := _said(_controller, _processor, {"version": "19/2024", "signed": "2024-08-23"})
	count({"area.version", "area.signed_in_time"} - good.met) == 0
	good.unmet == set()
	_said(_controller, _processor, {"version": null, "signed": null}).unmet == set()
	_said(_controller, _processor, {"version": "2021/914", "signed": "2024-08-22"}).unmet == {"area.version", "area.signed_in_time"}
}

test_form_is_stated_true_or_false_or_not_at_all if {
	facts := ["unaltered", "security_measures", "transparency_published"]
	every fact in facts {
		concat(".", ["area", fact]) in _said(_controller, _processor, {fact: true}).met
		_said(_controller, _processor, {fact: false}).unmet == {concat(".", ["area", fact])}
	}
	"area.onward_transfers" in _said(_controller, _processor, {"onward_transfers": "forbidden"}).met
	"area.onward_transfers" in _said(_controller, _processor, {"onward_transfers": "as-described"}).met
	_said(_controller, _processor, {}) == {"met": (_roles | {"area.third_controller"}), "unmet": set()}
}
