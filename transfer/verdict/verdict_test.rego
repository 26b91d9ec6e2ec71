# METADATA
# description: What the laws that govern a flow come to together, and what a contract adds on a later hop.
package transfer.verdict_test

import data.mechanisms.lib.fixture_test as fixture
import data.transfer.onward_test as routes
import data.transfer.verdict

_asked(hops, register) := found if {
	found := {
		"outcome": verdict.outcome,
		"regimes": verdict.regimes,
		"undecided": verdict.undecided,
		"before": verdict.blocked_before,
	} with input as routes.route(hops)
		with data.register as register
}

_outcome(hops, instruments) := _asked(hops, routes.register(instruments)).outcome

_eu(hops, instruments) := _asked(hops, routes.register(instruments)).regimes["eu-gdpr"]

_dpf := routes.hop("de", "us", {})

_next := routes.hop("us", "us2", {})

_terms(exporter, importer, terms) := routes.document(exporter, importer, {"onward_terms": terms})

test_every_restricting_law_must_be_satisfied if {
	_outcome([routes.hop("de", "us", {})], {}) == "allowed"
	_outcome([routes.hop("de", "us", {"exporter": {"subject_to": ["ch-fadp"]}})], {}) == "blocked"
}

test_a_flow_that_no_law_restricts_is_not_restricted if {
	_outcome([routes.hop("de", "fr", {})], {}) == "not_restricted"
}

test_one_law_that_allows_beside_one_that_is_free_allows if {
	asked := _asked([_dpf, _next], routes.register({"onward": _terms("us", "us2", ["dpf"])}))
	asked.outcome == "allowed"
	asked.regimes["us-federal"].outcome == "not_restricted"
	asked.regimes["eu-gdpr"].chosen == "contract"
}

test_no_law_at_all_never_permits if {
	_outcome([routes.hop("in", "us", {})], {}) == "blocked"
	outcome := verdict.outcome with input as _dpf with data.register as routes.register({})
		with data.transfer.onward.governing as {}
		with data.transfer.onward.unmodelled as {}
	outcome == "blocked"
}

test_a_law_that_handed_over_is_none_of_the_flow if {
	object.keys(_asked([routes.hop("de", "jp", {}), routes.hop("jp", "jp2", {})], routes.register({})).regimes) == {"jp-appi"}
}

test_a_law_that_nobody_checked_only_warns_where_the_settings_say_so_and_another_law_decides if {
	register := object.union(routes.register({}), {"settings": {"unmodelled_law": "warn"}})
	mixed := routes.hop("de", "us", {"exporter": {"subject_to": ["ca-bc"]}})
	_asked([mixed], register).outcome == "allowed"
	_outcome([mixed], {}) == "blocked"
	_asked([routes.hop("in", "us", {})], register).outcome == "blocked"
	not verdict.tolerated with input as routes.hop("in", "us", {}) with data.register as register
}

_ordered(order) := outcome if {
	register := object.union(routes.register({}), {
		"settings": {"unmodelled_law": "warn"},
		"orders": {"order": object.union({"id": "order", "regime": "ca-bc", "from": "2026-11-01", "until": "2026-11-30", "effect": "banned"}, order)},
	})
	outcome := _asked([routes.hop("de", "us", {"exporter": {"subject_to": ["ca-bc"]}})], register).outcome
}

test_what_an_authority_orders_under_a_law_that_nobody_checked_is_not_tolerated if {
	_ordered({"flows": ["de-us"]}) == "blocked"
	_ordered({"destination": "US"}) == "blocked"
	_ordered({"flows": ["another"]}) == "allowed"
	_ordered({"destination": "IN"}) == "allowed"
	_ordered({"flows": ["de-us"], "from": "2026-11-24"}) == "allowed"
	_ordered({"flows": ["de-us"], "until": "2026-11-22"}) == "allowed"
	_ordered({"destination": "US", "regime": "ca-ab"}) == "allowed"
}

test_without_a_contract_the_second_hop_is_blocked if {
	found := _eu([_dpf, _next], {})
	found.outcome == "blocked"
	found.violations == ["transfer.no_mechanism"]
	found.findings.contract.best.unmet == ["onward.no_contract"]
}

test_a_contract_with_the_first_mechanisms_terms_covers_the_second_hop if {
	found := _eu([_dpf, _next], {"onward": _terms("us", "us2", ["dpf"])})
	found.chosen == "contract"
	found.findings.contract.best.id == "onward"
}

test_terms_of_another_mechanism_do_not if {
	_eu([_dpf, _next], {"onward": _terms("us", "us2", ["bcr", "eu-scc"])}).outcome == "blocked"
}

test_terms_that_nobody_stated_are_asked_for if {
	_eu([_dpf, _next], {"onward": routes.document("us", "us2", {})}).violations == ["transfer.facts_missing"]
}

test_no_contract_is_offered_where_no_hop_before_was_restricted if {
	office := object.union(routes.register({}), {"parties": {"us": {"branch_of": "de"}}})
	found := _asked([routes.hop("de", "us", {"relation": "same-entity"}), _next], office).regimes["eu-gdpr"]
	found.violations == ["transfer.no_mechanism"]
	not found.findings.contract
}

test_no_contract_is_offered_on_the_first_hop if {
	not _eu([_dpf], {"onward": _terms("de", "us", ["dpf"])}).findings.contract
}

test_a_mechanism_of_its_own_is_preferred_to_the_contract if {
	back := routes.hop("us2", "us", {})
	hops := [_dpf, _next, back]
	_eu(hops, {"onward": _terms("us", "us2", ["dpf"])}).chosen == "dpf"
}

test_so_it_is_whatever_the_preference if {
	asked := routes.route([_dpf, _next, routes.hop("us2", "us", {})])
	eager := object.union(routes.register({"first": _terms("us", "us2", ["dpf"]), "second": _terms("us2", "us", ["dpf"])}), {"settings": {"preference": ["contract"]}})
	found := verdict.regimes with input as asked with data.register as eager
	found["eu-gdpr"].chosen == "dpf"
	found["eu-gdpr"].findings.contract.status == "met"
}

test_a_hop_between_that_a_mechanism_of_its_own_covers_needs_no_contract if {
	hops := [_dpf, _next, routes.hop("us2", "in", {})]
	documents := {"clauses": routes.clauses("us", "us2"), "onward": _terms("us2", "in", ["dpf"])}
	register := object.union(routes.register(documents), {"assessments": fixture.assessed("US", "tia", ["eu-gdpr"])})
	_asked(hops, register).regimes["eu-gdpr"].chosen == "contract"
}

test_of_what_covered_the_first_hop_the_preferred_is_passed_on if {
	documents := {"clauses": routes.clauses("de", "us"), "onward": _terms("us", "us2", ["dpf", "eu-scc"])}
	register := object.union(routes.register(documents), {"assessments": fixture.assessed("US", "tia", ["eu-gdpr"])})
	citations := {order: found.findings.contract.best.citations |
		some order in [[], ["eu-scc"]]
		found := _asked([_dpf, _next], object.union(register, {"settings": {"preference": order}})).regimes["eu-gdpr"]
	}
	citations == {[]: ["DPF Principle 3"], ["eu-scc"]: ["(EU) 2021/914 Clauses 8.7 and 8.8"]}
}

test_every_hop_between_needs_a_mechanism_or_the_contract if {
	last := routes.hop("us2", "in", {})
	hops := [_dpf, _next, last]
	both := {"first": _terms("us", "us2", ["dpf"]), "second": _terms("us2", "in", ["dpf"])}
	covered := _asked(hops, routes.register(both))
	covered.regimes["eu-gdpr"].chosen == "contract"
	count(covered.before) == 0
	broken := _asked(hops, routes.register({"second": _terms("us2", "in", ["dpf"])}))
	broken.regimes["eu-gdpr"].findings.contract.best.unmet == ["onward.hops_between"]
	broken.before == {"eu-gdpr": {"us-us2"}}
}

_four := [_dpf, _next, routes.hop("us2", "in", {}), routes.hop("in", "us2", {})]

_along(instruments) := _asked(_four, object.union(routes.register(instruments), {"assessments": fixture.assessed("US", "tia", ["eu-gdpr"])}))

test_one_mechanism_is_passed_on_over_the_whole_route if {
	terms := {"a": _terms("us", "us2", ["dpf", "eu-scc"]), "b": _terms("us2", "in", ["eu-scc"]), "c": _terms("in", "us2", ["eu-scc"])}
	clauses := {"clauses": routes.clauses("de", "us")}
	_along(object.union(clauses, terms)).regimes["eu-gdpr"].chosen == "contract"
	changed := _along(object.union_n([clauses, terms, {"c": _terms("in", "us2", ["dpf"])}]))
	changed.regimes["eu-gdpr"].findings.contract.best.unmet == ["onward.terms"]
	count(changed.before) == 0
	broken := _along(terms)
	broken.regimes["eu-gdpr"].outcome == "blocked"
	broken.before == {"eu-gdpr": {"us2-in"}}
}

test_after_a_hop_that_nothing_covers_the_next_is_blocked_too if {
	found := _asked(_four, routes.register({"b": _terms("us2", "in", ["dpf"]), "c": _terms("in", "us2", ["dpf"])}))
	found.regimes["eu-gdpr"].findings.contract.best.unmet == ["onward.hops_between"]
	found.before == {"eu-gdpr": {"us-us2", "us2-in"}}
}

test_a_contract_between_does_not_outweigh_an_order if {
	hops := [_dpf, _next, routes.hop("us2", "in", {})]
	both := {"first": _terms("us", "us2", ["dpf"]), "second": _terms("us2", "in", ["dpf"])}
	order := {"id": "order", "regime": "eu-gdpr", "flows": ["us-us2"], "from": "2026-01-01", "effect": "suspended"}
	suspended := _asked(hops, object.union(routes.register(both), {"orders": {"order": order}}))
	suspended.outcome == "blocked"
	suspended.regimes["eu-gdpr"].findings.contract.best.unmet == ["onward.hops_between"]
	suspended.before == {"eu-gdpr": {"us-us2"}}
}

test_an_order_on_the_hop_itself_beats_the_contract if {
	order := {"id": "order", "regime": "eu-gdpr", "flows": ["us-us2"], "from": "2026-01-01", "effect": "banned"}
	register := object.union(routes.register({"onward": _terms("us", "us2", ["dpf"])}), {"orders": {"order": order}})
	_asked([_dpf, _next], register).regimes["eu-gdpr"].violations == ["transfer.suspended"]
}

test_a_first_hop_that_is_blocked_passes_nothing_on_and_is_named if {
	asked := _asked([routes.hop("de", "us2", {}), routes.hop("us2", "in", {})], routes.register({"onward": _terms("us2", "in", ["dpf"])}))
	asked.regimes["eu-gdpr"].outcome == "blocked"
	asked.regimes["eu-gdpr"].findings.contract.best.unmet == ["onward.first_hop", "onward.terms"]
	asked.before == {"eu-gdpr": {"de-us2"}}
}

test_a_first_hop_that_an_order_stops_passes_nothing_on_whatever_is_met if {
	order := {"id": "order", "regime": "eu-gdpr", "flows": ["de-us"], "from": "2026-01-01", "effect": "suspended"}
	register := object.union(routes.register({"onward": _terms("us", "us2", ["dpf"])}), {"orders": {"order": order}})
	_asked([_dpf, _next], register).regimes["eu-gdpr"].findings.contract.best.unmet == ["onward.first_hop", "onward.terms"]
}

test_the_first_hop_is_the_first_one_that_is_restricted if {
	hops := [routes.hop("de", "fr", {}), routes.hop("fr", "us", {}), _next]
	_eu(hops, {"onward": _terms("us", "us2", ["dpf"])}).chosen == "contract"
}

test_the_first_hop_is_one_since_the_law_last_took_hold if {
	away := [routes.hop("de", "jp", {}), routes.hop("jp", "fr", {})]
	hops := array.concat(away, [routes.hop("fr", "in", {}), routes.hop("in", "in2", {})])
	onward := {"onward": _terms("in", "in2", ["eu-scc"])}
	not _asked(away, routes.register({})).regimes["eu-gdpr"]
	_eu(hops, object.union(onward, {"clauses": routes.clauses("fr", "in")})).chosen == "contract"
	_eu(hops, onward).outcome == "blocked"
}

test_an_exporter_that_the_law_binds_needs_a_mechanism_of_its_own if {
	hops := [_dpf, routes.hop("us", "fr", {}), routes.hop("fr", "in", {})]
	onward := {"onward": _terms("fr", "in", ["dpf"])}
	_eu(hops, onward).outcome == "blocked"
	_eu(hops, {"clauses": routes.clauses("fr", "in")}).chosen == "eu-scc"
	bound := routes.hop("us", "us2", {"exporter": {"subject_to": ["eu-gdpr"]}})
	_eu([_dpf, bound], {"onward": _terms("us", "us2", ["dpf"])}).outcome == "blocked"
}

test_nor_does_such_a_hop_carry_a_later_one if {
	bound := routes.hop("us", "us2", {"exporter": {"subject_to": ["eu-gdpr"]}})
	both := {"first": _terms("us", "us2", ["dpf"]), "second": _terms("us2", "in", ["dpf"])}
	_eu([_dpf, bound, routes.hop("us2", "in", {})], both).outcome == "blocked"
}

test_a_law_stated_for_the_data_leaves_the_contract_open if {
	stated := routes.hop("us", "us2", {"regimes": ["eu-gdpr"]})
	_eu([_dpf, stated], {"onward": _terms("us", "us2", ["dpf"])}).chosen == "contract"
}

test_a_law_that_has_ended_and_is_stated_again_offers_no_contract if {
	four := object.union(routes.clauses("de", "us2"), {"modules": [4]})
	back := routes.hop("de", "us2", {"exporter": {"role": "processor", "on_behalf_of": "us2"}, "combined_with_local_data": false})
	stated := routes.hop("us2", "in", {"regimes": ["eu-gdpr"]})
	onward := _terms("us2", "in", ["eu-scc"])
	found := _asked([back, stated], routes.register({"four": four, "onward": onward})).regimes["eu-gdpr"]
	found.outcome == "blocked"
	not found.findings.contract
	_asked([back], routes.register({"four": four})).regimes["eu-gdpr"].chosen == "eu-scc"
	between := routes.hop("us2", "in2", {})
	again := routes.hop("in2", "in", {"regimes": ["eu-gdpr"]})
	not _asked([back, between, again], routes.register({"four": four})).before["eu-gdpr"]
}

test_a_hop_in_the_country_to_whose_law_another_handed_over_is_none_that_the_first_law_blocks if {
	ban := {"id": "ban", "regime": "eu-gdpr", "destination": "JP", "from": "2026-06-01", "until": "2026-06-30", "effect": "banned"}
	hops := [
		routes.hop("de", "jp", {"at": "2026-05-31"}), routes.hop("jp", "jp2", {"at": "2026-06-15"}),
		routes.hop("jp2", "ministry", {}),
	]
	found := _asked(hops, object.union(routes.register({}), {"orders": {"ban": ban}}))
	found.regimes["eu-gdpr"].outcome == "blocked"
	not found.before["eu-gdpr"]
}

test_a_later_hop_that_is_not_restricted_needs_no_contract if {
	found := _eu([_dpf, routes.hop("us", "fr", {})], {})
	found.outcome == "not_restricted"
	not found.findings.contract
}

test_a_law_with_a_contract_of_its_own_takes_the_better_one if {
	hops := [routes.hop("jp", "us2", {}), routes.hop("us2", "in", {})]
	carrying := routes.document("us2", "in", {"onward_terms": ["cbpr"]})
	_asked(hops, routes.register({"onward": carrying})).regimes["jp-appi"].chosen == "contract"
	silent := routes.document("us2", "in", {"equivalent_measures": []})
	_asked(hops, routes.register({"silent": silent})).regimes["jp-appi"].findings.contract.status == "unknown"
	own := routes.document("us2", "in", {"equivalent_measures": ["jp-appi"], "onward_terms": []})
	_asked(hops, routes.register({"own": own})).regimes["jp-appi"].findings.contract.best.id == "own"
	_asked(hops, routes.register({"own": own})).regimes["jp-appi"].findings.contract.status == "met"
	"contract.no_contract" in _asked(hops, routes.register({})).regimes["jp-appi"].findings.contract.best.unmet
}

test_where_a_law_gives_contracts_no_weight_the_onward_one_is_shown if {
	hops := [routes.hop("kr", "us", {}), _next]
	"onward.no_contract" in _asked(hops, routes.register({})).regimes["kr-pipa"].findings.contract.best.unmet
}

test_a_law_whose_rules_give_no_verdict_blocks if {
	verdicts := {0: {"uk-gdpr": {"outcome": "allowed", "chosen": null, "violations": [], "findings": {}}}}
	asked := routes.hop("de", "us", {"regimes": ["uk-gdpr"]})
	outcome := verdict.outcome with input as asked with data.register as routes.register({}) with data.transfer.onward.final as verdicts
	undecided := verdict.undecided with input as asked with data.register as routes.register({}) with data.transfer.onward.final as verdicts
	outcome == "blocked"
	undecided == {"eu-gdpr"}
}

test_the_summary_holds_what_must_stay_the_same if {
	summary := verdict.summary with input as _dpf with data.register as routes.register({})
	summary.regimes == {"eu-gdpr": {"outcome": "allowed", "violations": [], "mechanism": "dpf", "instrument": "eu-us-dpf", "module": null}}
	summary.candidates["eu-gdpr"].dpf == ["met", "eu-us-dpf", null]
	summary.unmodelled == {}
	summary.undecided == set()
	blocked := verdict.summary with input as routes.hop("de", "us2", {}) with data.register as routes.register({})
	blocked.regimes["eu-gdpr"] == {
		"outcome": "blocked", "violations": ["transfer.no_mechanism"],
		"mechanism": null, "instrument": null, "module": null,
	}
}

test_the_summary_leaves_out_the_unchecked_laws_that_are_tolerated[handling] if {
	some handling, unchecked in {"block": {"unmodelled:ca-bc": "regime.not_modelled"}, "warn": {}}
	register := object.union(routes.register({}), {"settings": {"unmodelled_law": handling}})
	summary := verdict.summary with input as routes.hop("de", "us", {"exporter": {"subject_to": ["ca-bc"]}}) with data.register as register
	summary.unmodelled == unchecked
}

test_duties_and_redress_of_the_first_mechanism_come_with_the_contract if {
	findings := _eu([_dpf, _next], {"onward": _terms("us", "us2", ["dpf"])}).findings
	findings.contract.obligations == findings.dpf.obligations
	findings.contract.about.redress == findings.dpf.about.redress
	count(findings.contract.about.redress) > 0
	clauses := {"clauses": routes.clauses("de", "in"), "onward": _terms("in", "in2", ["eu-scc"])}
	signed := _eu([routes.hop("de", "in", {}), routes.hop("in", "in2", {})], clauses).findings
	signed.contract.obligations == ["eu_scc.assessment_on_request"]
	signed.contract.about.obligations == signed["eu-scc"].about.obligations
}
