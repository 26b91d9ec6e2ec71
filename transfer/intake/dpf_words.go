package intake

import (
	"strings"
	"unicode"
)

// letters keeps the letters of a word, in small ones.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// The frameworks as the list may write them, by their letters.
var frameworks = func() map[string]string {
	m := map[string]string{}
	for scheme, names := range map[string][]string{
		"eu-us-dpf":    {"EU-U.S. Data Privacy Framework", "EU-U.S. DPF", "EU-U.S."},
		"swiss-us-dpf": {"Swiss-U.S. Data Privacy Framework", "Swiss-U.S. DPF", "Swiss-U.S."},
		"uk-extension": {
			"UK Extension to the EU-U.S. Data Privacy Framework", "UK Extension to the EU-U.S. DPF", "UK Extension",
		},
	} {
		for _, name := range names {
			m[letters(name)] = scheme
		}
	}
	return m
}()

// framework reads a name of a framework, an abbreviation in brackets aside.
func framework(text string) string {
	before, rest, bracket := strings.Cut(text, "(")
	if bracket && strings.HasSuffix(strings.TrimSpace(rest), ")") {
		if scheme := frameworks[letters(before)]; scheme != "" {
			return scheme
		}
	}
	return frameworks[letters(text)]
}

// The statuses of the list, by their letters.
var statuses = map[string]string{
	"active":                            "active",
	"activerecertificationunderreview":  "active-recertification-under-review",
	"inactivelapse":                     "inactive-lapse",
	"inactivelapsed":                    "inactive-lapse",
	"inactivewithdrawal":                "inactive-withdrawal",
	"inactivewithdrawn":                 "inactive-withdrawal",
	"inactiveremoval":                   "removed",
	"inactiveremoved":                   "removed",
	"inactivepersistentfailure":         "removed",
	"inactivepersistentfailuretocomply": "removed",
	"removed":                           "removed",
}

func status(text string) string { return statuses[letters(text)] }

// answer reads yes or no. Whatever else a cell holds, an empty one included, answers nothing.
func answer(text string) (yes, known bool) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "yes", "y", "true", "1", "x", "✓", "✔":
		return true, true
	case "no", "n", "false", "0":
		return false, true
	default:
		return false, false
	}
}

// entities splits a cell of covered entities. Semicolons, bars and line breaks part names for certain. A comma also stands
// inside of names, so it parts them for certain only where every piece then ends as the name of a company does.
func entities(cell string) (certain, uncertain []string) {
	pieces := strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '|' || r == '\n' || r == '\r' || r == '•' })
	for _, piece := range pieces {
		name := tidy(piece)
		parts := byComma(name)
		sure := true
		for _, part := range parts {
			sure = sure && endsInForm(part)
		}
		switch {
		case name == "":
		case len(parts) == 1:
			certain = append(certain, name)
		case sure:
			certain = append(certain, parts...)
		case len(pieces) > 1:
			certain = append(certain, name)
			uncertain = append(uncertain, parts...)
		default:
			uncertain = append(append(uncertain, name), parts...)
		}
	}
	return certain, uncertain
}

// byComma splits at commas and puts a legal form back to the name before it.
func byComma(text string) []string {
	var parts []string
	for _, part := range strings.Split(text, ",") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case len(parts) > 0 && onlyForm(part):
			parts[len(parts)-1] += ", " + part
		default:
			parts = append(parts, part)
		}
	}
	return parts
}

func onlyForm(text string) bool {
	list := words(text)
	for _, word := range list {
		if !legalForms[word] {
			return false
		}
	}
	return len(list) > 0
}
