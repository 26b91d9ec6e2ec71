# METADATA
# title: The order in which mechanisms are tried
# description: |
#   The organisation's preference first, each once; what it leaves out follows in the default order. It changes which mechanism
#   carries a flow and never whether one does, and every decision under an order of the organisation's own says so.
# schemas:
#   - data.register: schema.register
# custom:
#   warnings:
#     - code: settings.preference
#       citation: settings.preference
#       text: "Mechanisms are tried in an order of the organisation's own: {order}."
package transfer.preference

# METADATA
# title: The order
order := array.concat(_preferred, [mechanism | some mechanism in _default; not mechanism in _preferred])

# METADATA
# title: The order where it is not the default, else nothing
own := [mechanism | order != _default; some mechanism in order]

# METADATA
# title: A warning where the order is not the default
warnings := [warning |
	own != []
	some link in rego.metadata.chain()
	some entry in link.annotations.custom.warnings
	warning := {
		"code": entry.code,
		"regime": null,
		"message": replace(entry.text, "{order}", concat(", ", own)),
		"citation": entry.citation,
	}
]

_default := data.transfer.input.records.mechanism.terms

_preferred := [mechanism |
	some i, mechanism in data.register.settings.preference
	mechanism in _default
	before := array.slice(data.register.settings.preference, 0, i)
	not mechanism in before
]
