# METADATA
# description: The last day of an answer, asked again on that day and the day after, for every kind of date that ends one.
package transfer.horizon_test

import data.mechanisms.lib.fixture_test as fixture
import data.regions.lib.calendar
import data.regions.lib.validity
import data.transfer.governance
import data.transfer.horizon
import data.transfer.onward_test as routes
import data.transfer.verdict

_clauses := {
	"id": "clauses",
	"type": "eu-scc",
	"version": "2021/914",
	"modules": [2],
	"signed": "2022-03-01",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"unaltered": true,
	"annexes_complete": true,
}

_assessed := fixture.assessed("US", "tia", ["eu-gdpr"])

_certified(more) := {"importer": {"certifications": [object.union(
	{"scheme": "eu-us-dpf", "status": "active", "covers": ["hr", "non-hr"], "from": "2024-01-01"},
	more,
)]}}

_last(flow, register) := day if day := horizon.valid_until with input as flow with data.register as register

_answer(flow, day, register) := state if {
	summary := verdict.summary with input as object.union(flow, {"at": day}) with data.register as register
	state := [summary.regimes, summary.unmodelled]
}

# The answer stands on its last day and not on the day after.
_ends(flow, register, day) if {
	_last(flow, register) == day
	_answer(flow, day, register) == _answer(flow, flow.at, register)
	_answer(flow, calendar.next(day), register) != _answer(flow, flow.at, register)
}

test_without_a_date_ahead_the_answer_stands if {
	_last(fixture.flow({}), fixture.register({}, {"clauses": _clauses}, _assessed)) == null
}

test_an_answer_ends_with_a_certificate if {
	_ends(fixture.flow({}), fixture.register(_certified({"until": "2026-12-31"}), {}, {}), "2026-12-31")
}

test_an_answer_ends_where_a_certificate_starts if {
	_ends(fixture.flow({"at": "2023-12-01"}), fixture.register(_certified({}), {}, {}), "2023-12-31")
}

test_a_renewal_due_date_ends_nothing if {
	_last(fixture.flow({}), fixture.register(_certified({"due": "2026-12-31"}), {}, {})) == null
}

test_an_answer_ends_with_a_framework if {
	shield := _certified({"scheme": "eu-us-privacy-shield", "from": "2018-01-01", "until": "2022-01-01"})
	_ends(fixture.flow({"at": "2020-01-01"}), fixture.register(shield, {}, {}), "2020-07-15")
}

test_a_blocked_answer_ends_where_a_framework_starts if {
	_ends(fixture.flow({"at": "2023-01-01"}), fixture.register(_certified({"from": "2023-01-01"}), {}, {}), "2023-07-09")
}

test_an_answer_ends_with_a_document[name] if {
	some name, [changes, at, day] in {
		"its end": [{"until": "2027-06-30"}, "2026-11-23", "2027-06-30"],
		"its signature": [{"signed": "2026-12-01"}, "2026-11-23", "2026-11-30"],
		"an importer's accession": [{"importers": {"importer": {"from": "2026-12-15"}}}, "2026-11-23", "2026-12-14"],
		"an exporter's accession": [{"exporters": {"exporter": {"from": "2026-12-15"}}}, "2026-11-23", "2026-12-14"],
	}
	register := fixture.register({}, {"clauses": object.union(_clauses, changes)}, _assessed)
	_ends(fixture.flow({"at": at}), register, day)
}

test_an_answer_ends_with_a_repealed_set if {
	legacy := object.union(_clauses, {"version": "2010/87/EU", "signed": "2019-01-01", "processing_unchanged": true})
	register := fixture.register({}, {"clauses": legacy}, _assessed)
	_ends(fixture.flow({"at": "2022-01-01"}), register, "2022-12-27")
}

test_an_answer_ends_where_a_repealed_set_can_no_longer_be_signed if {
	legacy := object.union(_clauses, {"version": "2010/87/EU", "signed": "2019-01-01", "processing_unchanged": false})
	register := fixture.register({}, {"clauses": legacy}, _assessed)
	_ends(fixture.flow({"at": "2021-01-01"}), register, "2021-09-26")
}

_rules := {
	"id": "rules",
	"type": "eu-bcr-c",
	"approved": "2024-05-06",
	"approved_by": "IE-DPC",
	"members": {"exporter": {}, "importer": {}},
	"regimes": "all",
	"data_categories": "all",
	"purposes": "all",
	"destinations": "all",
	"covers": "all",
}

test_an_answer_ends_with_a_member_or_where_rules_are_approved[name] if {
	some name, [changes, at, day] in {
		"a member's end": [{"members": {"importer": {"until": "2027-01-31"}}}, "2026-11-23", "2027-01-31"],
		"a member's start": [{"members": {"exporter": {"from": "2027-02-01"}}}, "2026-11-23", "2027-01-31"],
		"approval": [{}, "2024-01-01", "2024-05-05"],
	}
	register := fixture.register({}, {"rules": object.union(_rules, changes)}, _assessed)
	_ends(fixture.flow({"at": at}), register, day)
}

test_an_answer_ends_with_the_member_for_whom_a_processor_acts if {
	member := {"id": "member", "list": "entities", "name": "Member SA", "jurisdiction": "FR", "group": "group"}
	rules := object.union(_rules, {"members": {"member": {"until": "2027-01-31"}}})
	asked := fixture.flow({"exporter": {"role": "processor", "on_behalf_of": "member"}})
	_ends(asked, fixture.register({"member": member}, {"rules": rules}, _assessed), "2027-01-31")
}

test_an_answer_ends_where_the_approver_leaves_the_union if {
	british := object.union(_rules, {"approved": "2018-05-25", "approved_by": "GB-ICO"})
	_ends(fixture.flow({"at": "2020-12-01"}), fixture.register({}, {"rules": british}, _assessed), "2020-12-31")
}

test_an_answer_ends_with_the_newest_assessment if {
	worse := {"US": {"later": object.union(_assessed.US.assessed, {"id": "later", "completed": "2027-03-01", "conclusion": "insufficient"})}}
	register := fixture.register({}, {"clauses": _clauses}, object.union(_assessed, worse))
	_ends(fixture.flow({}), register, "2027-02-28")
}

test_an_answer_ends_with_an_order[name] if {
	some name, [at, day] in {"before it": ["2026-11-23", "2026-12-31"], "under it": ["2027-01-01", "2027-01-31"]}
	order := {"id": "order", "regime": "eu-gdpr", "flows": ["asked"], "from": "2027-01-01", "until": "2027-01-31", "effect": "suspended"}
	register := object.union(fixture.register({}, {"clauses": _clauses}, _assessed), {"orders": {"order": order}})
	_ends(fixture.flow({"at": at}), register, day)
}

test_an_order_that_names_the_flow_ends_the_answer_whatever_its_law if {
	order := {"id": "order", "regime": "uk-gdpr", "flows": ["asked"], "from": "2027-01-01", "effect": "suspended"}
	register := object.union(fixture.register({}, {"clauses": _clauses}, _assessed), {"orders": {"order": order}})
	_ends(fixture.flow({}), register, "2026-12-31")
}

test_an_order_on_the_place_under_a_law_that_does_not_govern_ends_nothing if {
	order := {"id": "order", "regime": "uk-gdpr", "destination": "US", "from": "2027-01-01", "effect": "suspended"}
	register := object.union(fixture.register({}, {"clauses": _clauses}, _assessed), {"orders": {"order": order}})
	_last(fixture.flow({}), register) == null
}

test_an_answer_ends_with_an_adequacy_decision if {
	british := fixture.register(fixture.between("DE", "GB"), {}, {})
	_ends(fixture.flow({"immigration_control": false}), british, "2031-12-27")
}

test_a_change_of_decision_ends_the_answer_too if {
	british := fixture.register(fixture.between("DE", "GB"), {}, {})
	_ends(fixture.flow({"at": "2021-01-01", "immigration_control": false}), british, "2021-06-27")
}

test_an_answer_ends_where_the_exporters_territory_changes_its_law if {
	_ends(fixture.flow({"at": "2020-06-01"}), fixture.register(fixture.between("GB", "US"), {}, {}), "2020-12-31")
}

test_an_answer_ends_where_the_importer_leaves_the_territory if {
	_ends(fixture.flow({"at": "2020-06-01"}), fixture.register(fixture.between("DE", "GB"), {}, {}), "2020-12-31")
}

test_an_answer_ends_where_a_law_starts if {
	quebec := fixture.register({"exporter": {"jurisdiction": "CA-QC", "subject_to": ["ca-qc"]}}, {}, {})
	_ends(fixture.flow({"at": "2023-01-01"}), quebec, "2023-09-21")
	last := horizon.unmodelled_until["unmodelled:ca-qc"] with input as fixture.flow({"at": "2023-01-01"}) with data.register as quebec
	last == "2023-09-21"
}

test_a_law_stated_for_the_data_ends_an_answer_where_it_starts if {
	_ends(fixture.flow({"at": "2023-01-01", "regimes": ["ca-qc"]}), fixture.register({}, {}, {}), "2023-09-21")
}

test_an_unchecked_law_is_tolerated_from_the_day_a_checked_one_governs if {
	stated := {"exporter": {"jurisdiction": "IN", "subject_to": ["eu-gdpr"]}}
	asked := fixture.flow({"at": "1998-10-01"})
	tolerant := object.union(fixture.register(stated, {}, {}), {"settings": {"unmodelled_law": "warn"}})
	warned := horizon.unmodelled_until["unmodelled:IN"] with input as asked with data.register as tolerant
	warned == "1998-10-23"
	blocked := horizon.unmodelled_until["unmodelled:IN"] with input as asked with data.register as fixture.register(stated, {}, {})
	blocked == null
}

_croatian(settings) := object.union(
	fixture.register({"exporter": {"jurisdiction": "HR"}, "importer": {"jurisdiction": "IN"}}, {}, {}),
	{"settings": settings},
)

test_a_tolerated_law_that_leaves_ends_nothing if {
	asked := fixture.flow({"at": "2012-10-16", "regimes": ["eu-gdpr"]})
	_ends(asked, _croatian({}), "2013-06-30")
	_last(asked, _croatian({"unmodelled_law": "warn"})) == null
}

test_a_law_that_stays_unchecked_has_no_last_day if {
	register := fixture.register({"exporter": {"jurisdiction": "IN"}}, {}, {})
	last := horizon.unmodelled_until["unmodelled:IN"] with input as fixture.flow({}) with data.register as register
	last == null
}

test_an_answer_ends_where_a_role_is_recognised if {
	held := _certified({"scheme": "apec-cbpr", "from": "2020-01-01", "economy": "US"})
	singapore := object.union(fixture.between("SG", "US"), held)
	register := fixture.register(object.union(singapore, {"importer": object.union(singapore.importer, held.importer)}), {}, {})
	_ends(fixture.flow({"at": "2020-12-01"}), register, "2021-01-31")
	_ends(fixture.flow({"at": "2020-05-01", "importer": {"role": "controller"}}), register, "2020-05-31")
}

test_an_answer_ends_with_the_clauses_that_an_addendum_amends if {
	addendum := {
		"id": "addendum",
		"type": "uk-addendum",
		"version": "B1.0",
		"signed": "2023-01-01",
		"exporters": {"exporter": {}},
		"importers": {"importer": {}},
		"eu_scc": "clauses",
		"unaltered": true,
		"tables_complete": true,
	}
	instruments := {"addendum": addendum, "clauses": object.union(_clauses, {"until": "2027-06-30"})}
	register := fixture.register(fixture.between("GB", "US"), instruments, fixture.assessed("US", "tra", ["uk-gdpr"]))
	_ends(fixture.flow({}), register, "2027-06-30")
}

test_an_order_on_the_place_of_storage_ends_an_answer if {
	parties := {"exporter": {"jurisdiction": "TW", "sector": "recruitment"}, "importer": {"jurisdiction": "JP"}}
	_ends(fixture.flow({"at": "2023-01-01", "storage": "CN"}), fixture.register(parties, {}, {}), "2023-02-19")
}

test_laws_and_candidates_have_last_days_of_their_own if {
	both := fixture.register(_certified({"until": "2026-12-31"}), {"clauses": object.union(_clauses, {"until": "2027-06-30"})}, _assessed)
	candidates := horizon.candidate_until["eu-gdpr"] with input as fixture.flow({}) with data.register as both
	candidates.dpf == "2026-12-31"
	candidates["eu-scc"] == "2027-06-30"
	candidates.adequacy == null
	laws := horizon.regime_until with input as fixture.flow({}) with data.register as both
	laws == {"eu-gdpr": "2026-12-31"}
}

test_an_answer_outlasts_what_it_does_not_rest_on if {
	both := fixture.register(_certified({"until": "2027-06-30"}), {"clauses": object.union(_clauses, {"until": "2026-12-31"})}, _assessed)
	_ends(fixture.flow({}), both, "2027-06-30")
	candidates := horizon.candidate_until["eu-gdpr"] with input as fixture.flow({}) with data.register as both
	candidates["eu-scc"] == "2026-12-31"
	laws := horizon.regime_until with input as fixture.flow({}) with data.register as both
	laws == {"eu-gdpr": "2027-06-30"}
}

test_a_law_that_no_longer_governs_ends_with_its_candidates if {
	british := fixture.register(fixture.between("GB", "US"), {}, {})
	candidates := horizon.candidate_until["eu-gdpr"] with input as fixture.flow({"at": "2020-06-01"}) with data.register as british
	candidates.dpf == "2020-12-31"
	laws := horizon.regime_until with input as fixture.flow({"at": "2020-06-01"}) with data.register as british
	laws == {"eu-gdpr": "2020-12-31"}
}

test_a_route_ends_with_its_last_hop_and_not_with_earlier_ones if {
	short := {"scheme": "eu-us-dpf", "status": "active", "covers": ["hr", "non-hr"], "from": "2024-01-01", "until": "2026-12-31"}
	onward := routes.document("us", "us2", {"onward_terms": ["dpf"], "until": "2027-06-30"})
	register := object.union(routes.register({"document": onward}), {"parties": {"us": {"certifications": [short]}}})
	asked := routes.route([routes.hop("de", "us", {}), routes.hop("us", "us2", {})])
	_ends(asked, register, "2027-06-30")
}

test_days_already_past_are_not_asked_about if {
	days := horizon.days with input as fixture.flow({"at": "2099-01-01"}) with data.register as fixture.register({}, {"clauses": _clauses}, _assessed)
	days == set()
}

_days(flow, register) := days if days := horizon.days with input as fixture.flow(flow) with data.register as register

test_days_of_others_are_not_asked_about if {
	others := {
		"other": {"jurisdiction": "IN", "certifications": [{"scheme": "eu-us-dpf", "until": "2027-01-01"}]},
		"stranger": {"jurisdiction": "BR"},
	}
	paper := {"id": "paper", "type": "contract", "signed": "2027-02-02", "exporters": {"other": {"from": "2027-02-03"}}, "importers": {"stranger": {}}}
	elsewhere := {"IN": {"tia": {"id": "tia", "completed": "2027-03-03"}}}
	_days({}, fixture.register(others, {"paper": paper}, elsewhere)) == set()
	theirs := {"exporters": {"other": {}}, "importers": {"stranger": {}}}
	documents := {
		"rules": {"id": "rules", "type": "eu-bcr-c", "approved": "2027-04-04", "members": {"other": {}, "stranger": {}}},
		"addendum": object.union(theirs, {"id": "addendum", "type": "uk-addendum", "eu_scc": "set"}),
		"set": object.union(theirs, {"id": "set", "type": "eu-scc", "signed": "2027-06-06"}),
		"ours": object.union(_clauses, {"id": "ours", "reference": "set"}),
	}
	_days({}, fixture.register(others, documents, {})) == set()
	not "2026-01-26" in _days({"at": "2026-01-01"}, fixture.register(others, {}, {}))
}

test_days_of_what_a_document_of_theirs_rests_on_are_asked_about if {
	between := {"exporters": {"exporter": {}}, "importers": {"importer": {}}}
	documents := {
		"addendum": object.union(between, {"id": "addendum", "type": "uk-addendum", "eu_scc": "set"}),
		"set": {"id": "set", "type": "eu-scc", "signed": "2027-06-06"},
		"contract": object.union(between, {"id": "contract", "type": "contract", "incorporates": "rules"}),
		"rules": {"id": "rules", "type": "eu-bcr-p", "approved": "2027-04-04", "members": {"other": {}}},
	}
	_days({}, fixture.register({}, documents, {})) == {"2027-04-04", "2027-06-06"}
}

test_days_of_the_state_whose_authority_approved_rules_are_asked_about if {
	asked := {member |
		some member in ["exporter", "other"]
		rules := object.union(object.remove(_rules, ["members"]), {"approved_by": "HR-AZOP", "members": {member: {}}})
		"2013-07-01" in _days({"at": "2013-01-01"}, fixture.register({"other": {"jurisdiction": "IN"}}, {"rules": rules}, {}))
	}
	asked == {"exporter"}
}

test_days_of_whom_a_side_acts_for_are_asked_about[side] if {
	some side in ["exporter", "importer"]
	contract := {"id": "contract", "type": "contract", "signed": "2027-05-05", "exporters": {"customer": {}}, "importers": {"office": {}}, "incorporates": "rules"}
	parties := {"customer": {"jurisdiction": "DE"}, "office": {"jurisdiction": "DE"}}
	_days({side: {"on_behalf_of": "customer"}}, fixture.register(parties, {"contract": contract}, {})) == {"2027-05-05"}
}

# What a party signed with others never covers the flow; rules, and contracts that make them binding, may.
_signed_with_others := {
	"ours": {"id": "ours", "type": "eu-scc", "signed": "2027-01-01", "exporters": {"exporter": {}}, "importers": {"importer": {}}},
	"sent to another": {"id": "sent", "type": "eu-scc", "signed": "2027-02-02", "exporters": {"exporter": {}}, "importers": {"other": {}}},
	"had from another": {"id": "had", "type": "eu-scc", "signed": "2027-03-03", "exporters": {"other": {}}, "importers": {"importer": {}}},
	"rules of the exporter": {"id": "rules", "type": "eu-bcr-p", "approved": "2027-04-04", "members": {"exporter": {}, "other": {}}},
	"rules made binding": {"id": "binding", "type": "contract", "signed": "2027-05-05", "exporters": {"importer": {}}, "importers": {"other": {}}, "incorporates": "rules"},
}

test_days_of_what_a_party_signed_with_others_are_not_asked_about if {
	others := {"other": {"jurisdiction": "IN"}}
	_days({}, fixture.register(others, _signed_with_others, {})) == {"2027-01-01", "2027-04-04", "2027-05-05"}
}

test_days_of_other_laws_and_territories_are_not_asked_about if {
	_days({"at": "2026-01-01"}, fixture.register({}, {}, {})) == {"2026-01-15"}
	not "2013-07-01" in _days({"at": "2013-01-01"}, fixture.register({}, {}, {}))
	"2013-07-01" in _days({"at": "2013-01-01"}, fixture.register(fixture.between("DE", "HR"), {}, {}))
}

test_days_of_a_law_under_which_an_order_names_the_flow_are_asked_about if {
	order := {"id": "order", "regime": "us-federal", "from": "2025-01-01", "effect": "suspended"}
	named := {flow |
		some flow in ["asked", "another"]
		register := object.union(fixture.register({}, {}, {}), {"orders": {"order": object.union(order, {"flows": [flow]})}})
		"2025-04-08" in _days({"at": "2025-01-01"}, register)
	}
	named == {"asked"}
}

test_every_kind_of_day_of_what_concerns_the_flow_is_asked_about if {
	swiss := fixture.between("CH", "US")
	count({"2001-09-03", "2021-09-27", "2023-01-01", "2023-09-01", "2024-09-15"} - _days({"at": "2001-01-01"}, fixture.register(swiss, {}, {}))) == 0
	"2023-01-01" in _days({"at": "2001-01-01"}, fixture.register(fixture.between("CH", "RE"), {}, {}))
}

test_a_law_that_stays_unchecked_has_no_last_day_whatever_else_changes if {
	order := {"id": "order", "regime": "uk-gdpr", "flows": ["other"], "from": "2027-01-01", "until": "2027-01-31", "effect": "suspended"}
	register := object.union(fixture.register({"exporter": {"jurisdiction": "IN"}}, {}, {}), {"orders": {"order": order}})
	_days({}, register) == {"2027-01-01", "2027-02-01"}
	last := horizon.unmodelled_until["unmodelled:IN"] with input as fixture.flow({}) with data.register as register
	last == null
}

# Paths at which a record of a law or mechanism holds days that start or end something.
_known := {
	["in_force"], ["importer_roles", "controller"], ["importer_roles", "processor"],
	# A pending challenge only warns.
	["challenged"],
}

_paths contains path if {
	some law in governance.records
	some record in data.policies[law["package"]].records
	some path in _inside(record)
}

_paths contains path if {
	some law in governance.records
	some term in data.transfer.input.records.mechanism.terms
	some record in data.mechanisms[law["package"]][replace(term, "-", "_")].records
	some path in _inside(record)
}

_inside(record) := {path | walk(record, [path, part]); _dated(part)}

_dated(part) if {
	is_object(part)
	count(object.keys(part) & {"from", "until"}) > 0
}

test_every_interval_in_a_record_is_known if _paths - _known == set()

test_no_law_is_newer_than_the_state_that_decisions_name if {
	every law in governance.records {
		every record in data.policies[law["package"]].records {
			validity.within({"until": data.transfer.report.records.law.reviewed}, record.reviewed)
		}
	}
}

test_an_answer_ends_with_a_suspension_and_where_it_starts if {
	suspended := object.union(_clauses, {"suspended": {"from": "2026-12-01", "until": "2026-12-31"}})
	register := fixture.register({}, {"clauses": suspended}, _assessed)
	_ends(fixture.flow({}), register, "2026-11-30")
	_ends(fixture.flow({"at": "2026-12-01"}), register, "2026-12-31")
	_last(fixture.flow({"at": "2027-01-01"}), register) == null
}

test_an_answer_ends_with_the_suspension_of_a_framework if {
	framework := data.mechanisms.eu_gdpr.dpf.records["eu-us-dpf"]
	suspended := object.union(framework, {"in_force": {"suspended": {"from": "2026-12-01", "until": "2026-12-31"}}})
	register := fixture.register(_certified({}), {}, {})
	every at, day in {"2026-11-23": "2026-11-30", "2026-12-01": "2026-12-31"} {
		_last(fixture.flow({"at": at}), register) == day with data.mechanisms.eu_gdpr.dpf.records as {"eu-us-dpf": suspended}
	}
}
