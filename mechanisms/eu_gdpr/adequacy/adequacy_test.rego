# METADATA
# description: Decides every adequacy decision on the edges of its days and at the edges of its scope.
package mechanisms.eu_gdpr.adequacy_test

import data.mechanisms.eu_gdpr.adequacy
import data.mechanisms.lib.fixture_test as fixture

_finding(place, flow, party) := finding if {
	finding := adequacy.finding with input as fixture.flow(flow)
		with data.register as fixture.register({"importer": object.union({"jurisdiction": place}, party)}, {}, {})
}

_best(place, flow) := _finding(place, flow, {}).best

_open(place, flow, party) := array.concat(best.unmet, best.missing) if best := _finding(place, flow, party).best

_unmet(place, flow, party) := _finding(place, flow, party).best.unmet

# A private recipient that states everything that any decision asks.
_stated := {
	"importer_activity": [],
	"credit_information": false,
	"automated": true,
	"immigration_control": false,
	"importer": {"subject_to": ["ca-pipeda"]},
}

# Each decision with its territory and its days.
_decisions := {
	"eu-adequacy-ad": ["AD", "2010-10-18", "2010-10-19"],
	"eu-adequacy-ar": ["AR", "2003-06-29", "2003-06-30"],
	"eu-adequacy-br": ["BR", "2026-01-25", "2026-01-26"],
	"eu-adequacy-ca": ["CA", "2001-12-19", "2001-12-20"],
	"eu-adequacy-ch": ["CH", "2000-07-25", "2000-07-26"],
	"eu-adequacy-epo": ["ORG-EPO", "2025-07-14", "2025-07-15"],
	"eu-adequacy-fo": ["FO", "2010-03-04", "2010-03-05"],
	"eu-adequacy-gb-0": ["GB", "2020-12-31", "2021-01-01"],
	"eu-adequacy-gg": ["GG", "2003-11-20", "2003-11-21"],
	"eu-adequacy-il": ["IL", "2011-01-30", "2011-01-31"],
	"eu-adequacy-im": ["IM", "2004-04-27", "2004-04-28"],
	"eu-adequacy-je": ["JE", "2008-05-07", "2008-05-08"],
	"eu-adequacy-jp": ["JP", "2019-01-22", "2019-01-23"],
	"eu-adequacy-kr": ["KR", "2021-12-16", "2021-12-17"],
	"eu-adequacy-nz": ["NZ", "2012-12-18", "2012-12-19"],
	"eu-adequacy-uy": ["UY", "2012-08-20", "2012-08-21"],
}

_later_for_gb := {"eu-adequacy-gb-1", "eu-adequacy-gb-2", "eu-adequacy-gb-3"}

test_every_decision_on_record_is_tested if {
	object.keys(data.mechanisms.eu_gdpr.adequacy.records) == object.keys(_decisions) | _later_for_gb
}

test_a_decision_holds_from_its_first_day[id] if {
	some id, [place, before, first] in _decisions
	_open(place, object.union(_stated, {"at": before}), {}) == ["adequacy.no_decision"]
	best := _best(place, object.union(_stated, {"at": first}))
	best.status == "met"
	best.id == id
}

test_a_decision_without_sunset_still_holds[id] if {
	some id, [place, _, _] in object.remove(_decisions, ["eu-adequacy-gb-0"])
	best := _best(place, object.union(_stated, {"at": "2200-12-31"}))
	best.status == "met"
	best.id == id
	best.citations == [data.mechanisms.eu_gdpr.adequacy.records[id].title]
}

test_the_importers_own_law_takes_over_but_for_japan[id] if {
	some id, [place, _, first] in _decisions
	onward := object.get({"JP": "jp_supplementary_rules"}, place, object.get({"eu-adequacy-gb-0": "same_regime"}, id, "importer_law"))
	_best(place, object.union(_stated, {"at": first})).onward == onward
}

test_the_decisions_on_the_united_kingdom_follow_each_other_without_a_gap if {
	at := {day: _best("GB", object.union(_stated, {"at": day})).id | some day in [
		"2021-06-27", "2021-06-28", "2025-06-27", "2025-06-28", "2025-12-18", "2025-12-19", "2026-11-23", "2031-12-27",
	]}
	at == {
		"2021-06-27": "eu-adequacy-gb-0", "2021-06-28": "eu-adequacy-gb-1",
		"2025-06-27": "eu-adequacy-gb-1", "2025-06-28": "eu-adequacy-gb-2",
		"2025-12-18": "eu-adequacy-gb-2", "2025-12-19": "eu-adequacy-gb-3",
		"2026-11-23": "eu-adequacy-gb-3", "2031-12-27": "eu-adequacy-gb-3",
	}
	_open("GB", object.union(_stated, {"at": "2031-12-28"}), {}) == ["adequacy.no_decision"]
}

test_no_two_decisions_on_the_united_kingdom_hold_on_one_day[day] if {
	some day in ["2021-06-27", "2021-06-28", "2025-06-27", "2025-06-28", "2025-12-18", "2025-12-19", "2031-12-27"]
	_finding("GB", object.union(_stated, {"at": day}), {}).others == []
}

test_the_united_kingdoms_own_law_takes_over_once_a_decision_is_made[day] if {
	some day, onward in {
		"2021-06-27": "same_regime", "2021-06-28": "importer_law",
		"2025-06-28": "importer_law", "2025-12-19": "importer_law",
	}
	_best("GB", object.union(_stated, {"at": day})).onward == onward
}

test_data_for_immigration_control_are_carved_out_until_18_december_2025 if {
	control := {"immigration_control": true}
	_open("GB", object.union(control, {"at": "2021-06-27"}), {}) == []
	_unmet("GB", object.union(control, {"at": "2021-06-28"}), {}) == ["adequacy.immigration_control"]
	_unmet("GB", object.union(control, {"at": "2025-12-18"}), {}) == ["adequacy.immigration_control"]
	_open("GB", object.union(control, {"at": "2025-12-19"}), {}) == []
	silent := _best("GB", {"at": "2025-12-18"})
	silent.status == "unknown"
	silent.missing == ["adequacy.immigration_control"]
	_open("GB", {"at": "2025-12-19"}, {}) == []
}

test_elsewhere_there_is_no_decision[place] if {
	some place in ["US", "IN", "GL", "NC", "PM", "GI", "MC", "SM", "AW", "PH", "ORG-OTHER", "EU-INST", "AE-DIFC", "DE"]
	finding := _finding(place, _stated, {})
	finding.status == "unmet"
	finding.best.unmet == ["adequacy.no_decision"]
	finding.best.missing == []
}

test_a_decision_that_states_no_scope_asks_for_nothing[place] if {
	some place in ["AD", "AR", "CH", "GG", "IM", "JE", "NZ", "UY", "FO", "BR", "ORG-EPO", "GB"]
	_open(place, {}, {}) == []
}

test_what_a_decision_asks_for_is_asked_where_it_is_not_stated[place] if {
	some place, codes in {
		"CA": ["adequacy.importer_law"],
		"IL": ["adequacy.not_automated"],
		"JP": ["adequacy.importer_activity"],
		"KR": ["adequacy.credit_information", "adequacy.importer_activity"],
	}
	finding := _finding(place, {}, {})
	finding.status == "unknown"
	finding.best.missing == codes
}

test_canada_only_for_recipients_under_pipeda if {
	_open("CA", {"importer": {"subject_to": ["ca-pipeda", "ca-qc"]}}, {}) == []
	_open("CA", {}, {"subject_to": ["ca-pipeda"]}) == []
	_open("CA", {"importer": {"subject_to": ["ca-qc"]}}, {}) == ["adequacy.importer_law"]
	_open("CA", {"importer": {"subject_to": []}}, {"subject_to": ["ca-pipeda"]}) == ["adequacy.importer_law"]
	_open("CA-QC", {"importer": {"subject_to": ["ca-pipeda"]}}, {}) == []
	_open("CA-QC", {"importer": {"subject_to": ["ca-qc"]}}, {}) == ["adequacy.importer_law"]
}

test_israel_only_for_automated_data if {
	_open("IL", {"automated": true}, {}) == []
	_unmet("IL", {"automated": false}, {}) == ["adequacy.not_automated"]
}

test_japan_only_for_private_operators if {
	_open("JP", _stated, {}) == []
	_unmet("JP", _stated, {"kind": "public_authority"}) == ["adequacy.public_sector"]
	_unmet("JP", _stated, {"public_sector": true}) == ["adequacy.public_sector"]
	_open("JP", _stated, {"kind": "public_authority", "public_sector": false}) == []
}

test_some_activities_of_the_importer_are_out[place] if {
	some place, left_out in {"JP": {"press", "religious", "political", "academic"}, "KR": {"religious", "political"}}
	{activity |
		some activity in ["press", "religious", "political", "academic"]
		"adequacy.importer_activity" in _open(place, object.union(_stated, {"importer_activity": [activity]}), {})
	} == left_out
	_open(place, _stated, {}) == []
}

test_korea_not_for_credit_information if {
	_unmet("KR", object.union(_stated, {"credit_information": true}), {}) == ["adequacy.credit_information"]
	_open("KR", _stated, {"kind": "public_authority"}) == []
}

test_faroes_not_for_danish_state_bodies if {
	_open("FO", {}, {"organ_of": "DK", "public_sector": true}) == ["adequacy.state_organ"]
	_open("FO", {}, {"kind": "public_authority"}) == []
	_open("CH", {}, {"organ_of": "DK"}) == []
}

test_brazil_not_for_an_exclusive_purpose_of_the_state[purpose] if {
	some purpose in ["public-security", "national-defence", "state-security", "law-enforcement"]
	_open("BR", {"exclusive_purpose": purpose}, {}) == ["adequacy.exclusive_purpose"]
	_open("CH", {"exclusive_purpose": purpose}, {}) == []
}

test_a_processor_still_needs_its_contract if {
	_finding("CH", {}, {}).obligations == ["obligation.processor_contract"]
	_finding("CH", {"importer": {"role": "controller"}}, {}).obligations == []
}

_warned(place, flow) := _finding(place, flow, {}).best.warnings

test_canada_not_for_public_bodies_and_with_a_remark_on_employees if {
	flow := {"importer": {"subject_to": ["ca-pipeda"]}}
	_unmet("CA", flow, {"public_sector": true}) == ["adequacy.public_sector"]
	_warned("CA", object.union(flow, {"hr": true})) == ["adequacy.employee_data"]
	_warned("CA", flow) == []
}

test_the_days_between_adoption_and_publication_are_remarked_on[place] if {
	some place, [before, after] in {
		"BR": ["2026-01-27", "2026-01-28"], "ORG-EPO": ["2025-07-17", "2025-07-18"], "GB": ["2025-12-22", "2025-12-23"],
	}
	_warned(place, {"at": before}) == ["adequacy.publication"]
	_warned(place, {"at": after}) == []
}
