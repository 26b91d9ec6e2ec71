package intake

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// exact is a legal name by which parties are matched: one form of Unicode, and one space where there is white space.
func exact(name string) string {
	return strings.Join(strings.Fields(norm.NFC.String(name)), " ")
}

// loose is what two spellings of a name have in common: letters and digits without marks, case and legal form. Names
// that are loosely the same are near misses.
func loose(name string) string {
	return strings.Join(withoutForm(words(name)), "")
}

// words are the words of a name in small letters, without marks and points.
func words(name string) []string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case r == '&':
			b.WriteString(" and ")
		case r == '.', r == '\'', r == '’', unicode.Is(unicode.Mn, r):
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

var (
	legalForms = set("inc incorporated llc llp lp lllp ltd limited corp corporation co company plc pc pbc pllc na nv bv sa " +
		"sas sarl srl spa gmbh ag kg ug ab as asa oy aps kk pty pte pvt")
	// looseForms are dropped from the end of a name too, though they may be a part of it.
	looseForms = set("private holding holdings group")
)

func withoutForm(words []string) []string {
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for len(words) > 1 && (legalForms[words[len(words)-1]] || looseForms[words[len(words)-1]]) {
		words = words[:len(words)-1]
	}
	return words
}

// endsInForm reports whether a text ends as the name of a company does.
func endsInForm(name string) bool {
	list := words(name)
	return len(list) > 1 && legalForms[list[len(list)-1]]
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, word := range strings.Fields(words) {
		m[word] = true
	}
	return m
}

// tidy evens out white space and takes away what a reader would not see and an inventory does not hold.
func tidy(text string) string {
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\ufeff', r == unicode.ReplacementChar:
			return -1
		default:
			return r
		}
	}, text)
	return exact(visible)
}

// short cuts a text for a message.
func short(text string) string {
	const most = 60
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "..."
}
