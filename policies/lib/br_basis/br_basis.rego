# METADATA
# title: Legal basis under the LGPD
# description: |
#   A transfer needs a legal basis besides its mechanism: one of Article 7, or of Article 11 where the data are sensitive.
#   Data on offences are not sensitive under Article 5 II. Where it is not stated whether the data are sensitive, a basis, or
#   several together, that serve both kinds suffice; else the kind is asked for.
# schemas:
#   - input: schema.flow
package policies.lib.br_basis

_admitted := {
	"other": {
		"consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interest",
		"legal-proceedings", "health-care", "research", "credit-protection",
	},
	"sensitive": {
		"consent", "legal-obligation", "vital-interests", "public-task",
		"legal-proceedings", "health-care", "research", "fraud-prevention",
	},
}

# METADATA
# scope: document
# title: Conditions that the stated facts meet
met contains "br_lgpd.legal_basis" if count(_served) > 0

met contains "br_lgpd.special_categories" if is_array(input.special_categories)

met contains "br_lgpd.special_categories" if count(_kinds - _served) == 0

met contains "br_lgpd.special_categories" if "br_lgpd.legal_basis" in unmet

# METADATA
# title: Conditions that the stated facts contradict
unmet contains "br_lgpd.legal_basis" if {
	is_array(input.legal_basis)
	count(_served) == 0
}

# The kinds that the data can be, and those among them for which a stated basis serves.
default _kinds := {"other", "sensitive"}

_kinds := {"sensitive"} if {
	count({category | some category in input.special_categories} - {"criminal-offences"}) > 0
} else := {"other"} if {
	is_array(input.special_categories)
}

_served := {kind |
	some kind in _kinds
	some basis in input.legal_basis
	_admitted[kind][basis]
}
