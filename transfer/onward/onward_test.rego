# METADATA
# description: Which laws follow the data over routes of several hops, for each way in which a law may go on.
package transfer.onward_test

import data.mechanisms.lib.fixture_test as fixture
import data.transfer.onward

_certificates := {"global-cbpr": {"economy": "US"}, "eu-us-dpf": {}}

_certified(scheme) := object.union(
	{"scheme": scheme, "status": "active", "covers": ["hr", "non-hr"], "from": "2024-01-01"},
	_certificates[scheme],
)

_party(id, place, more) := object.union({"id": id, "list": "vendors", "name": id, "jurisdiction": place}, more)

_parties := {
	"de": _party("de", "DE", {}),
	"fr": _party("fr", "FR", {}),
	"kr": _party("kr", "KR", {}),
	"br": _party("br", "BR", {}),
	"br2": _party("br2", "BR", {}),
	"jp": _party("jp", "JP", {}),
	"jp2": _party("jp2", "JP", {}),
	"ch": _party("ch", "CH", {}),
	"ministry": _party("ministry", "JP", {"public_sector": true}),
	"us": _party("us", "US", {"certifications": [_certified("eu-us-dpf"), _certified("global-cbpr")]}),
	"us2": _party("us2", "US", {"certifications": [_certified("global-cbpr")]}),
	"in": _party("in", "IN", {}),
	"in2": _party("in2", "IN", {}),
	"person": _party("person", "DE", {"list": "counterparties", "kind": "individual"}),
}

# METADATA
# title: A register of parties all over the world
register(instruments) := fixture.register(_parties, instruments, fixture.assessed("IN", "tia", ["eu-gdpr"]))

# METADATA
# title: A disclosure between two of them as controllers, changed as the test says
hop(exporter, importer, changes) := fixture.flow(object.union(
	{
		"id": concat("-", [exporter, importer]),
		"exporter": {"party": exporter, "role": "controller"},
		"importer": {"party": importer, "role": "controller"},
		"importer_activity": [],
		"us_data_brokerage": false,
		"padfa": "none",
		"us_bulk_data": "none",
	},
	changes,
))

# METADATA
# title: The last of some hops, with the earlier ones as its route
route(hops) := object.union(hops[count(hops) - 1], {"route": array.slice(hops, 0, count(hops) - 1)})

# METADATA
# title: A document between two of them
document(exporter, importer, more) := object.union(
	{
		"id": "document",
		"type": "contract",
		"signed": "2025-01-01",
		"exporters": {exporter: {}},
		"importers": {importer: {}},
	},
	more,
)

# METADATA
# title: Clauses of the Union between two controllers
clauses(exporter, importer) := document(exporter, importer, {
	"id": "clauses",
	"type": "eu-scc",
	"version": "2021/914",
	"modules": [1],
	"unaltered": true,
	"annexes_complete": true,
})

_governing(hops, instruments) := governing if {
	governing := onward.governing with input as route(hops) with data.register as register(instruments)
}

_final(hops, instruments) := verdicts if {
	verdicts := onward.final with input as route(hops) with data.register as register(instruments)
}

test_a_single_hop_is_governed_by_what_it_brings if {
	_governing([hop("de", "us", {})], {})[0] == {"eu-gdpr"}
}

test_the_hops_are_those_of_the_route_and_the_one_asked_about_last if {
	hops := [hop("de", "us", {}), hop("us", "us2", {})]
	onward.hops == hops with input as route(hops)
}

test_each_hop_brings_its_laws_and_what_its_contracts_carry if {
	hops := [hop("de", "us", {"regimes": ["br-lgpd"]}), hop("in", "us", {"regimes": ["uk-gdpr"]})]
	documents := {"document": document("de", "us", {"onward_terms": ["dpf"]})}
	brought := onward.brought with input as route(hops) with data.register as register(documents)
	brought == {
		0: {"laws": {"eu-gdpr", "br-lgpd"}, "binding": {"eu-gdpr"}, "unmodelled": {}, "carried": {"dpf"}},
		1: {"laws": {"uk-gdpr"}, "binding": set(), "unmodelled": {"unmodelled:IN": "regime.not_modelled"}},
	}
}

test_a_hop_is_judged_under_the_laws_that_it_or_an_earlier_one_brings if {
	final := _final([hop("de", "us", {}), hop("us", "jp", {}), hop("jp", "in", {})], {})
	[object.keys(final[i]) | some i in [0, 1, 2]] == [{"eu-gdpr"}, {"eu-gdpr", "us-federal"}, {"eu-gdpr", "jp-appi", "us-federal"}]
}

test_what_follows_the_data_to_the_last_hop_is_what_governs_it_from_before if {
	following := onward.following with input as route([hop("de", "jp", {}), hop("jp", "jp2", {}), hop("jp2", "us", {})])
		with data.register as register({})
	following == {"jp-appi"}
}

test_a_law_whose_mechanism_follows_the_data_governs_every_hop if {
	governing := _governing([hop("de", "us", {}), hop("us", "us2", {}), hop("us2", "in", {})], {})
	governing[0] == {"eu-gdpr"}
	governing[1] == {"eu-gdpr", "us-federal"}
	governing[2] == {"eu-gdpr", "us-federal"}
}

test_a_law_that_blocks_a_hop_follows_the_data if {
	hops := [hop("de", "us2", {}), hop("us2", "us", {}), hop("us", "us2", {"id": "back"})]
	_final(hops, {})[0]["eu-gdpr"].outcome == "blocked"
	"eu-gdpr" in _governing(hops, {})[1]
	"eu-gdpr" in _governing(hops, {})[2]
}

test_a_hop_inside_the_territory_leaves_the_law_with_the_data if {
	governing := _governing([hop("de", "fr", {}), hop("fr", "us", {}), hop("us", "in", {})], {})
	governing[1] == {"eu-gdpr"}
	governing[2] == {"eu-gdpr", "us-federal"}
}

test_under_adequacy_the_importers_law_takes_over_within_its_country if {
	governing := _governing([hop("de", "jp", {}), hop("jp", "jp2", {}), hop("jp2", "us", {})], {})
	governing[0] == {"eu-gdpr"}
	governing[1] == {"jp-appi"}
	governing[2] == {"jp-appi"}
}

test_under_adequacy_the_first_law_ends_where_the_data_leave_the_country if {
	governing := _governing([hop("de", "br", {}), hop("br", "us", {}), hop("us", "us2", {})], {})
	governing[1] == {"br-lgpd"}
	governing[2] == {"br-lgpd", "us-federal"}
}

test_under_adequacy_the_first_law_does_not_come_back_to_the_country_with_the_data if {
	away := [hop("de", "jp", {}), hop("jp", "br", {}), hop("br", "jp2", {}), hop("jp2", "ministry", {})]
	not "eu-gdpr" in _governing(away, {})[3]
}

test_under_adequacy_the_importers_law_stays_over_a_hop_that_is_not_restricted if {
	office := object.union(_parties.jp2, {"branch_of": "jp"})
	own := object.union(register({}), {"parties": object.union(_parties, {"jp2": office})})
	staff := hop("jp", "jp2", {"relation": "same-entity"})
	governing := onward.governing with input as route([hop("de", "jp", {}), staff, hop("jp2", "us", {})]) with data.register as own
	governing[1] == {"jp-appi"}
	governing[2] == {"jp-appi"}
}

test_the_first_law_falls_back_where_a_recipient_is_out_of_scope if {
	governing := _governing([hop("de", "jp", {}), hop("jp", "ministry", {}), hop("ministry", "us", {})], {})
	governing[1] == {"eu-gdpr", "jp-appi"}
	governing[2] == {"eu-gdpr", "jp-appi"}
}

test_the_first_law_falls_back_on_a_later_hop_within_the_country if {
	governing := _governing([hop("de", "jp", {}), hop("jp", "jp2", {}), hop("jp2", "ministry", {})], {})
	governing[1] == {"jp-appi"}
	governing[2] == {"eu-gdpr", "jp-appi"}
}

test_whether_a_recipient_is_in_scope_must_be_shown if {
	silent := object.remove(hop("jp", "jp2", {}), ["importer_activity"])
	_governing([hop("de", "jp", {}), silent], {})[1] == {"eu-gdpr", "jp-appi"}
}

test_an_exclusive_purpose_takes_the_second_hop_out_of_the_decision_on_brazil if {
	hops := [hop("de", "br", {}), hop("br", "br2", {"exclusive_purpose": "law-enforcement"})]
	_governing(hops, {})[1] == {"br-lgpd", "eu-gdpr"}
	_governing([hop("de", "br", {}), hop("br", "br2", {})], {})[1] == {"br-lgpd"}
}

_begins(hops) := begins if {
	begins := onward.begins with input as route(hops) with data.register as register({})
}

test_a_law_that_follows_the_data_takes_hold_of_them_once if {
	_begins([hop("de", "fr", {}), hop("fr", "us", {}), hop("us", "in", {"regimes": ["eu-gdpr"]})])["eu-gdpr"] == {0}
}

test_a_law_that_let_go_of_the_data_takes_hold_of_them_anew if {
	hops := [hop("de", "jp", {}), hop("jp", "fr", {}), hop("fr", "us", {})]
	_begins(hops) == {"eu-gdpr": {0, 2}, "jp-appi": {1}}
}

test_return_to_ones_own_controller_ends_the_law if {
	four := {"clauses": object.union(clauses("de", "us"), {"modules": [4]})}
	back := hop("de", "us", {"exporter": {"role": "processor", "on_behalf_of": "us"}, "combined_with_local_data": false})
	preferring := object.union(register(four), {"settings": {"preference": ["eu-scc"]}})
	governing := onward.governing with input as route([back, hop("us", "us2", {}), hop("us2", "in", {})])
		with data.register as preferring
	governing[0] == {"eu-gdpr"}
	governing[1] == {"us-federal"}
	governing[2] == {"us-federal"}
}

test_what_a_person_sends_is_bound_to_nothing_further if {
	sent := hop("person", "us", {"relation": "from-data-subject"})
	_governing([sent, hop("us", "us2", {}), hop("us2", "in", {})], {})[2] == {"us-federal"}
	stated := hop("us", "us2", {"regimes": ["br-lgpd"]})
	_governing([sent, stated, hop("us2", "in", {})], {})[2] == {"br-lgpd", "us-federal"}
}

test_data_received_on_adequacy_leave_japan_without_cbpr if {
	direct := _final([hop("jp", "us2", {})], {})[0]["jp-appi"]
	direct.chosen == "cbpr"
	received := _final([hop("de", "jp", {}), hop("jp", "us2", {})], {})[1]["jp-appi"]
	received.outcome == "blocked"
	received.findings.cbpr.best.unmet == ["cbpr.received_under_adequacy"]
}

test_the_supplementary_rules_stay_with_the_data[name] if {
	some name, hops in {
		"inside Japan": [hop("de", "jp", {}), hop("jp", "jp2", {}), hop("jp2", "us2", {})],
		"outside Japan": [hop("de", "jp", {}), hop("jp", "us", {}), hop("us", "us2", {})],
	}
	_final(hops, {})[2]["jp-appi"].findings.cbpr.best.unmet == ["cbpr.received_under_adequacy"]
}

test_earlier_hops_are_judged_under_the_named_rule_too if {
	hops := [hop("de", "jp", {}), hop("jp", "us2", {}), hop("us2", "in", {})]
	_final(hops, {})[1]["jp-appi"].chosen == null
}

test_the_named_rule_counts_where_the_first_law_binds_the_recipient_too if {
	hops := [hop("de", "jp", {}), hop("jp", "us2", {"exporter": {"subject_to": ["eu-gdpr"]}}), hop("us2", "in", {})]
	_final(hops, {})[1]["jp-appi"].chosen == null
}

test_the_named_rule_counts_from_the_hop_after_the_one_that_brought_it if {
	hops := [hop("jp", "us2", {}), hop("us2", "de", {}), hop("de", "jp", {}), hop("jp", "us", {})]
	final := _final(hops, {})
	final[0]["jp-appi"].chosen == "cbpr"
	not "cbpr.received_under_adequacy" in final[2]["jp-appi"].findings.cbpr.best.unmet
	final[3]["jp-appi"].findings.cbpr.best.unmet == ["cbpr.received_under_adequacy"]
	past := onward.past with input as route(hops) with data.register as register({})
	past.received_under == ["jp_supplementary_rules"]
}

# An importer under the GDPR cannot sign Swiss clauses where the GDPR governs the disclosure too.
_signed_in_switzerland(hops, orders) := verdicts[1]["ch-fadp"].findings["ch-scc"] if {
	signed := register({"clauses": object.union(clauses("ch", "in"), {"swiss_adaptations": true})})
	world := object.union(signed, {"orders": orders, "assessments": fixture.assessed("IN", "tia", ["ch-fadp"])})
	verdicts := onward.final with input as route(hops) with data.register as world
}

test_beside_a_law_stand_those_that_follow_the_data_and_not_those_that_handed_over_or_ended if {
	two := [hop("de", "ch", {}), hop("ch", "in", {"importer": {"subject_to": ["eu-gdpr"]}})]
	stopped := {"order": {"id": "order", "regime": "eu-gdpr", "flows": ["de-ch"], "from": "2026-01-01", "effect": "suspended"}}
	every hops in [two, array.concat(two, [hop("in", "in2", {})])] {
		_signed_in_switzerland(hops, {}).status == "met"
		_signed_in_switzerland(hops, stopped).best.unmet == ["ch_scc.importer_under_gdpr"]
	}
	sent := hop("person", "ch", {"relation": "from-data-subject"})
	_signed_in_switzerland([sent, two[1], hop("in", "in2", {})], {}).status == "met"
}

test_brazilian_adequacy_names_no_such_rule if {
	hops := [hop("de", "br", {}), hop("br", "jp", {}), hop("jp", "us2", {})]
	_final(hops, {})[2]["jp-appi"].chosen == "cbpr"
}

test_laws_that_nobody_checked_stay_with_the_data if {
	asked := route([hop("de", "in", {}), hop("in", "us", {}), hop("us", "us2", {})])
	onward.unmodelled == {"unmodelled:IN": "regime.not_modelled"} with input as asked with data.register as register({})
	onward.unmodelled == {} with input as hop("us", "us2", {}) with data.register as register({})
}

test_a_law_without_a_verdict_follows if {
	asked := route([hop("de", "us", {}), hop("us", "us2", {})])
	governing := onward.governing with input as asked with data.register as register({}) with data.transfer.hop.verdicts as {}
	governing[1] == {"eu-gdpr", "us-federal"}
}

test_a_rule_that_is_not_on_record_lets_the_law_follow if {
	asked := route([hop("de", "us", {}), hop("us", "us2", {})])
	verdicts := {"eu-gdpr": {"onward": "whatever"}, "us-federal": {"onward": "same_regime"}}
	governing := onward.governing with input as asked with data.register as register({}) with data.transfer.hop.verdicts as verdicts
	"eu-gdpr" in governing[1]
}

test_earlier_hops_keep_the_law_of_their_own_day if {
	early := hop("de", "us", {"at": "2023-07-09"})
	_final([early, hop("us", "us2", {})], {})[0]["eu-gdpr"].outcome == "blocked"
	_final([hop("de", "us", {"at": "2024-01-01"}), hop("us", "us2", {})], {})[0]["eu-gdpr"].chosen == "dpf"
}

test_a_route_of_sixteen_hops_is_followed_to_its_end if {
	pair := [hop("us", "us2", {}), hop("us2", "us", {})]
	later := [object.union(pair[i % 2], {"id": sprintf("hop-%d", [i])}) | some i in numbers.range(0, 14)]
	governing := _governing(array.concat([hop("de", "us", {})], later), {})
	count(governing) == 16
	governing[15] == {"eu-gdpr", "us-federal"}
}

test_two_rules_hand_over_to_another_law_and_two_do_not if {
	{name: record.hands_over | some name, record in data.transfer.onward.records} == {
		"importer_law": true, "jp_supplementary_rules": true,
		"same_regime": false, "ends": false,
	}
}
