# METADATA
# description: Which laws govern a disclosure, by establishment, by statement, by day, and which nobody checked.
package transfer.governance_test

import data.mechanisms.lib.fixture_test as fixture
import data.transfer.governance

_asked(flow, exporter) := found if {
	register := fixture.register({"exporter": exporter}, {}, {})
	found := {
		"laws": governance.modelled,
		"binding": governance.binding,
		"unmodelled": governance.unmodelled,
	} with input as fixture.flow(flow)
		with data.register as register
}

test_establishment_brings_the_law_of_the_territory if {
	_asked({}, {}) == {"laws": {"eu-gdpr"}, "binding": {"eu-gdpr"}, "unmodelled": {}}
	_asked({}, {"jurisdiction": "JP"}).laws == {"jp-appi"}
}

test_the_united_kingdom_leaves_the_gdpr_after_2020 if {
	_asked({"at": "2020-12-31"}, {"jurisdiction": "GB"}).laws == {"eu-gdpr"}
	_asked({"at": "2021-01-01"}, {"jurisdiction": "GB"}).laws == {"uk-gdpr"}
}

test_before_its_first_day_a_law_is_not_modelled if {
	_asked({"at": "1998-10-24"}, {}).laws == {"eu-gdpr"}
	early := _asked({"at": "1998-10-23"}, {})
	early.laws == set()
	early.unmodelled == {"unmodelled:DE": "regime.not_modelled"}
}

test_a_stated_law_that_is_not_yet_in_force_is_not_modelled if {
	early := _asked({"at": "1998-10-23"}, {"jurisdiction": "US", "subject_to": ["eu-gdpr"]})
	early.laws == set()
	early.binding == set()
	"unmodelled:eu-gdpr" in object.keys(early.unmodelled)
}

test_laws_of_the_party_bind_beside_its_establishment if {
	asked := _asked({}, {"subject_to": ["uk-gdpr"]})
	asked.laws == {"eu-gdpr", "uk-gdpr"}
	asked.binding == {"eu-gdpr", "uk-gdpr"}
}

test_what_a_side_says_replaces_what_its_party_says if {
	_asked({"exporter": {"subject_to": []}}, {"subject_to": ["uk-gdpr"]}).laws == {"eu-gdpr"}
	_asked({"exporter": {"subject_to": ["ch-fadp"]}}, {"subject_to": ["uk-gdpr"]}).laws == {"eu-gdpr", "ch-fadp"}
}

test_laws_stated_for_the_flow_govern_without_binding_the_exporter if {
	asked := _asked({"regimes": ["br-lgpd"]}, {})
	asked.laws == {"eu-gdpr", "br-lgpd"}
	asked.binding == {"eu-gdpr"}
}

test_an_exporter_elsewhere_is_under_a_law_nobody_modelled[place] if {
	some place in ["IN", "GL", "GG", "EU-INST", "ORG-EPO", "AE"]
	asked := _asked({}, {"jurisdiction": place})
	asked.laws == set()
	asked.unmodelled == {concat(":", ["unmodelled", place]): "regime.not_modelled"}
}

test_a_stated_modelled_law_does_not_stand_in_for_that_of_the_place if {
	asked := _asked({}, {"jurisdiction": "IN", "subject_to": ["eu-gdpr"]})
	asked.laws == {"eu-gdpr"}
	asked.unmodelled == {"unmodelled:IN": "regime.not_modelled"}
}

test_in_canada_the_law_must_be_stated[place] if {
	some place in ["CA", "CA-QC"]
	unmodelled := {concat(":", ["unmodelled", place]): "regime.not_stated"}
	_asked({}, {"jurisdiction": place}).unmodelled == unmodelled
	_asked({}, {"jurisdiction": place, "subject_to": ["eu-gdpr"]}).unmodelled == unmodelled
	_asked({}, {"jurisdiction": place, "subject_to": ["ca-pipeda"]}) == {
		"laws": {"ca-pipeda"},
		"binding": {"ca-pipeda"},
		"unmodelled": {},
	}
}

test_a_provincial_act_that_is_not_modelled_is_named if {
	asked := _asked({}, {"jurisdiction": "CA", "subject_to": ["ca-pipeda", "ca-bc"]})
	asked.laws == {"ca-pipeda"}
	asked.unmodelled == {"unmodelled:ca-bc": "regime.not_modelled"}
}

test_quebec_starts_on_22_september_2023 if {
	quebec := {"jurisdiction": "CA-QC", "subject_to": ["ca-qc"]}
	_asked({"at": "2023-09-21"}, quebec).unmodelled == {"unmodelled:ca-qc": "regime.not_modelled"}
	_asked({"at": "2023-09-22"}, quebec).laws == {"ca-qc"}
}

test_an_order_that_names_the_flow_brings_its_law if {
	order := {"id": "order", "regime": "uk-gdpr", "flows": ["asked"], "from": "2026-11-23", "effect": "banned"}
	register := object.union(fixture.register({}, {}, {}), {"orders": {"order": order}})
	laws := {day: found |
		some day in ["2026-11-22", "2026-11-23"]
		found := governance.modelled with input as fixture.flow({"at": day}) with data.register as register
	}
	laws == {"2026-11-22": {"eu-gdpr"}, "2026-11-23": {"eu-gdpr", "uk-gdpr"}}
	others := object.union(register, {"orders": {"order": object.union(order, {"flows": ["other"]})}})
	governed := governance.modelled with input as fixture.flow({}) with data.register as others
	governed == {"eu-gdpr"}
}

test_in_canada_neither_the_data_nor_an_order_states_the_law_of_the_exporter if {
	parties := {"exporter": {"jurisdiction": "CA"}}
	order := {"id": "order", "regime": "ca-pipeda", "flows": ["asked"], "from": "2026-11-23", "effect": "banned"}
	ordered := object.union(fixture.register(parties, {}, {}), {"orders": {"order": order}})
	governance.modelled == {"ca-pipeda"} with input as fixture.flow({}) with data.register as ordered
	governance.unmodelled == {"unmodelled:CA": "regime.not_stated"} with input as fixture.flow({}) with data.register as ordered
	stated := fixture.flow({"regimes": ["ca-pipeda"]})
	governance.unmodelled == {"unmodelled:CA": "regime.not_stated"} with input as stated with data.register as fixture.register(parties, {}, {})
}

test_a_law_of_canada_stands_in_for_the_place_only_in_canada if {
	asked := _asked({}, {"jurisdiction": "IN", "subject_to": ["ca-pipeda"]})
	asked.laws == {"ca-pipeda"}
	asked.unmodelled == {"unmodelled:IN": "regime.not_modelled"}
}

_kept(records) := found if {
	found := {"laws": governance.modelled, "unmodelled": governance.unmodelled} with input as fixture.flow({})
		with data.register as fixture.register({"exporter": {"jurisdiction": "JP"}}, {}, {})
		with data.policies.jp_appi.records as records
}

test_a_law_governs_while_a_record_of_it_as_a_law_is_in_force[kind] if {
	some kind, governs in {"law": true, "regulation": false}
	found := _kept({"act": {"kind": kind, "in_force": {"from": "2020-01-01"}}})
	found == {
		true: {"laws": {"jp-appi"}, "unmodelled": {}},
		false: {"laws": set(), "unmodelled": {"unmodelled:JP": "regime.not_modelled"}},
	}[governs]
	_kept({"act": {"kind": kind, "in_force": {"from": "2026-11-24"}}}).laws == set()
}

test_each_law_governs_its_territory_by_establishment[law] if {
	some law, [place, key] in {
		"eu-gdpr": ["DE", "eu_gdpr"], "uk-gdpr": ["GB", "uk_gdpr"], "ch-fadp": ["CH", "ch_fadp"], "br-lgpd": ["BR", "br_lgpd"],
		"jp-appi": ["JP", "jp_appi"], "sg-pdpa": ["SG", "sg_pdpa"], "bm-pipa": ["BM", "bm_pipa"], "difc-dpl": ["AE-DIFC", "difc_dpl"],
		"kr-pipa": ["KR", "kr_pipa"], "mx-lfpdppp": ["MX", "mx_lfpdppp"], "mu-dpa": ["MU", "mu_dpa"], "ng-ndpa": ["NG", "ng_ndpa"],
		"au-privacy-act": ["AU", "au_privacy_act"], "ph-dpa": ["PH", "ph_dpa"], "tw-pdpa": ["TW", "tw_pdpa"], "us-federal": ["US", "us_federal"],
	}
	_asked({}, {"jurisdiction": place}).laws == {law}
	data.transfer.governance.records[law]["package"] == key
}

test_in_canada_no_law_governs_by_establishment if {
	found := {law: record | some law, record in data.transfer.governance.records; record.establishment == false}
	found == {
		"ca-pipeda": {"package": "ca_pipeda", "establishment": false},
		"ca-qc": {"package": "ca_qc", "establishment": false},
	}
}
