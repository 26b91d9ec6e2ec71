# METADATA
# title: What would cure a refusal
# description: |
#   Ways to make a blocked flow permitted, the fewest open conditions first: the facts to state, the steps that would meet the
#   open conditions of a mechanism, and in words what is never computed. What the parties cannot change is no way.
# schemas:
#   - input: schema.flow
package transfer.remedies

import data.transfer.wording

# METADATA
# title: The cures of a condition in front of every mechanism
of_gate(found) := [_cure(found.gate, found.gate.best, null) | _curable(found.gate, found.gate.best)]

# METADATA
# title: The cures of a law under which nothing covers, or facts are missing
of_law(found) := array.concat(
	[cure | some [_, _, cure] in sort(_cures(found))],
	[{"mechanism": null, "instrument": null, "open": 0, "text": text.text, "steps": []} |
		_uncovered(found)
		some text in found.gate.about.remedies
	],
)

# Where a mechanism is met, only what stands in front of it is open.
_uncovered(found) if count({mechanism | some mechanism, finding in found.findings; finding.status == "met"}) == 0

_cures(found) := {[cure.open, i, cure] |
	_uncovered(found)
	some i, mechanism in found.order
	finding := found.findings[mechanism]
	_curable(finding, finding.best)
	cure := _cure(finding, finding.best, mechanism)
} | {[cure.open, -1, cure] |
	count(found.gate.best.missing) > 0
	_curable(found.gate, found.gate.best)
	cure := _cure(found.gate, found.gate.best, null)
}

_curable(_, entry) if entry.status == "unknown"

_curable(finding, entry) if {
	entry.status == "unmet"
	count([code | some code in entry.unmet; wording.remedy(finding, code, entry.id) == null]) == 0
}

_cure(finding, entry, mechanism) := {
	"mechanism": mechanism,
	"instrument": entry.document,
	"open": count(steps),
	"text": concat(" ", [step.text | some step in steps]),
	"steps": steps,
} if {
	steps := array.concat(
		[{"code": code, "text": wording.remedy(finding, code, entry.id)} | some code in entry.unmet],
		[{"code": code, "text": wording.question(finding, code, entry.id)} | some code in entry.missing],
	)
}
