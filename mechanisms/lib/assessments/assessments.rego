# METADATA
# title: Assessments
# description: |
#   The newest assessment of the importer's territory, or of the State whose place it shares, that was completed by the day
#   decides; where several were completed on the same day, each must be sufficient. One without a date of completion cannot
#   decide and is asked for.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
package mechanisms.lib.assessments

import data.mechanisms.lib.flow
import data.regions.lib.validity

# METADATA
# scope: document
# title: Whether the transfer is shown to be assessed as sufficient
# description: Also on the days before the regime asked for one; a regime without a record of its own is never satisfied so.
sufficient(regime, _) if {
	record := data.mechanisms.lib.assessments.records[regime]
	not validity.in_force(record, input.at)
}

sufficient(regime, document) if {
	newest := _newest(regime, document)
	count(newest) > 0
	count({assessment | some assessment in newest; not _sufficient(assessment)}) == 0
}

# METADATA
# title: Whether an assessment is missing or found the transfer insufficient
insufficient(regime, document) if {
	_required(regime)
	_falls_short(regime, document)
}

_required(regime) if validity.in_force(data.mechanisms.lib.assessments.records[regime], input.at)

_falls_short(regime, document) if count(_all(regime, document)) == 0

_falls_short(regime, document) if {
	some assessment in _newest(regime, document)
	assessment.conclusion == "insufficient"
}

_falls_short(regime, document) if {
	some assessment in _newest(regime, document)
	assessment.conclusion == "sufficient-with-measures"
	count(assessment.measures) == 0
}

# METADATA
# title: Day on which the deciding assessment was completed
decided_on(regime, document) := assessment.completed if some assessment in _newest(regime, document)

# METADATA
# title: Whether the deciding assessment is past its review date
overdue(regime, document) if {
	some assessment in _newest(regime, document)
	is_string(assessment.review_by)
	not validity.within({"until": assessment.review_by}, input.at)
}

# A transfer impact assessment that names the UK GDPR serves as transfer risk assessment.
_types("uk-gdpr") := {"tia", "tra"}

# Quebec asks for its own privacy impact assessment, which a transfer impact assessment never replaces.
_types("ca-qc") := {"pia"}

_types(regime) := {"tia"} if not regime in {"uk-gdpr", "ca-qc"}

_sufficient(assessment) if assessment.conclusion == "sufficient"

_sufficient(assessment) if {
	assessment.conclusion == "sufficient-with-measures"
	count(assessment.measures) > 0
}

# Those to be completed later do not exist yet on the day.
_all(regime, document) := {assessment |
	some place in [flow.importer.jurisdiction, flow.importer_place]
	some assessment in data.register.assessments[place]
	assessment.type in _types(regime)
	regime in assessment.regimes
	_side(assessment, "exporter")
	_side(assessment, "importer")
	_document(assessment, document)
	validity.within({"from": object.get(assessment, "completed", input.at)}, input.at)
}

_newest(regime, document) := {assessment |
	found := _all(regime, document)
	last := max({assessment.completed | some assessment in found})
	some assessment in found
	assessment.completed == last
}

_side(assessment, side) if object.get(assessment, side, input[side].party) == input[side].party

_document(assessment, document) if document in object.get(assessment, "instruments", [document])
