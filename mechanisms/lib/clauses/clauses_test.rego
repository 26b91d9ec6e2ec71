package mechanisms.lib.clauses_test

import data.mechanisms.lib.clauses
import data.mechanisms.lib.fixture_test as fixture

_document := {
	"id": "document",
	"type": "contract",
	"signed": "2024-01-01",
	"exporters": {"exporter": {}},
	"importers": {"importer": {"from": "2024-06-01"}},
}

_all := {"x.signed", "x.running", "x.exporter_bound", "x.importer_bound"}

_met(at, document) := codes if {
	codes := clauses.met("x", document) with input as fixture.flow({"at": at})
}

_unmet(at, document) := codes if {
	codes := clauses.unmet("x", document) with input as fixture.flow({"at": at})
}

# What a rule says of a document in one word per condition: a condition is never both met and unmet.
_open(at, document) := unmet if {
	unmet := _unmet(at, document)
	_met(at, document) == _all - unmet
}

test_a_signed_document_binds_both_sides if _open("2026-11-23", _document) == set()

test_a_signature_counts_from_its_day if {
	signed := object.union(_document, {"signed": "2026-11-23"})
	_open("2026-11-22", signed) == {"x.signed"}
	_open("2026-11-23", signed) == set()
}

test_a_missing_signature_is_neither_met_nor_unmet if {
	unsigned := object.remove(_document, ["signed"])
	_met("2026-11-23", unsigned) == _all - {"x.signed"}
	_unmet("2026-11-23", unsigned) == set()
	_met("2026-11-23", object.union(_document, {"signed": null})) == _all - {"x.signed"}
	_unmet("2026-11-23", object.union(_document, {"signed": null})) == set()
}

test_a_document_runs_until_its_last_day if {
	ended := object.union(_document, {"until": "2026-11-22"})
	_open("2026-11-22", ended) == set()
	_open("2026-11-23", ended) == {"x.running"}
	_open("2026-11-23", object.union(_document, {"until": null})) == {"x.running"}
}

test_who_acceded_later_is_bound_from_that_day if {
	_open("2024-05-31", _document) == {"x.importer_bound"}
	_open("2024-06-01", _document) == set()
}

test_who_is_not_named_is_not_bound if {
	_open("2026-11-23", object.remove(_document, ["importers"])) == {"x.importer_bound"}
	_open("2026-11-23", fixture.without(_document, ["exporters", "importers"])) == {"x.exporter_bound", "x.importer_bound"}
	_open("2026-11-23", object.union(_reversed, {"until": "2026-11-22"})) == {"x.exporter_bound", "x.importer_bound", "x.running"}
}

_reversed := object.union(fixture.without(_document, ["exporters", "importers"]), {"exporters": {"importer": {}}, "importers": {"exporter": {}}})

test_a_document_binds_only_in_the_direction_it_names if {
	_open("2026-11-23", _reversed) == {"x.exporter_bound", "x.importer_bound"}
	both := {"exporter": {}, "importer": {}}
	_open("2026-11-23", object.union(_document, {"exporters": both, "importers": both})) == set()
}

test_two_parties_on_one_side_are_not_bound_to_each_other if {
	beside := object.union(fixture.without(_document, ["importers"]), {"exporters": {"exporter": {}, "importer": {}}, "importers": {"other": {}}})
	_open("2026-11-23", beside) == {"x.importer_bound"}
	not _in_effect("2026-11-23", beside)
}

_in_effect(at, document) if clauses.in_effect(document) with input as fixture.flow({"at": at})

test_a_document_is_in_effect_only_where_every_condition_is_shown if {
	_in_effect("2026-11-23", _document)
	not _in_effect("2026-11-23", _reversed)
	not _in_effect("2024-05-31", _document)
	not _in_effect("2026-11-23", object.remove(_document, ["signed"]))
	not _in_effect("2026-11-23", object.union(_document, {"until": "2026-11-22"}))
	not _in_effect("2026-11-23", object.remove(_document, ["importers"]))
	not _in_effect("2026-11-23", object.remove(_document, ["exporters"]))
}

test_a_fact_is_stated_denied_or_neither if {
	document := {"a": true, "b": false, "c": "true", "d": null}
	clauses.stated("x", document, {"a", "b", "c", "d", "e"}) == {"x.a"}
	clauses.denied("x", document, {"a", "b", "c", "d", "e"}) == {"x.b"}
	clauses.stated("x", document, {"b"}) == set()
	clauses.denied("x", document, {"a"}) == set()
}

test_a_document_does_not_run_while_it_is_suspended if {
	suspended := object.union(_document, {"suspended": {"from": "2026-11-23", "until": "2026-12-31"}})
	_open("2026-11-22", suspended) == set()
	_open("2026-11-23", suspended) == {"x.running"}
	_open("2026-12-31", suspended) == {"x.running"}
	_open("2027-01-01", suspended) == set()
}
