package publish

import (
	"fmt"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

var mechanismNames = map[transfer.Mechanism]string{
	transfer.Adequacy:            "Adequacy decision",
	transfer.DPF:                 "Data Privacy Framework",
	transfer.BCR:                 "Binding corporate rules",
	transfer.EUClauses:           "EU standard clauses",
	transfer.SwissClauses:        "EU clauses, Swiss adaptations",
	transfer.IDTA:                "UK IDTA",
	transfer.Addendum:            "UK Addendum",
	transfer.BrazilianClauses:    "Brazilian standard clauses",
	transfer.GlobalCorporateRule: "Brazilian global corporate rules",
	transfer.CBPR:                "CBPR certificate",
	transfer.PRP:                 "PRP certificate",
	transfer.Contract:            "Contract",
}

func mechanismName(m transfer.Mechanism) string {
	if name, ok := mechanismNames[m]; ok {
		return name
	}
	return string(m)
}

func outcomeName(o transfer.Outcome) string {
	if o == "" {
		return "no answer"
	}
	return strings.ReplaceAll(string(o), "_", " ")
}

func statusName(s transfer.Status) string {
	switch s {
	case transfer.Met:
		return "met"
	case transfer.NotMet:
		return "not met"
	case transfer.Unknown:
		return "facts missing"
	case transfer.NotRelevant:
		return "cannot exist here"
	default:
		return "not judged"
	}
}

// carrier says what covers a flow under a law, or what a candidate is.
func carrier(m transfer.Mechanism, instrument transfer.Optional, module transfer.Module) string {
	name := mechanismName(m)
	if module != 0 {
		name += fmt.Sprintf(", module %d", module)
	}
	if instrument != "" && string(instrument) != string(m) {
		name += " (" + string(instrument) + ")"
	}
	return name
}

// withModule is a mechanism without its instrument.
func withModule(m transfer.Mechanism, module transfer.Module) string { return carrier(m, "", module) }

// verdict says in a few words what a law answers.
func verdict(r transfer.RegimeDecision) string {
	switch {
	case r.Outcome == transfer.OutcomeAllowed:
		return withModule(r.Mechanism, r.Module)
	case r.Outcome == transfer.OutcomeNotRestricted && r.Reason != nil:
		return plainCode(r.Reason.Code)
	case r.Outcome == transfer.OutcomeNotRestricted:
		return "not restricted"
	}
	var codes []string
	for _, v := range r.Violations {
		codes = append(codes, plainCode(v.Code))
	}
	if len(codes) == 0 {
		return "blocked"
	}
	return strings.Join(codes, ", ")
}

// plainCode turns the part of a code after its area into words.
func plainCode(code string) string {
	_, name, ok := strings.Cut(code, ".")
	if !ok {
		name = code
	}
	return strings.ReplaceAll(name, "_", " ")
}

func partyName(p transfer.Party) string {
	switch {
	case p.Name != "":
		return p.Name
	case p.ID != "":
		return p.ID
	default:
		return "not in the inventory"
	}
}

func placeName(t transfer.Territory) string {
	if t == "" {
		return "Not stated"
	}
	return t.Name()
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		noun = stem + "ie"
	}
	return fmt.Sprintf("%s %ss", thousands(n), noun)
}

// nonzero leaves a cell empty where there is nothing to count.
func nonzero(n int) string {
	if n == 0 {
		return ""
	}
	return thousands(n)
}

func thousands(n int) string {
	digits := fmt.Sprint(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}
