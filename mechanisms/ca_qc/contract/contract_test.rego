# METADATA
# description: The agreement covers from its first day to its last if it was signed no earlier than the newest assessment.
package mechanisms.ca_qc.contract_test

import data.mechanisms.ca_qc.contract
import data.mechanisms.lib.fixture_test as fixture

_agreement := {
	"id": "agreement",
	"type": "contract",
	"signed": "2025-01-10",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
}

_pia := {
	"id": "pia",
	"type": "pia",
	"regimes": ["ca-qc"],
	"destination": "US",
	"completed": "2025-01-10",
	"conclusion": "sufficient",
}

_finding(flow, documents, assessments) := finding if {
	finding := fixture.consistent(contract.finding, contract.met, contract.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("CA-QC", "US"), documents, {"US": assessments})
}

_open(changes, pia) := array.concat(finding.best.unmet, finding.best.missing) if {
	finding := _finding({}, {"agreement": object.union(_agreement, changes)}, {"pia": object.union(_pia, pia)})
}

test_an_agreement_signed_on_the_day_of_the_assessment_covers if {
	finding := _finding({}, {"agreement": _agreement}, {"pia": _pia})
	finding.status == "met"
	finding.best.onward == "same_regime"
	finding.best.warnings == []
	finding.obligations == ["obligation.mitigation"]
}

test_signed_after_the_assessment_it_covers_and_before_it_does_not if {
	_open({"signed": "2025-01-11"}, {}) == []
	_open({"signed": "2025-01-09"}, {}) == ["contract.after_assessment"]
}

test_without_an_agreement_one_condition_is_open if {
	finding := _finding({}, {}, {"pia": _pia})
	finding.best.unmet == ["contract.no_contract"]
	finding.best.missing == []
}

test_its_own_dates_count if {
	_open({"signed": "2026-11-24"}, {}) == ["contract.signed"]
	_open({"until": "2026-11-22"}, {}) == ["contract.running"]
	_open({"until": "2026-11-23"}, {}) == []
	_open({"exporters": {"exporter": {"from": "2026-11-24"}}}, {}) == ["contract.exporter_bound"]
	_open({"importers": {"importer": {"from": "2026-11-24"}}}, {}) == ["contract.importer_bound"]
}

test_what_is_not_dated_is_asked_for if {
	unsigned := _finding({}, {"agreement": object.remove(_agreement, ["signed"])}, {"pia": _pia})
	unsigned.status == "unknown"
	unsigned.best.missing == ["contract.after_assessment", "contract.signed"]
	emptied := _finding({}, {"agreement": object.union(_agreement, {"signed": null})}, {"pia": _pia})
	emptied.best.unmet == []
	emptied.best.missing == ["contract.after_assessment", "contract.signed"]
	undated := _finding({}, {"agreement": _agreement}, {"pia": object.remove(_pia, ["completed"])})
	undated.status == "unknown"
	undated.best.missing == ["contract.after_assessment"]
}

test_without_an_assessment_nothing_was_signed_after_it if {
	_finding({}, {"agreement": _agreement}, {}).best.unmet == ["contract.after_assessment"]
	_open({}, {"type": "tia"}) == ["contract.after_assessment"]
	_open({}, {"regimes": ["eu-gdpr"]}) == ["contract.after_assessment"]
}

test_the_assessment_must_find_the_protection_adequate if {
	_open({}, {"conclusion": "insufficient"}) == ["contract.after_assessment"]
	_open({}, {"conclusion": "sufficient-with-measures", "measures": []}) == ["contract.after_assessment"]
	_open({}, {"conclusion": "sufficient-with-measures", "measures": ["encryption"]}) == []
}

test_a_later_assessment_asks_for_a_later_agreement if {
	later := object.union(_pia, {"id": "later", "completed": "2026-06-01"})
	found := {"pia": _pia, "later": later}
	_finding({"at": "2026-05-31"}, {"agreement": _agreement}, found).status == "met"
	_finding({"at": "2026-06-01"}, {"agreement": _agreement}, found).best.unmet == ["contract.after_assessment"]
	_finding({}, {"agreement": object.union(_agreement, {"signed": "2026-06-01"})}, found).status == "met"
}

test_an_assessment_limited_to_another_document_does_not_serve if {
	_open({}, {"instruments": ["other"]}) == ["contract.after_assessment"]
	_open({}, {"instruments": ["agreement"]}) == []
}

test_a_review_that_is_due_is_a_warning if {
	overdue := object.union(_pia, {"review_by": "2026-11-22"})
	finding := _finding({}, {"agreement": _agreement}, {"pia": overdue})
	finding.status == "met"
	finding.best.warnings == ["contract.assessment_review"]
	_finding({"at": "2026-11-22"}, {"agreement": _agreement}, {"pia": overdue}).best.warnings == []
}
