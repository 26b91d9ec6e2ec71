# METADATA
# title: A kit for tests of decisions
# description: |
#   Builders for the parties, documents, assessments and flows of a test, and questions to put to the whole of the rules, so that a test
#   reads as a sentence. Tests of overlay packs use it too: `opa test --bundle . PACK --ignore examples --run overlays`.
#   Each builder gives what usually suffices, and `but` changes it: `kit.but(kit.flow("crm", "shop", "cloud"), {"hr": true})`.
package transfer.kit_test

import data.transfer.decision

# METADATA
# title: The same thing with some of its fields changed
but(thing, changes) := object.union(thing, changes)

# METADATA
# title: The same thing without some of its fields, as if nobody had stated them
silent_on(thing, fields) := object.remove(thing, fields)

# METADATA
# title: A company of the group
entity(id, place) := {"id": id, "list": "entities", "name": id, "jurisdiction": place, "group": "group"}

# METADATA
# title: A supplier
vendor(id, place) := {"id": id, "list": "vendors", "name": id, "jurisdiction": place}

# METADATA
# title: Somebody else, such as a customer, a carrier or a public_authority
counterparty(id, kind, place) := {"id": id, "list": "counterparties", "kind": kind, "name": id, "jurisdiction": place}

# METADATA
# title: The same party with certificates
holding(party, certificates) := but(party, {"certifications": certificates})

# METADATA
# title: An active certificate of some scheme for some kinds of data
certificate(scheme, covers) := {"scheme": scheme, "status": "active", "covers": covers, "from": "2024-01-01"}

# METADATA
# title: Clauses or another contract of two parties, signed and complete
# description: For EU clauses say the module with `but`, and for others what their law asks for.
document(id, type, exporter, importer) := but(
	{"id": id, "type": type, "signed": "2025-01-01", "exporters": {exporter: {}}, "importers": {importer: {}}},
	object.get(_complete, type, {}),
)

_complete := {
	"eu-scc": {"version": "2021/914", "modules": [2], "unaltered": true, "annexes_complete": true},
	"uk-idta": {"version": "A1.0", "unaltered": true, "tables_complete": true, "linked_agreement": true},
	"uk-addendum": {"version": "B1.0", "unaltered": true, "tables_complete": true},
}

# METADATA
# title: Corporate rules of some members, approved for everything
corporate_rules(id, type, approved_by, members) := {
	"id": id, "type": type, "approved": "2024-01-01", "approved_by": approved_by, "members": {member: {} | some member in members},
	"regimes": "all", "data_categories": "all", "purposes": "all", "destinations": "all", "covers": "all",
}

# METADATA
# title: An assessment of a destination that finds its protection sufficient
assessment(id, type, regimes, destination) := {
	"id": id, "type": type, "regimes": regimes, "destination": destination, "completed": "2024-01-01", "conclusion": "sufficient",
}

# METADATA
# title: The register that holds some things
# description: Parties, documents, assessments and orders in any order, and the settings as an object with the key settings.
world(things) := {
	"organisation": {"id": "group", "name": "Group"},
	"parties": {thing.id: thing | some thing in things; thing.jurisdiction},
	"instruments": documents,
	"instruments_of": {thing.id: sort(_of(documents, thing.id)) | some thing in things; thing.jurisdiction},
	"assessments": {place: {thing.id: thing | some thing in things; _assesses(thing, place)} | some place in {thing.destination | some thing in things; thing.conclusion}},
	"orders": {thing.id: thing | some thing in things; thing.effect},
	"settings": object.union_n([thing.settings | some thing in things]),
} if {
	documents := {thing.id: thing | some thing in things; _document(thing)}
}

_document(thing) if thing.exporters

_document(thing) if thing.members

_assesses(thing, place) if {
	thing.conclusion
	thing.destination == place
}

_of(documents, party) := {id |
	some id, document in documents
	some list in ["exporters", "importers", "members"]
	document[list][party]
}

# METADATA
# title: A disclosure by a controller to a processor on 2026-11-23, of contact data for support
flow(id, exporter, importer) := {
	"id": id, "at": "2026-11-23", "exporter": {"party": exporter, "role": "controller"},
	"importer": {"party": importer, "role": "processor", "on_behalf_of": exporter},
	"hr": false, "special_categories": [], "journalistic": false, "children": false,
	"data_categories": ["contact_data"], "purposes": ["support"], "route": [],
}

# METADATA
# title: The same flow on another day
on(question, day) := but(question, {"at": day})

# METADATA
# title: The same flow between two that decide for themselves
between_controllers(question) := but(question, {"importer": {"party": question.importer.party, "role": "controller"}})

# METADATA
# title: The same flow as the next hop of another
after(question, earlier) := but(question, {
	"after": earlier.id,
	"route": array.concat(earlier.route, [object.remove(earlier, ["route"])]),
})

# METADATA
# title: The whole decision on a flow in a world
decided(question, register) := document if {
	document := decision with input as question with data.register as register
}

# METADATA
# title: Whether the flow may go
allowed(question, register) if decided(question, register).outcome in {"allowed", "not_restricted"}

# METADATA
# title: Whether the flow is blocked, with this code among the reasons
blocked_by(code, question, register) if {
	document := decided(question, register)
	document.outcome == "blocked"
	code in _codes(document.violations)
}

# METADATA
# title: Whether a mechanism covers the flow under a law
covered_by(mechanism, regime, question, register) if {
	some one in decided(question, register).regimes
	one.regime == regime
	one.mechanism == mechanism
}

# METADATA
# title: Whether there is a warning, of a law or of a pack
warned_of(code, question, register) if code in _codes(decided(question, register).warnings)

# METADATA
# title: Whether there is a duty, of a law or of a pack
obliged_to(code, question, register) if {
	document := decided(question, register)
	code in _codes(array.concat(document.obligations, [duty | some one in document.regimes; some duty in one.obligations]))
}

_codes(entries) := {entry.code | some entry in entries}

# METADATA
# title: How a decision differs from what a row of a table expects
# description: |
#   A row has `flow`, `world` and `expect`, which may state `outcome`, `mechanisms`, `codes` (all violations), and `warnings` and
#   `obligations` (some of them). The empty set says that there is no difference; others are printed.
differences(row) := found if {
	document := decided(row.flow, world(row.world))
	got := {
		"outcome": document.outcome,
		"mechanisms": document.mechanisms,
		"codes": sort(_codes(document.violations)),
		"warnings": [code | some code in row.expect.warnings; code in _codes(document.warnings)],
		"obligations": [code | some code in row.expect.obligations; obliged_to(code, row.flow, world(row.world))],
	}
	found := {difference |
		some field, wanted in row.expect
		object.get(got, field, null) != wanted
		difference := sprintf("%s: %v, not %v", [field, object.get(got, field, "no such field"), wanted])
	}
	print(found)
}

_shop := entity("shop", "DE")

_cloud := holding(vendor("cloud", "US"), [certificate("eu-us-dpf", ["non-hr"])])

_support := flow("support", "shop", "cloud")

test_a_sentence_for_each_outcome if {
	allowed(_support, world([_shop, _cloud]))
	covered_by("dpf", "eu-gdpr", _support, world([_shop, _cloud]))
	obliged_to("obligation.processor_contract", _support, world([_shop, _cloud]))
	blocked_by("transfer.no_mechanism", but(_support, {"hr": true}), world([_shop, _cloud]))
	blocked_by("transfer.facts_missing", silent_on(_support, ["hr"]), world([_shop, _cloud]))
	blocked_by("transfer.no_mechanism", on(_support, "2023-07-09"), world([_shop, _cloud]))
	warned_of("dpf.under_challenge", _support, world([_shop, _cloud]))
	allowed(between_controllers(_support), world([_shop, vendor("cloud", "FR")]))
}

test_documents_and_assessments_make_a_world if {
	signed := world([_shop, vendor("cloud", "IN"), document("scc", "eu-scc", "shop", "cloud"), assessment("tia", "tia", ["eu-gdpr"], "IN")])
	covered_by("eu-scc", "eu-gdpr", _support, signed)
	covered_by("uk-idta", "uk-gdpr", _support, world([
		entity("shop", "GB"), vendor("cloud", "IN"),
		document("idta", "uk-idta", "shop", "cloud"), assessment("tra", "tra", ["uk-gdpr"], "IN"),
	]))
	bound := [_shop, entity("cloud", "IN"), corporate_rules("rules", "eu-bcr-c", "IE-DPC", ["shop", "cloud"]), assessment("tia", "tia", ["eu-gdpr"], "IN")]
	covered_by("bcr", "eu-gdpr", between_controllers(_support), world(bound))
	banned := {"id": "stop", "regime": "eu-gdpr", "destination": "US", "from": "2026-11-01", "effect": "banned"}
	blocked_by("transfer.suspended", _support, world([_shop, _cloud, banned]))
}

test_a_route_is_built_hop_by_hop if {
	onward := after(but(flow("onward", "cloud", "helper"), {"us_bulk_data": "none", "padfa": "none"}), _support)
	blocked_by("transfer.no_mechanism", onward, world([_shop, _cloud, counterparty("helper", "partner", "IN")]))
}

test_settings_are_part_of_a_world if {
	blocked_by("overlay.missing", _support, world([_shop, _cloud, {"settings": {"overlays": ["no_such_pack"]}}]))
}

_rows := {
	"a certified importer": {
		"flow": _support, "world": [_shop, _cloud],
		"expect": {"outcome": "allowed", "mechanisms": ["dpf"], "codes": [], "warnings": ["dpf.under_challenge"], "obligations": ["obligation.processor_contract"]},
	},
	"an importer inside": {"flow": _support, "world": [_shop, vendor("cloud", "FR")], "expect": {"outcome": "not_restricted"}},
	"staff data without a certificate for them": {
		"flow": but(_support, {"hr": true}), "world": [_shop, _cloud],
		"expect": {"outcome": "blocked", "mechanisms": [], "codes": ["transfer.no_mechanism"]},
	},
}

test_rows_of_a_table[name] if {
	some name, row in _rows
	differences(row) == set()
}

test_a_difference_says_what_came_and_what_was_wanted if {
	row := {"flow": _support, "world": [_shop, _cloud], "expect": {"outcome": "blocked", "warnings": ["dpf.renewal_due"], "outcomes": 1}}
	differences(row) == {
		"outcome: allowed, not blocked",
		`warnings: [], not ["dpf.renewal_due"]`,
		"outcomes: no such field, not 1",
	}
}
