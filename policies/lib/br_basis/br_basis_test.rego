# METADATA
# description: Decides bases on the edges between the two articles, and on what is not stated.
package policies.lib.br_basis_test

import data.policies.lib.br_basis

_said(facts) := {"met": met, "unmet": unmet} if {
	met := br_basis.met with input as facts
	unmet := br_basis.unmet with input as facts
}

_shown := {"br_lgpd.legal_basis", "br_lgpd.special_categories"}

test_a_basis_of_the_article_that_applies_is_met if {
	_said({"special_categories": [], "legal_basis": ["contract"]}) == {"met": _shown, "unmet": set()}
	_said({"special_categories": ["criminal-offences"], "legal_basis": ["contract"]}) == {"met": _shown, "unmet": set()}
	_said({"special_categories": ["health"], "legal_basis": ["fraud-prevention"]}) == {"met": _shown, "unmet": set()}
}

test_a_basis_of_the_other_article_is_contradicted if {
	contradicted := {"met": {"br_lgpd.special_categories"}, "unmet": {"br_lgpd.legal_basis"}}
	_said({"special_categories": ["health"], "legal_basis": ["contract"]}) == contradicted
	_said({"special_categories": [], "legal_basis": ["fraud-prevention"]}) == contradicted
	_said({"legal_basis": []}) == contradicted
}

_serving(categories) := {basis |
	some basis in data.transfer.input.records.legal_basis.terms
	_said({"special_categories": categories, "legal_basis": [basis]}).unmet == set()
}

test_each_article_names_its_bases if {
	both := {"consent", "legal-obligation", "vital-interests", "public-task", "legal-proceedings", "health-care", "research"}
	_serving([]) == both | {"contract", "legitimate-interest", "credit-protection"}
	_serving(["health"]) == both | {"fraud-prevention"}
}

test_the_kind_is_open_only_where_it_matters if {
	_said({"legal_basis": ["consent"]}).met == _shown
	_said({"legal_basis": ["contract", "fraud-prevention"]}).met == _shown
	_said({"legal_basis": ["contract"]}) == {"met": {"br_lgpd.legal_basis"}, "unmet": set()}
	_said({"special_categories": []}) == {"met": {"br_lgpd.special_categories"}, "unmet": set()}
	_said({}) == {"met": set(), "unmet": set()}
}
