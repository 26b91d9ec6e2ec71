# METADATA
# description: The words of a decision - messages a person can read, citations, remedies in order, duties and warnings.
package transfer.report_test

import data.mechanisms.lib.fixture_test as fixture
import data.regions.lib.calendar
import data.transfer.onward_test as routes
import data.transfer.report

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

_law(regime, flow, register) := document if {
	document := report.regimes[regime] with input as flow with data.register as register
}

_eu(flow, register) := _law("eu-gdpr", fixture.flow(flow), register)

_bare := fixture.register({}, {}, {})

_signed := fixture.register({}, {"clauses": _clauses}, _assessed)

_codes(notes) := [note.code | some note in notes]

_candidate(document, mechanism) := candidate if {
	some candidate in document.candidates
	candidate.mechanism == mechanism
}

test_an_allowed_flow_shows_what_carries_it if {
	document := _eu({}, _signed)
	document.outcome == "allowed"
	document.reason == null
	document.mechanism == "eu-scc"
	document.instrument == "clauses"
	document.module == 2
	document.citations == ["Implementing Decision (EU) 2021/914", "GDPR Art. 46(2)(c) (until 2018-05-24: Directive 95/46/EC Art. 26(4))"]
	document.violations == []
	_codes(document.obligations) == ["eu_scc.assessment_on_request"]
	count(document.redress) == 1
	document.relied_on == []
	document.coverage == "full"
	document.valid_until == null
}

test_the_document_of_a_law_and_its_candidates_have_these_fields if {
	document := _eu({}, _signed)
	document.regime == "eu-gdpr"
	object.keys(document) == {
		"regime", "outcome", "reason", "mechanism", "instrument", "module", "citations", "valid_until", "candidates",
		"obligations", "violations", "warnings", "redress", "relied_on", "coverage", "left_out",
	}
	every candidate in document.candidates {
		object.keys(candidate) == {
			"mechanism", "status", "instrument", "module", "citations", "valid_until", "unmet", "missing", "instruments",
		}
	}
}

test_every_mechanism_is_listed_in_order_with_all_that_is_open if {
	document := _eu({}, _bare)
	[candidate.mechanism | some candidate in document.candidates] == ["adequacy", "dpf", "bcr", "eu-scc", "cbpr", "prp"]
	adequacy := _candidate(document, "adequacy")
	adequacy.status == "unmet"
	adequacy.instrument == null
	adequacy.unmet == [{
		"code": "adequacy.no_decision",
		"message": "Requirement not met: A decision of the Commission on US is in force on 2026-11-23.",
		"citation": "GDPR Art. 45(3) (until 2018-05-24: Directive 95/46/EC Art. 25(6))",
		"remedy": null,
	}]
	clauses := _candidate(document, "eu-scc")
	_codes(clauses.unmet) == ["eu_scc.assessment", "eu_scc.no_clauses"]
	clauses.unmet[1].remedy == "Sign the EU standard contractual clauses (module 2) with Importer Inc., in a version that can be signed on 2026-11-23."
}

test_what_is_not_stated_is_named_with_its_place if {
	document := _eu({}, fixture.register({}, {"clauses": fixture.without(_clauses, ["unaltered"])}, _assessed))
	_candidate(document, "eu-scc").missing == [{
		"code": "eu_scc.unaltered",
		"fact": "instruments[clauses].unaltered",
		"message": "Requirement not shown: The text of clauses is unaltered.",
		"citation": "(EU) 2021/914 Clause 2(a)",
	}]
	_codes(document.violations) == ["transfer.facts_missing"]
	some remedy in document.violations[0].remedies
	remedy.mechanism == "eu-scc"
	remedy.text == "Find out and record (instruments[clauses].unaltered): The text of clauses is unaltered."
	remedy.steps == [{"code": "eu_scc.unaltered", "text": "Find out and record (instruments[clauses].unaltered): The text of clauses is unaltered."}]
}

test_other_instruments_stand_behind_the_best_one if {
	second := object.union(_clauses, {"id": "second", "modules": [1]})
	clauses := _candidate(_eu({}, fixture.register({}, {"clauses": _clauses, "second": second}, _assessed)), "eu-scc")
	clauses.instrument == "clauses"
	[other.instrument | some other in clauses.instruments] == ["second"]
	_codes(clauses.instruments[0].unmet) == ["eu_scc.module"]
	not clauses.instruments[0].citations
}

test_a_refusal_says_between_whom_on_which_day_and_under_which_law if {
	violation := _eu({}, _bare).violations[0]
	violation.code == "transfer.no_mechanism"
	violation.regime == "eu-gdpr"
	violation.message == "GDPR: no mechanism covers the transfer from Exporter GmbH to Importer Inc. on 2026-11-23."
	violation.citation == "GDPR Art. 44 (until 2018-05-24: Directive 95/46/EC Art. 25)"
}

test_a_refusal_towards_a_foreign_authority_cites_why_its_request_is_no_ground if {
	authority := {"importer": {"list": "counterparties", "kind": "public_authority"}}
	_eu({}, fixture.register(authority, {}, {})).violations[0].citation == "GDPR Art. 44 (until 2018-05-24: Directive 95/46/EC Art. 25); GDPR Art. 48"
}

test_remedies_come_with_the_fewest_open_conditions_first_and_texts_last if {
	unfit := object.union(_clauses, {"unaltered": false})
	remedies := _eu({}, fixture.register({}, {"clauses": unfit}, _assessed)).violations[0].remedies
	some restored in remedies
	restored.mechanism == "eu-scc"
	restored.instrument == "clauses"
	restored.open == 1
	restored.text == "Restore the adopted text of the clauses in clauses."
	open := [remedy.open | some remedy in remedies; remedy.mechanism != null]
	open == sort(open)
	last := remedies[count(remedies) - 1]
	last.mechanism == null
	contains(last.text, "GDPR Art. 49")
}

test_what_no_one_can_cure_is_no_remedy if {
	late := object.union(_clauses, {"signed": "2027-01-01"})
	mechanisms := {remedy.mechanism | some remedy in _eu({}, fixture.register({}, {"clauses": late}, _assessed)).violations[0].remedies}
	not "eu-scc" in mechanisms
	not "adequacy" in mechanisms
}

test_an_order_is_cited_by_its_reference_or_its_id[name] if {
	some name, [more, citation] in {
		"reference": [{"reference": "Decision 7/2026 of the DPC"}, "Decision 7/2026 of the DPC"],
		"id": [{}, "Order halt"],
	}
	order := object.union({"id": "halt", "regime": "eu-gdpr", "destination": "US", "from": "2026-01-01", "effect": "suspended"}, more)
	document := _eu({}, object.union(_signed, {"orders": {"halt": order}}))
	document.outcome == "blocked"
	document.obligations == []
	document.violations == [{
		"code": "transfer.suspended",
		"regime": "eu-gdpr",
		"message": "GDPR: an order of an authority or court suspends or bans this transfer; no mechanism overrides it.",
		"citation": citation,
		"remedies": [],
	}]
}

test_orders_are_cited_together_and_no_mechanism_is_a_remedy_against_them if {
	order := {"regime": "eu-gdpr", "flows": ["asked"], "from": "2026-01-01", "effect": "suspended"}
	orders := {id: object.union(order, {"id": id}) | some id in ["halt", "stop"]}
	violations := {violation.code: violation | some violation in _eu({}, object.union(_bare, {"orders": orders})).violations}
	violations["transfer.suspended"].citation == "Order halt; Order stop"
	violations["transfer.suspended"].remedies == []
	count(violations["transfer.no_mechanism"].remedies) > 0
}

test_a_closed_gate_is_refused_in_its_own_words if {
	brazil := fixture.register(fixture.between("BR", "DE"), {}, {})
	violation := _law("br-lgpd", fixture.flow({"legal_basis": ["fraud-prevention"]}), brazil).violations[0]
	violation.code == "br_lgpd.legal_basis"
	object.keys(violation) == {"code", "regime", "message", "citation", "remedies"}
	violation.regime == "br-lgpd"
	startswith(violation.message, "Requirement not met: ")
	startswith(violation.citation, "LGPD Art. 7")
	violation.remedies[0].mechanism == null
	violation.remedies[0].instrument == null
	_codes(violation.remedies[0].steps) == ["br_lgpd.legal_basis"]
}

test_a_fact_that_the_gate_asks_for_comes_first_among_the_remedies if {
	brazil := fixture.register(fixture.between("BR", "US"), {}, {})
	document := _law("br-lgpd", fixture.flow({}), brazil)
	_codes(document.violations) == ["transfer.facts_missing", "transfer.no_mechanism"]
	startswith(document.violations[0].remedies[0].text, "Find out and record (legal_basis): The flow has a legal basis of LGPD Art. 7")
}

test_a_flow_outside_the_law_says_why_and_on_what_it_relies if {
	document := _eu({}, fixture.register(fixture.between("DE", "FR"), {}, {}))
	document.outcome == "not_restricted"
	document.reason.code == "eu_gdpr.inside_territory"
	document.reason.message == "Importer Inc. is inside the territory where the GDPR applies on 2026-11-23."
	document.citations == ["GDPR Art. 44 (until 2018-05-24: Directive 95/46/EC Art. 25); EDPB Guidelines 05/2021, criterion 3"]
	document.candidates == []
	document.relied_on == []
	person := fixture.register({"exporter": {"list": "counterparties", "kind": "individual"}}, {}, {})
	_eu({"relation": "from-data-subject"}, person).relied_on == ["relation: from-data-subject"]
}

test_a_suspended_flow_relies_on_nothing_that_takes_it_out if {
	order := {"id": "halt", "regime": "eu-gdpr", "flows": ["asked"], "from": "2026-01-01", "effect": "suspended"}
	person := fixture.register({"exporter": {"list": "counterparties", "kind": "individual"}}, {}, {})
	document := _eu({"relation": "from-data-subject"}, object.union(person, {"orders": {"halt": order}}))
	document.outcome == "blocked"
	document.reason == null
	document.relied_on == []
}

test_of_a_later_hop_that_is_not_restricted_no_candidates_are_shown if {
	asked := routes.route([routes.hop("de", "us", {}), routes.hop("us", "fr", {})])
	document := _law("eu-gdpr", asked, routes.register({}))
	document.outcome == "not_restricted"
	document.candidates == []
}

# A gate with a duty and a warning, which stand in front of those of a mechanism.
_strict(asked, register) := document if {
	gate := data.policies.eu_gdpr.gate with input as asked with data.register as register
	note := {"text": "Look.", "citation": "House rule"}
	declared := {"obligations": [object.union(note, {"code": "x.duty"})], "warnings": [object.union(note, {"code": "x.look"})]}
	strict := object.union(gate, {"about": declared, "obligations": ["x.duty"], "best": {"warnings": ["x.look"]}})
	document := report.regimes["eu-gdpr"] with input as asked with data.register as register with data.policies.eu_gdpr.gate as strict
}

test_what_the_gate_says_comes_before_what_the_mechanism_says_and_that_before_the_earlier_hops if {
	single := _strict(routes.hop("de", "us", {"importer": {"role": "processor"}}), routes.register({}))
	_codes(single.obligations) == ["x.duty", "obligation.processor_contract"]
	_codes(single.warnings) == ["x.look", "dpf.under_challenge"]
	onward := _strict(routes.route([routes.hop("de", "us2", {}), routes.hop("us2", "us", {})]), routes.register({}))
	_codes(onward.warnings) == ["x.look", "dpf.under_challenge", "onward.earlier_hop_blocked"]
	_codes(_strict(routes.hop("de", "us2", {}), routes.register({})).obligations) == []
}

test_duties_of_a_gate_stand_where_nothing_is_restricted if {
	japan := fixture.register(fixture.between("JP", "US"), {}, {})
	document := _law("jp-appi", fixture.flow({"relation": "storage-only"}), japan)
	document.outcome == "not_restricted"
	_codes(document.obligations) == ["obligation.security_control"]
}

test_warnings_of_the_gate_and_of_the_mechanism_are_shown if {
	singapore := fixture.register(fixture.between("SG", "US"), {}, {})
	person := object.union(singapore, {"parties": {"importer": {"list": "counterparties", "kind": "individual"}}})
	_codes(_law("sg-pdpa", fixture.flow({"relation": "to-data-subject"}), person).warnings) == ["sg_pdpa.inferred"]
	passed := {"US": {"assessed": {"review_by": "2026-11-22"}}}
	_codes(_eu({}, fixture.register({}, {"clauses": _clauses}, object.union(_assessed, passed))).warnings) == ["eu_scc.assessment_review"]
}

test_each_earlier_hop_that_is_blocked_is_named if {
	asked := routes.route([routes.hop("de", "us2", {}), routes.hop("us2", "in", {})])
	_law("eu-gdpr", asked, routes.register({})).warnings == [{
		"code": "onward.earlier_hop_blocked",
		"message": "GDPR: the earlier flow de-us2 of this route is itself blocked.",
		"citation": "The law that follows the data",
	}]
}

_unchecked(exporter) := documents if {
	documents := report.unmodelled with input as fixture.flow({}) with data.register as fixture.register({"exporter": exporter}, {}, {})
}

test_a_law_that_nobody_checked_is_refused_by_name if {
	_unchecked({"jurisdiction": "IN"})["unmodelled:IN"] == {
		"regime": "unmodelled:IN", "outcome": "blocked", "reason": null, "mechanism": null, "instrument": null, "module": null,
		"citations": [], "valid_until": null, "candidates": [], "obligations": [], "warnings": [], "redress": [], "relied_on": [],
		"coverage": "none", "left_out": [],
		"violations": [{
			"code": "regime.not_modelled",
			"regime": "unmodelled:IN",
			"message": "IN: a law that governs this transfer is not modelled for 2026-11-23; nobody has checked it.",
			"citation": "The law of the exporter, or of an earlier exporter on the route",
			"remedies": [],
		}],
	}
}

test_in_canada_the_refusal_asks_for_the_law if {
	violation := _unchecked({"jurisdiction": "CA"})["unmodelled:CA"].violations[0]
	violation.code == "regime.not_stated"
	startswith(violation.message, "CA: in Canada the laws that bind the exporter")
	text := "State the laws that bind the exporter in its subject_to, or those that govern the data in the flow's regimes."
	violation.remedies == [{
		"mechanism": null, "instrument": null, "open": 1, "text": text,
		"steps": [{"code": "regime.not_stated", "text": text}],
	}]
}

test_the_state_of_the_law_is_that_of_a_day if calendar.valid(data.transfer.report.records.law.reviewed)

test_what_no_metadata_declares_is_shown_by_its_code if {
	about := {"id": "dpf", "citations": [], "conditions": [], "obligations": [], "warnings": [], "redress": []}
	best := {"id": "dpf", "status": "unmet", "unmet": ["dpf.strange"], "missing": [], "warnings": [], "document": null, "module": null, "citations": [], "onward": "same_regime"}
	odd := {"about": about, "status": "unmet", "best": best, "others": [], "obligations": []}
	document := report.regimes["eu-gdpr"] with input as fixture.flow({})
		with data.register as _bare
		with data.mechanisms.eu_gdpr.dpf.finding as odd
	_candidate(document, "dpf").unmet == [{"code": "dpf.strange", "message": "Requirement not met: dpf.strange", "citation": "", "remedy": null}]
}

test_no_text_is_left_with_a_blank if {
	every flow in [routes.hop("de", "us2", {}), routes.hop("br", "us", {}), routes.hop("jp", "us", {}), routes.hop("in", "us", {})] {
		documents := [report.regimes, report.unmodelled] with input as flow with data.register as routes.register({})
		not regex.match(`\{[a-z_]+\}`, json.marshal(documents))
	}
}
