package compiled

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// kind is the type of a value, in the order in which Rego sorts types.
type kind uint8

const (
	kindNull kind = iota + 1
	kindBool
	kindNumber
	kindString
	kindArray
	kindObject
	kindSet
)

// value is a Rego value. A nil pointer is undefined; a false value is not. A value is never changed once another one can
// see it.
type value struct {
	kind kind
	// interned marks the one node of a text that the program itself holds, so that two of them are equal only if they
	// are the same node.
	interned bool
	// whole marks a number that is written as Go writes the int64 in num; any other number is its text.
	whole bool
	// fixed marks a part of the program or of its data, which outlives every evaluation.
	fixed bool
	// clock marks the date of a scope, whose number is in num.
	clock bool
	num   int64  // bool (0 or 1), whole number
	text  string // string, any other number
	// list holds the elements of an array, those of a set in ascending order, and the values of an object in the order
	// of the keys.
	list []*value
	keys *shape
}

var (
	null      = &value{kind: kindNull, fixed: true}
	isTrue    = &value{kind: kindBool, num: 1, fixed: true}
	isFalse   = &value{kind: kindBool, fixed: true}
	emptyList = &value{kind: kindArray, fixed: true}
	noFields  = &value{kind: kindObject, keys: noKeys, fixed: true}
	noKeys    = &shape{shared: true, interned: true}
	smallInts = func() (list [1024]*value) {
		for i := range list {
			list[i] = &value{kind: kindNumber, whole: true, num: int64(i), fixed: true}
		}
		return list
	}()
)

func boolean(b bool) *value {
	if b {
		return isTrue
	}
	return isFalse
}

func newString(s string) *value { return &value{kind: kindString, text: s} }

func newInt(n int64) *value {
	if n >= 0 && n < int64(len(smallInts)) {
		return smallInts[n]
	}
	return &value{kind: kindNumber, whole: true, num: n}
}

// newNumber errs for a number that could be written shorter. 1.0 and 1 are equal and print differently, so that which of
// them stays in a set, or is the greatest, is a matter of how an evaluator goes about it; of numbers in their shortest form
// equal ones are the same text.
func newNumber(text string) (*value, error) {
	if n, ok := wholeNumber(text); ok {
		return newInt(n), nil
	}
	if !shortest(text) {
		return nil, fmt.Errorf("%w: number %s", ErrRefused, text)
	}
	return &value{kind: kindNumber, text: text}, nil
}

// shortest reports whether a decimal number has no exponent, no sign it could do without, and no zeros at either end.
func shortest(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	switch {
	case whole == "" || len(whole) > 1 && whole[0] == '0' || strings.Trim(whole+fraction, "0123456789") != "":
		return false
	case point:
		return fraction != "" && fraction[len(fraction)-1] != '0'
	}
	return text != "-0"
}

// wholeNumber reads the int64 that Go would write as this very text.
func wholeNumber(text string) (int64, bool) {
	if len(text) == 0 || len(text) > len("-9223372036854775808") || text[0] == '0' && len(text) > 1 {
		return 0, false
	}
	first := text[0]
	if first == '-' && (len(text) == 1 || text[1] == '0') || first != '-' && (first < '0' || first > '9') {
		return 0, false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil
}

func (v *value) numberText() string {
	if v.whole {
		return strconv.FormatInt(v.num, 10)
	}
	return v.text
}

// number is the value as OPA sees it, for what is left to OPA.
func (v *value) number() ast.Number { return ast.Number(v.numberText()) }
