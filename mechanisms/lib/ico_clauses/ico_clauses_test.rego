# METADATA
# description: Reads one document of the Commissioner on both edges of its version, and on silence.
package mechanisms.lib.ico_clauses_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.lib.ico_clauses

_versions := {"A1.0": {"in_force": {"from": "2022-03-21"}}}

_document := {
	"version": "A1.0",
	"signed": "2022-03-21",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"unaltered": true,
	"tables_complete": true,
}

_met(flow, document) := codes if codes := ico_clauses.met("x", _versions, document) with input as fixture.flow(flow)

_unmet(flow, document) := codes if codes := ico_clauses.unmet("x", _versions, document) with input as fixture.flow(flow)

_all := {"x.signed", "x.running", "x.exporter_bound", "x.importer_bound", "x.unaltered", "x.tables_complete", "x.version", "x.signed_in_time"}

test_a_complete_document_meets_everything_from_its_first_day if {
	_met({"at": "2022-03-21"}, _document) == _all
	_unmet({"at": "2022-03-21"}, _document) == set()
	_unmet({"at": "2022-03-20"}, _document) == {"x.signed", "x.version"}
}

test_a_document_signed_before_its_version_does_not_serve if {
	early := object.union(_document, {"signed": "2022-03-20"})
	_unmet({}, early) == {"x.signed_in_time"}
	_met({}, early) == _all - {"x.signed_in_time"}
}

test_of_an_unknown_version_only_that_is_said if {
	unknown := object.union(_document, {"version": "Z9"})
	_unmet({}, unknown) == {"x.version"}
	_met({}, unknown) == _all - {"x.version"}
}

test_silence_is_neither if {
	silent := fixture.without(_document, ["version", "signed", "unaltered", "tables_complete"])
	_unmet({}, silent) == set()
	_met({}, silent) == {"x.running", "x.exporter_bound", "x.importer_bound"}
	_unmet({}, object.union(_document, {"signed": null})) == set()
}

test_before_any_version_none_could_be_named if {
	_unmet({"at": "2022-03-20"}, fixture.without(_document, ["version", "signed"])) == {"x.version"}
	_unmet({"at": "2022-03-21"}, fixture.without(_document, ["version", "signed"])) == set()
}

test_before_a_signature_none_could_be_named_either if {
	_unmet({}, fixture.without(object.union(_document, {"signed": "2022-03-20"}), ["version"])) == {"x.version"}
	_unmet({}, fixture.without(_document, ["version"])) == set()
	ended := {"A1.0": {"in_force": {"from": "2022-03-21", "until": "2026-01-31"}}, "A2.0": {"in_force": {"from": "2026-01-01"}}}
	unnamed := fixture.without(_document, ["version"])
	codes := ico_clauses.unmet("x", ended, unnamed) with input as fixture.flow({})
	codes == {"x.version"}
}

test_a_version_is_available_from_its_first_day if {
	not ico_clauses.available(_versions) with input as fixture.flow({"at": "2022-03-20"})
	ico_clauses.available(_versions) with input as fixture.flow({"at": "2022-03-21"})
}
