# METADATA
# title: The words of a decision
# description: |
#   Turns a verdict of codes into the document of one law: texts and citations come from the metadata of the rule that
#   stated the code, and the names of the parties are filled in.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   violations:
#     - code: transfer.suspended
#       citation: The order itself
#       text: "{regime}: an order of an authority or court suspends or bans this transfer; no mechanism overrides it."
#     - code: transfer.no_mechanism
#       citation: The provisions on which the law restricts transfers
#       text: "{regime}: no mechanism covers the transfer from {exporter} to {importer} on {at}."
#     - code: transfer.facts_missing
#       citation: The provisions on which the law restricts transfers
#       text: "{regime}: whether the transfer from {exporter} to {importer} is permitted cannot be said until the missing facts are stated."
#     - code: regime.not_modelled
#       citation: The law of the exporter, or of an earlier exporter on the route
#       text: "{regime}: a law that governs this transfer is not modelled for {at}; nobody has checked it."
#     - code: regime.not_stated
#       citation: The law of the exporter, or of an earlier exporter on the route
#       text: "{regime}: in Canada the laws that bind the exporter, federal or provincial, must be stated; none is."
#     - code: onward.earlier_hop_blocked
#       citation: The law that follows the data
#       text: "{regime}: the earlier flow {earlier} of this route is itself blocked."
#     - code: storage.elsewhere
#       citation: EDPB Guidelines 05/2021; PPC Q&A 12-11
#       text: The data are kept elsewhere than in the importer's jurisdiction; check who has access to them there.
#     - code: engine.undecided
#       citation: None; this is a fault of the rules and not of the flow
#       text: "{regime}: the rules gave no complete answer; without one nothing is permitted."
package transfer.report

import data.transfer.horizon
import data.transfer.remedies
import data.transfer.verdict
import data.transfer.wording

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
	"valid_until": horizon.unmodelled_until[name],
	"candidates": [],
	"obligations": [],
	"violations": [object.union(general(name, code, {}), {"regime": name, "remedies": _unmodelled_remedies[code]})],
	"warnings": [],
	"redress": [],
	"relied_on": [],
	"coverage": "none",
	"left_out": [],
} if {
	some name, code in verdict.unmodelled
}

_unmodelled_remedies := {
	"regime.not_modelled": [],
	"regime.not_stated": [{"mechanism": null, "instrument": null, "open": 1, "text": text, "steps": [{"code": "regime.not_stated", "text": text}]}],
} if {
	text := "State the laws that bind the exporter in its subject_to, or those that govern the data in the flow's regimes."
}

# METADATA
# title: A code that no law and no mechanism owns
general(regime, code, more) := {"code": code, "message": wording.fill(entry.text, names), "citation": entry.citation} if {
	some link in rego.metadata.chain()
	some entry in link.annotations.custom.violations
	entry.code == code
	names := object.union({"{regime}": _name(regime)}, more)
}

_name(regime) := name if {
	name := verdict.regimes[regime].gate.about.name
} else := trim_prefix(regime, "unmodelled:")

_ranked(found) := [mechanism | found.outcome != "not_restricted"; some mechanism in found.order]

_reasons(found) := [reason |
	found.outcome == "not_restricted"
	some code in found.reasons
	some reason in found.gate.about.reasons
	reason.code == code
]

_reason(found) := wording.note(_reasons(found)[0], "") if {
	count(_reasons(found)) > 0
} else := null

_carrying(found) := [found.findings[found.chosen].about | found.chosen != null]

_citations(found) := array.concat(best.citations, about.citations) if {
	best := found.findings[found.chosen].best
	about := found.findings[found.chosen].about
} else := [reason.citation | some reason in _reasons(found)]

_obligations(found) := array.concat(
	[note |
		found.outcome != "blocked"
		some note in wording.notes(found.gate.about.obligations, found.gate.obligations, "")
	],
	[note |
		found.chosen != null
		finding := found.findings[found.chosen]
		some note in wording.notes(finding.about.obligations, finding.obligations, finding.best.id)
	],
)

_warnings(regime, found) := array.concat(
	array.concat(
		wording.notes(found.gate.about.warnings, found.gate.best.warnings, ""),
		[note |
			found.chosen != null
			finding := found.findings[found.chosen]
			some note in wording.notes(finding.about.warnings, finding.best.warnings, finding.best.id)
		],
	),
	[general(regime, "onward.earlier_hop_blocked", {"{earlier}": id}) | some id in verdict.blocked_before[regime]],
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
	"instrument": entry.document,
	"module": entry.module,
	"citations": entry.citations,
	"unmet": [wording.contradicted(finding, code, entry.id) | some code in entry.unmet],
	"missing": [wording.unstated(finding, code, entry.id) | some code in entry.missing],
}

_violation(regime, found, code) := object.union(object.remove(wording.contradicted(found.gate, code, ""), ["remedy"]), {
	"regime": regime,
	"remedies": remedies.of_gate(found),
}) if {
	code in found.gate.best.unmet
} else := object.union(general(regime, code, {}), {
	"regime": regime,
	"citation": _refusal(regime, found, code),
	"remedies": _remedies(found, code),
})

# An order stands on its own authority; every other refusal on the law's.
_refusal(_, found, "transfer.suspended") := concat("; ", [_named(id) | some id in found.orders])

_refusal(regime, found, code) := concat("; ", array.concat(found.gate.about.citations, sort(more))) if {
	code != "transfer.suspended"
	more := object.get(data.policies[data.transfer.governance.records[regime]["package"]], "refusal_citations", set())
}

_named(id) := reference if {
	reference := data.register.orders[id].reference
} else := concat(" ", ["Order", id])

default _remedies(_, _) := []

_remedies(found, code) := remedies.of_law(found) if code in {"transfer.no_mechanism", "transfer.facts_missing"}
