# METADATA
# title: The decision without overlays
# description: |
#   The fields of a decision as the law alone gives them. A question that is malformed is blocked here, with a code for each
#   fault, before any law is asked.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
package transfer.base

import data.transfer.onward
import data.transfer.report
import data.transfer.verdict

default flow := null

flow := input.id if is_string(input.id)

default at := null

at := input.at if is_string(input.at)

default outcome := "blocked"

outcome := verdict.outcome if {
	_sound
	count(_undecided) == 0
}

default regimes := []

regimes := array.concat(
	[document | some document in report.regimes],
	[document | not verdict.tolerated; some document in report.unmodelled],
) if {
	_sound
}

violations := array.concat(
	[violation | some document in regimes; some violation in document.violations],
	[object.union(report.general(regime, "engine.undecided", {}), {"regime": regime, "remedies": []}) | some regime in sort(_undecided)],
) if {
	_sound
} else := [fault |
	some found in data.transfer.input.faults
	fault := {
		"code": found.code,
		"regime": null,
		"message": concat(": ", [found.field, found.message]),
		"citation": "The contract of the inventory and the flow",
		"remedies": [],
	}
]

# A law that governs and whose rules gave no answer, or blocked without saying why.
_undecided contains regime if {
	some regime in object.get(onward.governing, onward.last, set())
	not _answered(regime)
}

_answered(regime) if report.regimes[regime].outcome != "blocked"

_answered(regime) if count(report.regimes[regime].violations) > 0

default warnings := []

warnings := array.concat(
	[object.union(warning, {"regime": regime}) | some regime, document in report.regimes; some warning in document.warnings],
	array.concat(
		[warning |
			verdict.tolerated
			some name, document in report.unmodelled
			some violation in document.violations
			warning := object.remove(violation, ["remedies"])
		],
		[object.union(report.general("", "storage.elsewhere", {}), {"regime": null}) | _stored_elsewhere],
	),
) if {
	_sound
}

default valid_until := null

valid_until := data.transfer.horizon.valid_until if _sound

default mechanisms := []

mechanisms := sort({document.mechanism | some document in report.regimes; document.mechanism != null}) if _sound

_sound if count(data.transfer.input.faults) == 0

_stored_elsewhere if input.storage != data.register.parties[input.importer.party].jurisdiction
