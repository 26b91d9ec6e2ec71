# METADATA
# title: The wording of conditions and notes
# description: |
#   Texts and citations come from the metadata of the rule that stated a code; the names of the parties and of the document are
#   filled in. What no metadata declares is shown by its code.
# schemas:
#   - input: schema.flow
package transfer.wording

import data.mechanisms.lib.eu_modules
import data.mechanisms.lib.flow
import data.regions.lib.validity

# METADATA
# title: A text with its places filled in
# description: A name that ends in a full stop takes the place of the sentence's own.
fill(text, more) := replace(strings.replace_n(object.union(_names, more), text), "..", ".")

_names := {
	"{exporter}": flow.exporter.name,
	"{importer}": flow.importer.name,
	"{importer_id}": input.importer.party,
	"{place}": flow.importer.jurisdiction,
	"{at}": input.at,
	"{module}": _module,
}

# The module of the Commission's clauses for the roles, on days on which there are modules.
default _module := ""

_module := concat("", [" (", concat(" or ", [_modules[n] | some n in sort(eu_modules.possible)]), ")"]) if {
	count(eu_modules.possible) > 0
	_modular
}

_modules := {1: "module 1", 2: "module 2", 3: "module 3", 4: "module 4"}

_modular if {
	some record in data.mechanisms.eu_gdpr.eu_scc.records
	record.legacy == false
	validity.in_force(record, input.at)
}

# METADATA
# title: A declared note about a document
note(entry, document) := {
	"code": entry.code,
	"message": fill(entry.text, {"{instrument}": document}),
	"citation": entry.citation,
}

# METADATA
# title: The declared notes with some codes
notes(entries, codes, document) := [note(entry, document) |
	some code in codes
	some entry in entries
	entry.code == code
]

# METADATA
# title: A condition that the facts contradict
contradicted(finding, code, document) := {
	"code": entry.code,
	"message": concat("", ["Requirement not met: ", fill(entry.text, {"{instrument}": document})]),
	"citation": entry.citation,
	"remedy": remedy(finding, code, document),
} if {
	entry := _condition(finding, code)
}

# METADATA
# title: A condition that depends on a fact nobody stated
unstated(finding, code, document) := {
	"code": entry.code,
	"message": concat("", ["Requirement not shown: ", fill(entry.text, {"{instrument}": document})]),
	"citation": entry.citation,
	"fact": fact(finding, code, document),
} if {
	entry := _condition(finding, code)
}

# METADATA
# title: What the parties can do about a condition
# description: Null where they can do nothing.
remedy(finding, code, document) := fill(text, {"{instrument}": document}) if {
	text := _condition(finding, code).remedy
} else := null

# METADATA
# title: Where to state the fact that a condition depends on
fact(finding, code, document) := fill(object.get(_condition(finding, code), "fact", code), {"{instrument}": document})

# METADATA
# title: What to find out about a condition that depends on a fact nobody stated
question(finding, code, document) := fill(text, {"{instrument}": document}) if {
	text := concat("", ["Find out and record (", fact(finding, code, document), "): ", _condition(finding, code).text])
}

_condition(finding, code) := condition if {
	some condition in finding.about.conditions
	condition.code == code
} else := {"code": code, "citation": "", "text": code}
