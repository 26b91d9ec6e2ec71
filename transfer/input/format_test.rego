# METADATA
# description: The fields and terms of the contract, written down a second time, since other tools depend on each of them.
package transfer.input.format_test

_records := data.transfer.input.records

test_each_thing_has_the_fields_of_the_contract if {
	found := {name: fields |
		some name, record in _records
		record.kind == "shape"
		fields := {key: _spelt(field) | some key, field in record.fields}
	}
	found == _shapes
}

test_each_vocabulary_has_the_terms_of_the_contract if {
	found := {name: record.terms | some name, record in _records; record.kind == "vocabulary"}
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
