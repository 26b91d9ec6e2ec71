package mechanisms.lib.assessments_test

import data.mechanisms.lib.assessments
import data.mechanisms.lib.fixture_test as fixture

_one := {
	"id": "one",
	"type": "tia",
	"regimes": ["eu-gdpr"],
	"destination": "US",
	"completed": "2024-01-01",
	"conclusion": "sufficient",
}

# The answer for the document "document": sufficient, insufficient, both words where rules disagree, or nothing.
_says(regime, at, records) := {name | some name in ["sufficient", "insufficient"]; _said(name, regime, at, records)}

_said("sufficient", regime, at, records) if {
	assessments.sufficient(regime, "document") with input as fixture.flow({"at": at}) with data.register as _register(records)
}

_said("insufficient", regime, at, records) if {
	assessments.insufficient(regime, "document") with input as fixture.flow({"at": at}) with data.register as _register(records)
}

_register(records) := fixture.register({}, {}, {"US": {record.id: record | some record in records}})

_today(records) := _says("eu-gdpr", "2026-11-23", records)

_but(changes) := object.union(_one, changes)

test_a_completed_assessment_counts_from_its_day if {
	_says("eu-gdpr", "2023-12-31", [_one]) == {"insufficient"}
	_says("eu-gdpr", "2024-01-01", [_one]) == {"sufficient"}
	_today([_one]) == {"sufficient"}
}

test_without_an_assessment_the_transfer_is_not_assessed if {
	_today([]) == {"insufficient"}
	nobody := fixture.register({}, {}, {})
	assessments.insufficient("eu-gdpr", "document") with input as fixture.flow({}) with data.register as nobody
	not assessments.decided_on("eu-gdpr", "document") with input as fixture.flow({}) with data.register as nobody
}

test_an_assessment_is_asked_for_from_the_day_of_its_authority[regime] if {
	some regime, [before, after] in {
		"eu-gdpr": ["2020-07-15", "2020-07-16"],
		"uk-gdpr": ["2020-12-31", "2021-01-01"],
		"ca-qc": ["2023-09-21", "2023-09-22"],
		"ch-fadp": ["1993-06-30", "1993-07-01"],
	}
	_says(regime, before, []) == {"sufficient"}
	_says(regime, after, []) == {"insufficient"}
}

test_a_law_without_a_record_is_satisfied_only_by_an_assessment if {
	_says("br-lgpd", "2026-11-23", [_but({"regimes": ["br-lgpd"]})]) == {"sufficient"}
	_says("br-lgpd", "2026-11-23", []) == set()
}

test_the_newest_one_completed_by_the_day_decides if {
	bad := _but({"id": "two", "completed": "2025-01-01", "conclusion": "insufficient"})
	_says("eu-gdpr", "2024-12-31", [_one, bad]) == {"sufficient"}
	_says("eu-gdpr", "2025-01-01", [_one, bad]) == {"insufficient"}
	good := _but({"id": "three", "completed": "2026-01-01"})
	_today([_one, bad, good]) == {"sufficient"}
}

test_of_several_completed_on_one_day_each_must_be_sufficient if {
	_today([_one, _but({"id": "two"})]) == {"sufficient"}
	_today([_one, _but({"id": "two", "conclusion": "insufficient"})]) == {"insufficient"}
	_today([_one, object.remove(_but({"id": "two"}), ["conclusion"])]) == set()
}

test_measures_must_be_named_where_they_are_needed if {
	measured := _but({"conclusion": "sufficient-with-measures"})
	_today([object.union(measured, {"measures": ["encryption"]})]) == {"sufficient"}
	_today([object.union(measured, {"measures": []})]) == {"insufficient"}
	_today([measured]) == set()
	_today([_but({"measures": []})]) == {"sufficient"}
	_today([_but({"conclusion": "insufficient", "measures": ["encryption"]})]) == {"insufficient"}
}

test_an_assessment_without_conclusion_or_day_cannot_decide if {
	_today([object.remove(_one, ["conclusion"])]) == set()
	_today([_but({"conclusion": "fine"})]) == set()
	_today([object.remove(_one, ["completed"])]) == set()
}

test_one_that_is_not_completed_does_not_replace_one_that_is if {
	pending := object.remove(_but({"id": "two", "conclusion": "insufficient"}), ["completed"])
	_today([_one, pending]) == {"sufficient"}
}

test_an_assessment_for_others_does_not_serve if {
	_today([_but({"regimes": ["uk-gdpr"]})]) == {"insufficient"}
	_today([_but({"exporter": "other"})]) == {"insufficient"}
	_today([_but({"importer": "other"})]) == {"insufficient"}
	_today([_but({"instruments": ["other"]})]) == {"insufficient"}
	_today([_but({"instruments": []})]) == {"insufficient"}
	_today([_but({"exporter": "exporter", "importer": "importer", "instruments": ["other", "document"]})]) == {"sufficient"}
}

test_an_assessment_of_another_destination_does_not_serve if {
	elsewhere := fixture.register({}, {}, {"IN": {"one": _but({"destination": "IN"})}})
	assessments.insufficient("eu-gdpr", "document") with input as fixture.flow({}) with data.register as elsewhere
	not assessments.sufficient("eu-gdpr", "document") with input as fixture.flow({}) with data.register as elsewhere
}

test_each_law_takes_its_own_types[regime] if {
	some regime, types in {"eu-gdpr": {"tia"}, "ch-fadp": {"tia"}, "uk-gdpr": {"tia", "tra"}, "ca-qc": {"pia"}}
	{type | some type in ["tia", "tra", "pia"]; _serves(regime, type)} == types
}

_serves(regime, type) if "sufficient" in _says(regime, "2026-11-23", [_but({"type": type, "regimes": [regime]})])

_decided_on(at, records) := day if {
	day := assessments.decided_on("eu-gdpr", "document") with input as fixture.flow({"at": at}) with data.register as _register(records)
}

test_the_day_of_the_deciding_assessment if {
	later := _but({"id": "two", "completed": "2025-01-01"})
	_decided_on("2024-12-31", [_one, later]) == "2024-01-01"
	_decided_on("2025-01-01", [_one, later]) == "2025-01-01"
	not _decided_on("2023-12-31", [_one, later])
}

_overdue(at, records) if {
	assessments.overdue("eu-gdpr", "document") with input as fixture.flow({"at": at}) with data.register as _register(records)
}

test_a_review_is_overdue_from_the_day_after if {
	due := _but({"review_by": "2026-11-22"})
	not _overdue("2026-11-22", [due])
	_overdue("2026-11-23", [due])
	not _overdue("2026-11-23", [_one])
	not _overdue("2026-11-23", [_but({"review_by": null})])
	not _overdue("2026-11-23", [due, _but({"id": "two", "completed": "2026-01-01"})])
}

test_a_territory_that_shares_its_states_place_is_assessed_by_either_name[place] if {
	some place, others in {"CA-QC": ["CA-QC", "CA"], "GF": ["GF", "FR"]}
	served := {destination |
		some destination in ["CA-QC", "CA", "GF", "FR", "US"]
		assessments.sufficient("eu-gdpr", "document") with input as fixture.flow({})
			with data.register as fixture.register({"importer": {"jurisdiction": place}}, {}, {destination: {"one": _but({"destination": destination})}})
	}
	served == {other | some other in others}
}

test_an_assessment_of_clauses_does_not_serve_the_addendum_on_them if {
	addendum := {"document": {"id": "document", "type": "uk-addendum", "eu_scc": "clauses"}}
	record := _but({"regimes": ["uk-gdpr"], "instruments": ["clauses"]})
	register := fixture.register({}, addendum, {"US": {"one": record}})
	assessments.insufficient("uk-gdpr", "document") with input as fixture.flow({}) with data.register as register
	named := fixture.register({}, addendum, {"US": {"one": object.union(record, {"instruments": ["clauses", "document"]})}})
	assessments.sufficient("uk-gdpr", "document") with input as fixture.flow({}) with data.register as named
}
