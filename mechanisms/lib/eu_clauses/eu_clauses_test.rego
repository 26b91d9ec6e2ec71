package mechanisms.lib.eu_clauses_test

import data.mechanisms.lib.eu_clauses
import data.mechanisms.lib.fixture_test as fixture

_sets := {
	"new": {"title": "New set", "legacy": false, "modules": [1, 2, 3, 4], "in_force": {"from": "2021-06-27"}},
	"old": {
		"title": "Old set", "legacy": true, "modules": [2],
		"in_force": {"from": "2010-02-05", "until": "2022-12-27"}, "signable_until": "2021-09-26",
	},
	"late": {"title": "Recognised later", "legacy": false, "modules": [1, 2, 3, 4], "in_force": {"from": "2021-08-27"}, "signable_from": "2021-06-27"},
}

_document := {
	"id": "document", "type": "eu-scc", "version": "new", "modules": [2],
	"signed": "2022-03-01", "unaltered": true, "annexes_complete": true,
}

_legacy := object.union(object.remove(_document, ["modules"]), {"version": "old", "signed": "2021-09-26", "processing_unchanged": true})

_all := {"x.version", "x.signed_in_time", "x.module", "x.unaltered", "x.annexes_complete", "x.processing_unchanged"}

_met(flow, document) := codes if {
	codes := eu_clauses.met("x", _sets, document) with input as fixture.flow(flow) with data.register as fixture.register({}, {}, {})
}

_unmet(flow, document) := codes if {
	codes := eu_clauses.unmet("x", _sets, document) with input as fixture.flow(flow) with data.register as fixture.register({}, {}, {})
}

# The conditions contradicted, where all others are met.
_open(flow, document) := unmet if {
	unmet := _unmet(flow, document)
	_met(flow, document) == _all - unmet
}

_silent(flow, document) := _all - _met(flow, document) if _unmet(flow, document) == set()

_pair(exporter, importer) := {"exporter": {"role": exporter}, "importer": {"role": importer}}

_back := {"exporter": {"role": "processor", "on_behalf_of": "importer"}, "importer": {"role": "controller"}}

test_a_complete_set_in_the_right_module_leaves_nothing_open if {
	_open({}, _document) == set()
	_open({"at": "2021-12-01"}, _legacy) == set()
}

test_a_set_is_in_force_on_its_days if {
	early := object.union(_document, {"signed": "2021-06-27"})
	_unmet({"at": "2021-06-26"}, early) == {"x.version"}
	_open({"at": "2021-06-27"}, early) == set()
	_open({"at": "2022-12-27"}, _legacy) == set()
	_open({"at": "2022-12-28"}, _legacy) == {"x.version"}
}

test_of_a_set_nobody_knows_only_that_is_said if {
	strange := object.union(_document, {"version": "2099/1"})
	_unmet({}, strange) == {"x.version"}
	_met({}, strange) == _all - {"x.version"}
}

test_a_set_is_signed_while_it_can_be if {
	_open({}, object.union(_document, {"signed": "2021-06-26"})) == {"x.signed_in_time"}
	_open({}, object.union(_document, {"signed": "2021-06-27"})) == set()
	_open({"at": "2021-12-01"}, object.union(_legacy, {"signed": "2021-09-27"})) == {"x.signed_in_time"}
	_open({"at": "2021-12-01"}, object.union(_legacy, {"signed": "2010-02-04"})) == {"x.signed_in_time"}
	_open({"at": "2021-12-01"}, object.union(_legacy, {"signed": "2010-02-05"})) == set()
}

test_a_set_may_be_signed_before_a_law_recognises_it if {
	recognised := object.union(_document, {"version": "late", "signed": "2021-06-27"})
	_open({"at": "2021-08-26"}, recognised) == {"x.version"}
	_open({"at": "2021-08-27"}, recognised) == set()
	_open({}, object.union(recognised, {"signed": "2021-06-26"})) == {"x.signed_in_time"}
}

test_the_module_must_be_among_those_signed if {
	_open({}, object.union(_document, {"modules": [1, 3, 4]})) == {"x.module"}
	_open({}, object.union(_document, {"modules": []})) == {"x.module"}
	_open(_pair("controller", "controller"), object.union(_document, {"modules": [1, 2]})) == set()
	_open(_pair("controller", null), _document) == set()
}

test_an_old_set_fits_only_the_roles_it_was_written_for if {
	_open(object.union({"at": "2021-12-01"}, _pair("controller", "controller")), _legacy) == {"x.module"}
	_open(object.union({"at": "2021-12-01"}, _back), object.union(_legacy, {"modules": [4]})) == {"x.module"}
}

test_what_is_denied_is_contradicted if {
	_open({}, object.union(_document, {"unaltered": false})) == {"x.unaltered"}
	_open({}, object.union(_document, {"annexes_complete": false})) == {"x.annexes_complete"}
	_open({"at": "2021-12-01"}, object.union(_legacy, {"processing_unchanged": false})) == {"x.processing_unchanged"}
}

test_silence_is_neither_met_nor_unmet[field] if {
	some field, code in {
		"modules": "x.module", "unaltered": "x.unaltered", "annexes_complete": "x.annexes_complete",
	}
	_silent({}, object.remove(_document, [field])) == {code}
	_silent({}, object.union(_document, {field: "yes"})) == {code}
	_silent({}, object.remove(_document, ["signed"])) == {"x.signed_in_time"}
	_silent({}, object.union(_document, {"signed": null})) == {"x.signed_in_time"}
}

test_silence_on_the_set_leaves_open_what_depends_on_it if {
	_unmet({"at": "2010-02-04"}, object.remove(_document, ["version"])) == {"x.version"}
	_unmet({"at": "2010-02-05"}, object.remove(_document, ["version", "signed"])) == set()
	_unmet({"at": "2021-06-26"}, object.remove(_document, ["version"])) == {"x.version"}
	_unmet({"at": "2022-12-27"}, object.remove(_legacy, ["version"])) == set()
	_unmet({"at": "2022-12-28"}, object.union(object.remove(_legacy, ["version"]), {"signed": "2021-06-26"})) == {"x.version"}
	_unmet({"at": "2022-12-28"}, object.union(object.remove(_legacy, ["version"]), {"signed": "2021-06-27"})) == set()
	_silent({}, object.remove(_document, ["version"])) == {"x.version", "x.signed_in_time", "x.module", "x.processing_unchanged"}
	_silent(_pair("processor", "controller"), _document) == set()
}

test_nor_does_a_name_help_where_no_set_of_the_time_was_for_the_roles if {
	unnamed := object.union(object.remove(_legacy, ["version"]), {"signed": "2020-01-01"})
	_unmet({"at": "2020-01-01"}, unnamed) == set()
	_unmet(object.union({"at": "2020-01-01"}, _pair("processor", "controller")), unnamed) == {"x.version"}
	_unmet(_pair("processor", "controller"), object.remove(_document, ["version"])) == set()
}

test_processing_must_stay_the_same_once_a_set_can_no_longer_be_signed if {
	silent := object.union(object.remove(_legacy, ["processing_unchanged"]), {"signed": "2020-01-01"})
	_open({"at": "2021-09-26"}, silent) == set()
	_silent({"at": "2021-09-27"}, silent) == {"x.processing_unchanged"}
	_open({"at": "2021-09-26"}, object.union(silent, {"processing_unchanged": false})) == set()
}

test_a_change_speaks_against_a_set_not_stated_where_every_set_of_the_time_is_repealed if {
	changed := object.union(object.remove(_legacy, ["version"]), {"signed": "2020-01-01", "processing_unchanged": false})
	_unmet({"at": "2021-09-26"}, changed) == set()
	_unmet({"at": "2021-09-27"}, changed) == {"x.processing_unchanged"}
	_unmet({"at": "2021-09-27"}, object.remove(changed, ["signed"])) == set()
}

_detail(flow, document) := detail if {
	detail := eu_clauses.detail(_sets, document) with input as fixture.flow(flow) with data.register as fixture.register({}, {}, {})
}

test_details_name_the_set_the_module_and_what_follows_the_data if {
	_detail({}, _document) == {"module": 2, "citations": ["New set"], "onward": "same_regime"}
	_detail(_back, _document) == {"module": 4, "citations": ["New set"], "onward": "ends"}
	_detail({}, _legacy) == {"module": null, "citations": ["Old set"], "onward": "same_regime"}
	_detail(_back, _legacy) == {"module": null, "citations": ["Old set"], "onward": "same_regime"}
	_detail(_pair("processor", "controller"), _document) == {"module": null, "citations": ["New set"], "onward": "same_regime"}
	_detail({}, object.remove(_document, ["version"])).citations == []
}

test_an_old_set_is_contradicted_by_roles_without_a_module_too if {
	_unmet(object.union({"at": "2021-12-01"}, _pair("processor", "controller")), _legacy) == {"x.module"}
	_unmet(object.union({"at": "2021-12-01"}, _pair("controller", null)), _legacy) == {"x.module"}
}

test_what_happened_under_a_set_that_has_ended_does_not_matter if {
	_open({"at": "2022-12-28"}, object.remove(_legacy, ["processing_unchanged"])) == {"x.version"}
	_open({"at": "2022-12-28"}, object.union(_legacy, {"processing_unchanged": false})) == {"x.version"}
}

# Whether a set for the roles can be signed on the day.
_available(flow) := answer if {
	sets := object.union(_sets, {"new": {"modules": [1, 2, 3, 4]}})
	answer := eu_clauses.available(sets) with input as fixture.flow(flow) with data.register as fixture.register({}, {}, {})
}

test_a_set_for_the_roles_is_there_from_its_first_day if {
	not _available({"at": "2010-02-04"})
	_available({"at": "2010-02-05"})
	not _available(object.union({"at": "2021-06-26"}, _pair("processor", "processor")))
	_available(object.union({"at": "2021-06-27"}, _pair("processor", "processor")))
	not _available(object.union({"at": "2021-06-26"}, _pair("processor", "controller")))
	_available(object.union({"at": "2021-06-27"}, _pair("processor", "controller")))
	_available(object.union({"at": "2000-01-01"}, _pair("controller", null)))
}

_alone(name, changes, at) := answer if {
	set_alone := {name: object.union(_sets[name], changes)}
	answer := eu_clauses.available(set_alone) with input as fixture.flow({"at": at}) with data.register as fixture.register({}, {}, {})
}

test_a_set_is_there_while_it_is_in_force_and_can_still_be_signed if {
	not _alone("late", {"modules": [2]}, "2021-08-26")
	_alone("late", {"modules": [2]}, "2021-08-27")
	_alone("old", {}, "2021-09-26")
	not _alone("old", {}, "2021-09-27")
}
