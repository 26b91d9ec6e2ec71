package transfer.input_test

flow := {
	"id": "crm",
	"at": "2026-11-23",
	"name": "Customer records",
	"exporter": {"party": "acme-de", "role": "controller"},
	"importer": {"party": "cloud-us", "role": "processor", "on_behalf_of": "acme-de"},
	"data_categories": ["contact"],
	"legal_basis": ["contract"],
	"hr": false,
	"special_categories": [],
}

earlier := {
	"id": "signup",
	"at": "2026-11-23",
	"exporter": {"party": "ada"},
	"importer": {"party": "acme-de", "role": "controller"},
	"relation": "from-data-subject",
}

register := {
	"organisation": {"id": "acme", "name": "Acme"},
	"parties": {
		"acme-de": {
			"id": "acme-de", "name": "Acme GmbH", "jurisdiction": "DE", "group": "acme", "list": "entities",
			"subject_to": ["uk-gdpr"],
		},
		"acme-fr": {
			"id": "acme-fr", "name": "Acme, succursale", "jurisdiction": "FR", "group": "acme", "list": "entities",
			"branch_of": "acme-de",
		},
		"acme-gb": {"id": "acme-gb", "name": "Acme Limited", "jurisdiction": "GB", "group": "acme", "list": "entities"},
		"ada": {"id": "ada", "name": "Customers", "jurisdiction": "FR", "kind": "individual", "list": "counterparties"},
		"cloud-us": {
			"id": "cloud-us", "name": "Cloud Inc.", "jurisdiction": "US", "list": "vendors",
			"sub_processors": ["acme-gb"],
			"certifications": [{"scheme": "eu-us-dpf", "status": "active", "covers": ["non-hr"], "from": "2023-09-01"}],
		},
	},
	"instruments": {
		"scc": {
			"id": "scc", "type": "eu-scc", "version": "2021/914", "modules": [2], "signed": "2024-02-01",
			"exporters": {"acme-de": {}}, "importers": {"cloud-us": {"from": "2024-03-01"}}, "unaltered": true,
		},
		"bcr": {
			"id": "bcr", "type": "eu-bcr-c", "approved": "2024-05-06", "approved_by": "IE-DPC", "regimes": "all",
			"members": {"acme-de": {}, "acme-gb": {"from": "2024-06-01", "until": "2026-01-31"}}, "destinations": ["GB"],
		},
		"br": {
			"id": "br", "type": "br-scc", "version": "19/2024", "exporters": {}, "importers": {"cloud-us": {}},
			"designated_party": {"transparency": "exporter", "requests": "both", "incidents": "importer"},
		},
	},
	"instruments_of": {
		"acme-de": ["bcr", "scc"], "acme-fr": [], "acme-gb": ["bcr"], "ada": [], "cloud-us": ["br", "scc"],
	},
	"assessments": {"US": {"tia": {
		"id": "tia", "type": "tia", "regimes": ["eu-gdpr"], "destination": "US", "completed": "2024-01-15",
		"importer": "cloud-us", "instruments": ["scc"], "conclusion": "sufficient",
	}}},
	"orders": {"stop": {
		"id": "stop", "regime": "eu-gdpr", "flows": ["other"], "from": "2025-01-01", "effect": "suspended",
	}},
	"settings": {"preference": ["dpf", "adequacy"], "unmodelled_law": "block"},
}

faults(question, filed) := {[fault.code, fault.field] |
	some fault in data.transfer.input.faults with input as question with data.register as filed
}

changed(change) := faults(object.union(flow, change), register)

filed(change) := faults(flow, object.union(register, change))

messages(question) := {fault.message |
	some fault in data.transfer.input.faults with input as question
		with data.register as register
}

test_a_sound_question_has_no_fault if {
	faults(flow, register) == set()
}

test_a_sound_route_has_no_fault if {
	changed({"after": "signup", "route": [earlier]}) == set()
}

test_every_fault_is_reported_at_once if {
	changed({"hr": "yes", "storage": "de", "purposes": [], "at": "2026-02-30"}) == {
		["input.wrong_type", "hr"],
		["input.bad_code", "storage"],
		["input.missing_field", "purposes"],
		["input.bad_date", "at"],
	}
}

test_what_each_part_finds_is_reported if {
	["input.relation_contradicted", "relation"] in changed({"relation": "same-entity"})
	["input.route_broken", "after"] in changed({"after": "signup"})
	["input.wrong_type", "parties[acme-de].name"] in filed({"parties": {"acme-de": {"name": 1}}})
	["input.bad_date", "instruments[scc].signed"] in filed({"instruments": {"scc": {"signed": "once"}}})
	["input.register_malformed", "assessments[US]"] in filed({"assessments": {"US": []}})
	["input.register_malformed", "settings"] in filed({"settings": []})
}

test_row_4_no_input_blocks if {
	found := data.transfer.input.faults with data.register as register
	found == {{"code": "input.missing_field", "field": "input", "message": "must be stated"}}
}

test_row_4_input_that_is_no_object_blocks if {
	every junk in [null, false, true, 0, 1e400, "", "crm", [], [flow], [[[]]]] {
		["input.wrong_type", "input"] in faults(junk, register)
	}
	messages("crm") == {"must be of type object, is string"}
}

test_row_5_the_empty_question_names_what_is_missing if {
	faults({}, register) == {["input.missing_field", name] | some name in ["id", "at", "exporter", "importer"]}
}

test_row_5_the_zero_question_blocks if {
	zero := {"id": "", "at": "", "exporter": {"party": "", "role": ""}, "importer": {"party": "", "role": ""}}
	every field in ["id", "at", "exporter.party", "exporter.role", "importer.party", "importer.role"] {
		["input.missing_field", field] in faults(zero, register)
	}
}

test_row_6_a_missing_field_blocks if {
	every name in ["id", "at", "exporter", "importer"] {
		["input.missing_field", name] in faults(object.remove(flow, [name]), register)
	}
	faults(json.remove(flow, ["exporter/party"]), register) == {["input.missing_field", "exporter.party"]}
	faults(json.remove(flow, ["exporter/role"]), register) == {["input.missing_field", "exporter.role"]}
}

test_row_7_null_blocks_everywhere if {
	every name in object.keys(data.transfer.input.records.flow.fields) {
		some fault in changed({name: null})
		startswith(fault[1], name)
	}
	changed({"id": null}) == {["input.missing_field", "id"]}
	changed({"hr": null}) == {["input.wrong_type", "hr"]}
	changed({"special_categories": null}) == {["input.wrong_type", "special_categories"]}
	changed({"special_categories": [null]}) == {["input.wrong_type", "special_categories[0]"]}
}

test_row_8_a_wrong_type_blocks if {
	changed({"id": 7}) == {["input.wrong_type", "id"]}
	changed({"name": {}}) == {["input.wrong_type", "name"]}
	changed({"at": 20261123}) == {["input.wrong_type", "at"]}
	changed({"storage": true}) == {["input.wrong_type", "storage"]}
	changed({"relation": 1}) == {["input.wrong_type", "relation"]}
	["input.wrong_type", "exporter"] in changed({"exporter": "acme-de"})
	["input.wrong_type", "importer.party"] in changed({"importer": {"party": ["cloud-us"]}})
}

test_row_9_only_a_boolean_is_a_boolean if {
	every junk in ["false", "true", 0, 1, null, {}, []] {
		changed({"hr": junk}) == {["input.wrong_type", "hr"]}
	}
}

test_row_14_a_number_beyond_reason_blocks if {
	changed({"hr": 1e400}) == {["input.wrong_type", "hr"]}
}

test_row_17_a_key_in_another_case_is_unknown if {
	every name in ["HR", "Hr", "\u017Fpecial_categories", "hr "] {
		changed({name: false}) == {["input.unknown_field", name]}
	}
}

test_row_19_an_unknown_field_blocks if {
	changed({"consent": true}) == {["input.unknown_field", "consent"]}
	changed({"exporter": {"roles": []}}) == {["input.unknown_field", "exporter.roles"]}
	["input.unknown_field", "route[0].route"] in changed({
		"after": "signup",
		"route": [object.union(earlier, {"route": []})],
	})
}

test_row_20_a_long_unknown_field_is_cut if {
	long := concat("", [name | some _ in numbers.range(1, 100); name := "x"])
	changed({long: true}) == {["input.unknown_field", substring(long, 0, 64)]}
}

test_row_21_control_characters_block if {
	changed({"storage": "DE\u0000"}) == {["input.bad_code", "storage"]}
	changed({"id": "crm\u0000"}) == {["input.bad_code", "id"]}
	changed({"id": "crm\n"}) == {["input.bad_code", "id"]}
	changed({"name": "Customer\u0000"}) == {["input.bad_text", "name"]}
	changed({"name": "Customer\u202e"}) == {["input.bad_text", "name"]}
	changed({"data_categories": ["contact\ufffd"]}) == {["input.bad_utf8", "data_categories[0]"]}
}

test_row_22_codes_are_never_trimmed if {
	every code in [" DE", "DE ", "DE\u00a0", "\u200bDE", "DE\n"] {
		changed({"storage": code}) == {["input.bad_code", "storage"]}
	}
}

test_rows_23_and_24_codes_are_never_changed_in_case if {
	every code in ["de", "De", "\u0131t", "e\u017F"] {
		changed({"storage": code}) == {["input.bad_code", "storage"]}
	}
}

test_rows_25_and_26_look_alikes_block if {
	every code in ["\u041aP", "\uff24\uff25", "D\u0301E"] {
		changed({"storage": code}) == {["input.bad_code", "storage"]}
	}
}

test_row_27_unknown_and_withdrawn_codes_block if {
	every code in ["XX", "UK", "EL", "EU", "SU", "AN", "AE-DIFX"] {
		changed({"storage": code}) == {["input.unknown_country", "storage"]}
	}
	messages(object.union(flow, {"storage": "UK"})) == {"UK is not a country code here, GB is"}
	messages(object.union(flow, {"storage": "XX"})) == {"XX is not a country code here"}
}

test_row_28_alpha_3_and_numeric_codes_block if {
	every code in ["DEU", "276", "U", "U1"] {
		changed({"storage": code}) == {["input.bad_code", "storage"]}
	}
}

test_row_30_an_unknown_term_blocks_and_names_the_known if {
	changed({"legal_basis": ["contract", "because"]}) == {["input.unknown_value", "legal_basis[1]"]}
	messages(object.union(flow, {"padfa": "maybe"})) == {"must be one of: none, prohibited"}
}

test_row_31_an_empty_list_of_categories_blocks if {
	every name in ["data_categories", "data_subjects", "purposes"] {
		changed({name: []}) == {["input.missing_field", name]}
	}
}

test_row_31_an_empty_list_that_says_none_is_sound if {
	every name in ["special_categories", "importer_activity", "regimes"] {
		changed({name: []}) == set()
	}
}

test_row_32_a_list_given_as_a_string_blocks if {
	every name in ["data_categories", "legal_basis", "special_categories", "regimes"] {
		changed({name: "contract"}) == {["input.wrong_type", name]}
	}
	messages(object.union(flow, {"regimes": "eu-gdpr"})) == {"must be a list, is of type string"}
}

test_row_33_duplicates_and_order_do_not_matter if {
	changed({"legal_basis": ["contract", "consent", "contract"]}) == set()
}

test_row_34_what_is_too_large_blocks if {
	many := numbers.range(1, 257)
	long := concat("", [letter | some _ in numbers.range(1, 1025); letter := "x"])
	changed({"data_categories": [sprintf("c%d", [place]) | some place in many]}) == {["input.too_large", "data_categories"]}
	changed({"name": long}) == {["input.too_large", "name"]}
	changed({"id": long}) == {["input.too_large", "id"]}
	changed({sprintf("f%d", [place]): true | some place in many}) == {["input.too_large", "input"]}
}

test_row_34_what_is_just_small_enough_is_sound if {
	long := concat("", [letter | some _ in numbers.range(1, 1024); letter := "x"])
	changed({"name": long, "data_categories": [sprintf("c%d", [place]) | some place in numbers.range(1, 256)]}) == set()
}

test_row_35_deep_nesting_blocks if {
	deep := [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
	changed({"special_categories": deep}) == {["input.wrong_type", "special_categories[0]"]}
}

test_rows_39_to_48_only_a_calendar_date_is_a_date if {
	every date in [
		"2026-1-9", "2026-11-23T00:00:00Z", "9999-12-31T23:59:59Z", "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10",
		"2026-11-31", "23.11.2026", "2026-11-23 ", "1949-12-31", "2201-01-01", "today",
	] {
		changed({"at": date}) == {["input.bad_date", "at"]}
	}
	changed({"at": "2024-02-29"}) == set()
}

test_junk_in_any_field_blocks if {
	every name in object.keys(data.transfer.input.records.flow.fields) {
		count(changed_to(name, [{"a": [null]}])) > 0
	}
}

changed_to(name, junk) := faults(object.union(object.remove(flow, [name]), {name: junk}), register)

# The contract, written down a second time, since other tools depend on each field and term.
_written := data.transfer.input.records

test_each_thing_has_the_fields_of_the_contract if {
	found := {name: fields |
		some name, record in _written
		record.kind == "shape"
		fields := {key: _spelt(field) | some key, field in record.fields}
	}
	found == _shapes
}

test_each_vocabulary_has_the_terms_of_the_contract if {
	found := {name: record.terms | some name, record in _written; record.kind == "vocabulary"}
	found == _vocabularies
}

_spelt(field) := concat("", [_kind(field), _target(field), _instead(field), {true: ", required", false: ""}[object.get(field, "required", false)]])

_kind(field) := field.is

_kind(field) := concat(" ", ["list of", field.list])

default _target(_) := ""

_target(field) := concat(" ", [" to", field.to])

default _instead(_) := ""

_instead(field) := concat(" ", [" or", field.or])

_shapes := {
	"inventory": {
		"version": "inventory_version, required", "organisation": "organisation, required", "as_of": "date", "entities": "list of party",
		"vendors": "list of party", "counterparties": "list of party", "instruments": "list of instrument",
		"assessments": "list of assessment", "orders": "list of order", "flows": "list of flow", "settings": "settings",
	},
	"organisation": {"id": "id, required", "name": "text, required"},
	"party": {
		"id": "id, required", "name": "text, required", "jurisdiction": "territory, required", "group": "id",
		"branch_of": "reference to parties", "kind": "party_kind", "public_sector": "boolean", "organ_of": "territory", "sector": "text",
		"covered_person": "boolean", "foreign_adversary_controlled": "boolean", "subject_to": "list of law",
		"sub_processors": "list of reference to parties", "certifications": "list of certification",
	},
	"certification": {
		"scheme": "scheme, required", "status": "certification_status, required", "covers": "list of coverage", "from": "date",
		"until": "date", "due": "date", "economy": "territory", "checked": "date", "reference": "text",
	},
	"instrument": {
		"id": "id, required", "type": "instrument_type, required", "version": "text", "signed": "date", "approved": "date",
		"until": "date", "suspended": "suspension", "reference": "text", "exporters": "list of signatory",
		"importers": "list of signatory", "modules": "list of module", "unaltered": "boolean", "annexes_complete": "boolean",
		"swiss_adaptations": "boolean", "processing_unchanged": "boolean", "tables_complete": "boolean", "linked_agreement": "boolean",
		"eu_scc": "reference to instruments", "security_measures": "boolean", "option": "br_option",
		"designated_party": "designated_party", "third_controller": "text", "transparency_published": "boolean",
		"onward_transfers": "br_onward", "approved_by": "authority", "members": "list of member", "regimes": "list of law or all",
		"data_categories": "list of text or all", "purposes": "list of text or all", "destinations": "list of territory or all",
		"covers": "list of coverage or all", "onward_terms": "list of mechanism", "processor_terms": "boolean",
		"incorporates": "reference to instruments", "names_destinations": "list of territory", "comparable_protection": "boolean",
		"equivalent_measures": "list of law", "us_onward_ban": "boolean",
	},
	"suspension": {"from": "date, required", "until": "date"},
	"signatory": {"party": "reference to parties, required", "from": "date"},
	"member": {"party": "reference to parties, required", "from": "date", "until": "date"},
	"designated_party": {"transparency": "br_side", "requests": "br_side", "incidents": "br_side"},
	"assessment": {
		"id": "id, required", "type": "assessment_type, required", "regimes": "list of law, required",
		"destination": "territory, required", "exporter": "reference to parties", "importer": "reference to parties",
		"instruments": "list of reference to instruments", "completed": "date", "review_by": "date", "conclusion": "conclusion",
		"measures": "list of text",
	},
	"order": {
		"id": "id, required", "regime": "law, required", "flows": "list of reference to flows", "destination": "territory",
		"from": "date, required", "until": "date", "effect": "order_effect, required", "reference": "text",
	},
	"settings": {
		"preference": "list of mechanism", "unmodelled_law": "unmodelled_law", "overlays": "list of id",
		"exceptions": "list of exception",
	},
	"exception": {
		"code": "pack_code, required", "flow": "reference to flows, required", "reason": "text, required", "owner": "text, required",
		"until": "date, required",
	},
	"side": {
		"party": "reference to parties, required", "role": "role", "on_behalf_of": "reference to parties", "subject_to": "list of law",
	},
	"flow": {
		"id": "id, required", "name": "text", "exporter": "side, required", "importer": "side, required",
		"data_categories": "list of text", "data_subjects": "list of text", "purposes": "list of text",
		"legal_basis": "list of legal_basis", "hr": "boolean", "special_categories": "list of special_category",
		"flagged_sensitive": "boolean", "children": "boolean", "credit_information": "boolean", "journalistic": "boolean",
		"automated": "boolean", "immigration_control": "boolean", "national_identifiers": "boolean",
		"importer_activity": "list of importer_activity", "exclusive_purpose": "exclusive_purpose",
		"combined_with_local_data": "boolean", "us_bulk_data": "us_bulk_data", "us_security_requirements": "boolean", "padfa": "padfa",
		"us_data_brokerage": "boolean", "relation": "relation", "after": "reference to flows", "regimes": "list of law",
		"storage": "territory", "at": "date",
	},
}

_vocabularies := {
	"inventory_version": [1],
	"party_kind": ["customer", "partner", "carrier", "public_authority", "individual", "other"],
	"scheme": [
		"eu-us-dpf", "uk-extension", "swiss-us-dpf", "global-cbpr", "global-prp", "apec-cbpr", "apec-prp", "eu-us-safe-harbor",
		"eu-us-privacy-shield",
	],
	"certification_status": ["active", "active-recertification-under-review", "inactive-lapse", "inactive-withdrawal", "removed"],
	"coverage": ["hr", "non-hr"],
	"instrument_type": [
		"eu-scc", "uk-idta", "uk-addendum", "br-scc", "eu-bcr-c", "eu-bcr-p", "uk-bcr-c", "uk-bcr-p", "ch-bcr-c", "ch-bcr-p", "br-gcr",
		"contract",
	],
	"module": [1, 2, 3, 4],
	"br_option": ["A", "B"],
	"br_side": ["exporter", "importer", "both"],
	"br_onward": ["forbidden", "as-described"],
	"assessment_type": ["tia", "tra", "pia"],
	"conclusion": ["sufficient", "sufficient-with-measures", "insufficient"],
	"order_effect": ["suspended", "banned"],
	"unmodelled_law": ["block", "warn"],
	"role": ["controller", "joint-controller", "processor"],
	"legal_basis": [
		"consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interest", "legal-proceedings",
		"health-care", "research", "credit-protection", "fraud-prevention",
	],
	"special_category": [
		"health", "genetic", "biometric", "sexual-orientation", "racial-origin", "political-opinion", "religious-belief",
		"union-membership", "criminal-offences",
	],
	"importer_activity": ["press", "religious", "political", "academic"],
	"exclusive_purpose": ["public-security", "national-defence", "state-security", "law-enforcement"],
	"us_bulk_data": ["none", "restricted", "prohibited"],
	"padfa": ["none", "prohibited"],
	"relation": ["disclosure", "same-entity", "from-data-subject", "to-data-subject", "transit", "storage-only"],
	"mechanism": ["adequacy", "dpf", "bcr", "eu-scc", "ch-scc", "uk-idta", "uk-addendum", "br-scc", "br-gcr", "cbpr", "prp", "contract"],
	"law": [
		"eu-gdpr", "uk-gdpr", "ch-fadp", "br-lgpd", "jp-appi", "sg-pdpa", "bm-pipa", "difc-dpl", "kr-pipa", "mx-lfpdppp", "mu-dpa",
		"ng-ndpa", "au-privacy-act", "ca-pipeda", "ca-qc", "ph-dpa", "tw-pdpa", "us-federal", "ca-bc", "ca-ab", "ca-on-health",
		"ca-nb-health", "ca-nl-health", "ca-ns-health",
	],
}
