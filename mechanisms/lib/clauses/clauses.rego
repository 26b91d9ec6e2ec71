# METADATA
# title: Documents between two parties
# description: |
#   What every bilateral document must show, whatever it is: signed by the day, not ended, and binding the exporter as
#   exporter and the importer as importer. Codes come with the area of the caller's mechanism.
# schemas:
#   - input: schema.flow
package mechanisms.lib.clauses

import data.regions.lib.validity

_codes := {"signed", "running", "exporter_bound", "importer_bound"}

# METADATA
# title: Conditions that a document meets
met(area, document) := {concat(".", [area, code]) | some code in _codes; _shown(code, document)}

# METADATA
# title: Conditions that a document contradicts
unmet(area, document) := {concat(".", [area, code]) | some code in _codes; _contradicted(code, document)}

# METADATA
# title: Whether a document binds both sides on the day
in_effect(document) if in_effect_between(document, input.exporter.party, input.importer.party)

# METADATA
# title: Whether a document binds two parties on the day
in_effect_between(document, exporter, importer) if {
	_shown("signed", document)
	_shown("running", document)
	validity.within(document.exporters[exporter], input.at)
	validity.within(document.importers[importer], input.at)
}

# METADATA
# title: Facts stated true in a document
stated(area, document, fields) := {concat(".", [area, field]) | some field in fields; document[field] == true}

# METADATA
# title: Facts stated false in a document
denied(area, document, fields) := {concat(".", [area, field]) | some field in fields; document[field] == false}

_shown("signed", document) if validity.within({"from": document.signed}, input.at)

_shown("running", document) if validity.within(_term(document), input.at)

_shown("exporter_bound", document) if validity.within(document.exporters[input.exporter.party], input.at)

_shown("importer_bound", document) if validity.within(document.importers[input.importer.party], input.at)

_contradicted("signed", document) if {
	is_string(document.signed)
	not validity.within({"from": document.signed}, input.at)
}

_contradicted("running", document) if not validity.within(_term(document), input.at)

_contradicted("exporter_bound", document) if not _shown("exporter_bound", document)

_contradicted("importer_bound", document) if not _shown("importer_bound", document)

_term(document) := object.filter(document, ["until", "suspended"])
