# METADATA
# title: The words of a decision
# description: |
#   Turns a verdict of codes into the document of one law: texts and citations come from the metadata of the rule that
#   stated the code, and the names of the parties are filled in.
# schemas:
#   - input: schema.flow
# custom:
#   violations:
#     - code: transfer.suspended
#       citation: GDPR Art. 58(2)(j); the order in the inventory
#       text: An order of an authority or court suspends or bans this transfer; it beats every mechanism.
#     - code: transfer.no_mechanism
#       citation: ""
#       text: No mechanism of {regime} covers this transfer from {exporter} to {importer} on {at}.
#     - code: transfer.facts_missing
#       citation: ""
#       text: Whether a mechanism of {regime} covers this transfer cannot be said before the missing facts are stated.
#     - code: regime.not_modelled
#       citation: The law of the exporter
#       text: "{exporter} is subject to a law that is not modelled, or not on {at}; nobody checked it."
#     - code: regime.not_stated
#       citation: The law of the exporter
#       text: "The laws that reach {exporter} in Canada (federal, provincial) must be stated in subject_to."
#     - code: onward.earlier_hop_blocked
#       citation: The law that follows the data
#       text: An earlier flow of this route is itself blocked under this law.
#     - code: storage.elsewhere
#       citation: EDPB Guidelines 05/2021; PPC Q&A 12-11
#       text: The data are kept in another place than the importer's; check who has access there.
package transfer.report

import data.mechanisms.lib.flow
import data.transfer.horizon
import data.transfer.verdict

# METADATA
# title: The document of each law, by law
regimes[regime] := {
	"regime": regime,
	"outcome": found.outcome,
	"reason": _reason(found),
	"mechanism": carrier.mechanism,
	"instrument": carrier.instrument,
	"module": carrier.module,
	"citations": _citations(found),
	"valid_until": horizon.regime_until[regime],
	"candidates": [_candidate(regime, found, mechanism) | some mechanism in _ranked(found)],
	"obligations": _obligations(found),
	"violations": [_violation(regime, found, code) | some code in found.violations],
	"warnings": _warnings(regime, found),
	"redress": [entry | some about in _carrying(found); some entry in about.redress],
	"relied_on": [reason.relied_on | some reason in _reasons(found)],
	"coverage": found.gate.about.coverage,
	"left_out": found.gate.about.left_out,
} if {
	some regime, found in verdict.regimes
	carrier := verdict.carrier(found)
}

# METADATA
# title: The document of each law that nobody checked
unmodelled[name] := {
	"regime": name,
	"outcome": "blocked",
	"reason": null,
	"mechanism": null,
	"instrument": null,
	"module": null,
	"citations": [],
	"valid_until": horizon.valid_until,
	"candidates": [],
	"obligations": [],
	"violations": [object.union(general(name, code), {"regime": name, "remedies": []})],
	"warnings": [],
	"redress": [],
	"relied_on": [],
	"coverage": "none",
	"left_out": [],
} if {
	some name, code in verdict.unmodelled
}

# METADATA
# title: A code that no law and no mechanism owns
general(regime, code) := {"code": code, "message": _fill(entry.text, {"{regime}": regime}), "citation": _or(entry.citation, regime)} if {
	some link in rego.metadata.chain()
	some entry in link.annotations.custom.violations
	entry.code == code
}

_or(citation, regime) := citation if {
	citation != ""
} else := concat(", ", data.policies[data.transfer.governance.records[regime]["package"]].gate.about.citations)

_ranked(found) := [mechanism | found.outcome != "not_restricted"; some mechanism in found.order]

_reasons(found) := [reason |
	found.outcome == "not_restricted"
	some code in found.reasons
	some reason in found.gate.about.reasons
	reason.code == code
]

_reason(found) := _note(_reasons(found)[0], "", {}) if {
	count(_reasons(found)) > 0
} else := null

_carrying(found) := [found.findings[found.chosen].about | found.chosen != null]

_citations(found) := array.concat(best.citations, about.citations) if {
	best := found.findings[found.chosen].best
	about := found.findings[found.chosen].about
} else := [reason.citation | some reason in _reasons(found)]

_obligations(found) := array.concat(
	_notes(found.gate.about.obligations, found.gate.obligations, ""),
	[note |
		found.chosen != null
		finding := found.findings[found.chosen]
		some note in _notes(finding.about.obligations, finding.obligations, finding.best.id)
	],
)

_warnings(regime, found) := array.concat(
	array.concat(
		_notes(found.gate.about.warnings, found.gate.best.warnings, ""),
		[note |
			found.chosen != null
			finding := found.findings[found.chosen]
			some note in _notes(finding.about.warnings, finding.best.warnings, finding.best.id)
		],
	),
	[general(regime, "onward.earlier_hop_blocked") | some _ in verdict.blocked_before[regime]],
)

_notes(entries, codes, instrument) := [_note(entry, instrument, {}) |
	some code in codes
	some entry in entries
	entry.code == code
]

_note(entry, instrument, more) := object.union(
	{"code": entry.code, "message": _fill(entry.text, {"{instrument}": instrument}), "citation": entry.citation},
	more,
)

_candidate(regime, found, mechanism) := object.union(_judged(finding, finding.best), {
	"mechanism": mechanism,
	"valid_until": horizon.candidate_until[regime][mechanism],
	"instruments": [object.remove(_judged(finding, other), ["citations"]) | some other in finding.others],
}) if {
	finding := found.findings[mechanism]
}

_judged(finding, entry) := {
	"status": entry.status,
	"instrument": _instrument(finding, entry),
	"module": entry.module,
	"citations": entry.citations,
	"unmet": [_note(condition, entry.id, {"message": _says("Not met: ", condition, entry), "remedy": _remedy(condition, entry)}) |
		some code in entry.unmet
		condition := _condition(finding, code)
	],
	"missing": [_note(condition, entry.id, {"message": _says("Not stated: ", condition, entry), "fact": _fact(condition, entry)}) |
		some code in entry.missing
		condition := _condition(finding, code)
	],
}

_instrument(finding, entry) := null if {
	entry.id == finding.about.id
} else := entry.id

_condition(finding, code) := condition if {
	some condition in finding.about.conditions
	condition.code == code
}

_says(prefix, condition, entry) := concat("", [prefix, _fill(condition.text, {"{instrument}": entry.id})])

_fact(condition, entry) := _fill(object.get(condition, "fact", condition.code), {"{instrument}": entry.id})

_remedy(condition, entry) := _fill(condition.remedy, {"{instrument}": entry.id}) if {
	is_string(condition.remedy)
} else := null

_violation(regime, found, code) := {
	"code": code,
	"regime": regime,
	"message": _gate_text(found, code).message,
	"citation": _gate_text(found, code).citation,
	"remedies": _gate_remedies(found),
} if {
	code in found.gate.best.unmet
} else := object.union(_cited(general(regime, code), regime), {"regime": regime, "remedies": _remedies(found, code)})

_gate_text(found, code) := _note(condition, "", {"message": _says("Not met: ", condition, {"id": ""})}) if {
	condition := _condition(found.gate, code)
}

_gate_remedies(found) := [_cure(found.gate, found.gate.best, null) | some finding in [found.gate]; _curable(finding, finding.best)]

_cited(violation, regime) := object.union(violation, {"citation": concat("; ", array.concat([violation.citation], sort(more)))}) if {
	more := object.get(data.policies[data.transfer.governance.records[regime]["package"]], "refusal_citations", set())
}

default _remedies(_, _) := []

_remedies(found, code) := array.concat(
	[cure | some [_, _, cure] in sort(_cures(found))],
	[{"mechanism": null, "instrument": null, "open": 0, "text": text.text, "steps": []} | some text in found.gate.about.remedies],
) if {
	code in {"transfer.no_mechanism", "transfer.facts_missing"}
}

_cures(found) := {[open, i, cure] |
	some i, mechanism in found.order
	finding := found.findings[mechanism]
	_curable(finding, finding.best)
	cure := _cure(finding, finding.best, mechanism)
	open := cure.open
} | {[cure.open, -1, cure] |
	count(found.gate.best.missing) > 0
	cure := _cure(found.gate, found.gate.best, null)
}

_curable(_, entry) if entry.status == "unknown"

_curable(finding, entry) if {
	entry.status == "unmet"
	count([code | some code in entry.unmet; not _condition(finding, code).remedy]) == 0
}

_cure(finding, entry, mechanism) := {
	"mechanism": mechanism,
	"instrument": _instrument(finding, entry),
	"open": count(steps),
	"text": concat(" ", [step.text | some step in steps]),
	"steps": steps,
} if {
	steps := array.concat(
		[{"code": code, "text": _remedy(_condition(finding, code), entry)} | some code in entry.unmet],
		[{"code": code, "text": concat("", ["State ", _fact(_condition(finding, code), entry), "."])} | some code in entry.missing],
	)
}

_fill(text, more) := strings.replace_n(object.union(_names, more), text)

_names := {
	"{exporter}": flow.exporter.name,
	"{importer}": flow.importer.name,
	"{importer_id}": input.importer.party,
	"{place}": flow.importer.jurisdiction,
	"{at}": input.at,
}
