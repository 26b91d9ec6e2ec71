package regions

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/width"
)

// A Territory is the code of a place or an organisation. The zero value names none.
type Territory string

// A CodeError says why a text is not the code of a territory and, where that is plain, which code is meant.
type CodeError struct {
	Code   string
	Meant  Territory
	Reason string
}

// Error names the text, the reason and the code that is meant.
func (e *CodeError) Error() string {
	message := fmt.Sprintf("%.32q is not a territory code: %s", e.Code, e.Reason)
	if e.Meant != "" {
		message += fmt.Sprintf("; did you mean %s (%s)?", e.Meant, e.Meant.Name())
	}
	return message
}

// Parse returns the territory that a code names. It accepts a code only as it is written in the list: any other text is
// a [*CodeError].
func Parse(code string) (Territory, error) {
	if territory := Territory(code); territory.known() {
		return territory, nil
	}
	return "", &CodeError{Code: code, Meant: meant(code), Reason: reason(code)}
}

// Territories yields every territory in the order of its code.
func Territories() iter.Seq[Territory] {
	return func(yield func(Territory) bool) {
		for _, code := range slices.Sorted(maps.Keys(territories())) {
			if code.known() && !yield(code) {
				return
			}
		}
	}
}

// Parent returns the State or territory that t is a part or a dependency of, or "" if there is none.
func (t Territory) Parent() Territory {
	return territories()[t].Parent
}

func (t Territory) known() bool {
	kind := territories()[t].Kind
	return kind == "iso" || kind == "extra"
}

func reason(code string) string {
	for _, r := range code {
		switch {
		case unicode.IsSpace(r):
			return "it contains white space"
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return fmt.Sprintf("it contains the invisible character %U", r)
		case r > unicode.MaxASCII:
			return fmt.Sprintf("it contains %U, which is not a letter from A to Z", r)
		}
	}
	switch {
	case code == "":
		return "it is empty"
	case Territory(strings.ToUpper(code)).known():
		return "codes are written in capitals"
	case len(code) == 3 && meant(code) != "":
		return "codes have two letters"
	default:
		return "it is neither in ISO 3166-1 alpha-2 nor one of the extra codes"
	}
}

func meant(code string) Territory {
	const longest = 32 // bytes; beyond it nothing resembles a code
	if len(code) > longest {
		return ""
	}
	plain := strings.ToUpper(strings.Map(visible, lookalikes.Replace(width.Narrow.String(strings.ToUpper(code)))))
	territory := Territory(plain)
	if territory.known() {
		return territory
	}
	if instead := territories()[territory].Meant; instead != "" {
		return instead
	}
	if region, err := language.ParseRegion(plain); err == nil && len(plain) == 3 {
		if territory := Territory(region.String()); region.ISO3() == plain && territory.known() {
			return territory
		}
	}
	return ""
}

func visible(r rune) rune {
	if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// lookalikes are the Greek and Cyrillic capitals that print like a Latin one.
var lookalikes = strings.NewReplacer(
	"Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P",
	"Τ", "T", "Υ", "Y", "Χ", "X",
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "У", "Y",
	"Х", "X", "Ѕ", "S", "І", "I", "Ј", "J", "Ԁ", "D", "Ԍ", "G", "Ԛ", "Q", "Ԝ", "W",
)
