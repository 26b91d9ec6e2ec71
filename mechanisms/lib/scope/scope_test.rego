package mechanisms.lib.scope_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.lib.scope

# Each limit with a flow, or an importer, that keeps it and one that breaks it.
_limits := {
	"importer_law": {
		"stated": {"importer_laws": ["ca-pipeda", "ca-qc"]},
		"keeps": {"importer": {"subject_to": ["ca-qc"]}},
		"breaks": {"importer": {"subject_to": ["ca-bc"]}},
	},
	"importer_activity": {
		"stated": {"except_activities": ["press", "academic"]},
		"keeps": {"importer_activity": ["religious"]},
		"breaks": {"importer_activity": ["religious", "academic"]},
	},
	"credit_information": {
		"stated": {"except_credit_information": true},
		"keeps": {"credit_information": false},
		"breaks": {"credit_information": true},
	},
	"not_automated": {
		"stated": {"automated_only": true},
		"keeps": {"automated": true},
		"breaks": {"automated": false},
	},
	"immigration_control": {
		"stated": {"except_immigration_control": true},
		"keeps": {"immigration_control": false},
		"breaks": {"immigration_control": true},
	},
	"health_data": {
		"stated": {"importer_laws": ["ca-pipeda", "ca-on-health"], "health_laws": ["ca-on-health"]},
		"keeps": {"importer": {"subject_to": ["ca-on-health"]}, "special_categories": ["health"]},
		"breaks": {"importer": {"subject_to": ["ca-on-health"]}, "special_categories": ["genetic"]},
	},
	"national_identifiers": {
		"stated": {"except_national_identifiers": true},
		"keeps": {"national_identifiers": false},
		"breaks": {"national_identifiers": true},
	},
}

_all := {"adequacy.public_sector", "adequacy.state_organ", "adequacy.exclusive_purpose"} | {code |
	some name, _ in _limits
	code := concat(".", ["adequacy", name])
}

_within(stated, flow, party) := codes if {
	codes := scope.within(stated) with input as fixture.flow(flow) with data.register as fixture.register({"importer": party}, {}, {})
}

_outside(stated, flow, party) := codes if {
	codes := scope.outside(stated) with input as fixture.flow(flow) with data.register as fixture.register({"importer": party}, {}, {})
}

test_a_decision_without_limits_is_kept_whatever_is_not_stated if {
	_within({}, {}, {}) == _all
	_outside({}, {}, {}) == set()
}

test_a_decision_without_limits_is_kept_whatever_is_stated[name] if {
	some name, limit in _limits
	_within({}, limit.breaks, {"organ_of": "DK", "kind": "public_authority"}) == _all
	_outside({}, limit.breaks, {"organ_of": "DK", "kind": "public_authority"}) == set()
	_outside({}, {"exclusive_purpose": "law-enforcement"}, {}) == set()
}

test_a_limit_is_kept[name] if {
	some name, limit in _limits
	_within(limit.stated, limit.keeps, {}) == _all
	_outside(limit.stated, limit.keeps, {}) == set()
}

test_a_limit_is_broken[name] if {
	some name, limit in _limits
	code := concat(".", ["adequacy", name])
	_within(limit.stated, limit.breaks, {}) == _all - {code}
	_outside(limit.stated, limit.breaks, {}) == {code}
}

test_silence_neither_keeps_nor_breaks_a_limit[name] if {
	some name, limit in object.remove(_limits, ["health_data"])
	code := concat(".", ["adequacy", name])
	_within(limit.stated, {}, {}) == _all - {code}
	_outside(limit.stated, {}, {}) == set()
}

test_a_fact_of_another_type_keeps_no_limit[name] if {
	some name, limit in object.remove(_limits, ["health_data"])
	code := concat(".", ["adequacy", name])
	wrong := {field: "no" | some field, _ in limit.keeps; field != "importer"}
	not code in _within(limit.stated, wrong, {})
}

test_no_law_at_all_breaks_the_limit_to_laws if {
	stated := _limits.importer_law.stated
	_outside(stated, {"importer": {"subject_to": []}}, {}) == {"adequacy.importer_law"}
	_outside(stated, {}, {"subject_to": []}) == {"adequacy.importer_law"}
	_outside(stated, {}, {"subject_to": ["ca-pipeda"]}) == set()
}

test_an_empty_list_of_activities_says_none if {
	stated := _limits.importer_activity.stated
	_within(stated, {"importer_activity": []}, {}) == _all
	_outside(stated, {"importer_activity": []}, {}) == set()
}

test_private_bodies_keep_a_limit_to_the_private_sector if {
	stated := {"private_sector_only": true}
	_within(stated, {}, {}) == _all
	_outside(stated, {}, {}) == set()
	_within(stated, {}, {"kind": "customer"}) == _all
	_within(stated, {}, {"kind": "public_authority", "public_sector": false}) == _all
}

test_public_bodies_break_a_limit_to_the_private_sector if {
	stated := {"private_sector_only": true}
	_outside(stated, {}, {"kind": "public_authority"}) == {"adequacy.public_sector"}
	_outside(stated, {}, {"public_sector": true}) == {"adequacy.public_sector"}
	_within(stated, {}, {"public_sector": true}) == _all - {"adequacy.public_sector"}
}

test_bodies_of_an_excepted_state_are_out if {
	stated := {"except_organs_of": ["DK", "SE"]}
	_within(stated, {}, {"organ_of": "DK"}) == _all - {"adequacy.state_organ"}
	_outside(stated, {}, {"organ_of": "DK"}) == {"adequacy.state_organ"}
	_within(stated, {}, {"organ_of": "FO"}) == _all
	_within(stated, {}, {}) == _all
	_outside(stated, {}, {}) == set()
}

test_a_purpose_is_exclusive_only_where_the_flow_says_so if {
	stated := {"except_exclusive_purposes": ["national-defence", "law-enforcement"]}
	_within(stated, {"exclusive_purpose": "law-enforcement"}, {}) == _all - {"adequacy.exclusive_purpose"}
	_outside(stated, {"exclusive_purpose": "law-enforcement"}, {}) == {"adequacy.exclusive_purpose"}
	_within(stated, {"exclusive_purpose": "public-security"}, {}) == _all
	_within(stated, {}, {}) == _all
}

test_health_acts_reach_health_data_only_and_other_laws_any_data if {
	stated := _limits.health_data.stated
	act := {"importer": {"subject_to": ["ca-on-health"]}}
	_within(stated, object.union(act, {"special_categories": null}), {}) == _all - {"adequacy.health_data"}
	_outside(stated, object.union(act, {"special_categories": null}), {}) == set()
	_outside(stated, object.union(act, {"special_categories": []}), {}) == {"adequacy.health_data"}
	_within(stated, {"importer": {"subject_to": ["ca-on-health", "ca-pipeda"]}}, {}) == _all
}

test_where_no_listed_law_is_stated_health_data_are_not_asked_for if {
	stated := _limits.health_data.stated
	_within(stated, {}, {}) == _all - {"adequacy.importer_law"}
	_outside(stated, {"importer": {"subject_to": []}}, {}) == {"adequacy.importer_law"}
}
