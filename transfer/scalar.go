package transfer

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/chapterv/chapterv/regions"
)

// Territory is a code of the table of territories: ISO 3166-1 alpha-2, or one of the extra codes.
type Territory = regions.Territory

const (
	maxText  = 256
	maxProse = 1024
)

var (
	idForm        = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]*$`)
	territoryForm = regexp.MustCompile(`^[A-Z]{2}(-[A-Z]{2,4})?$|^ORG-[A-Z]{2,8}$`)
	packCodeForm  = regexp.MustCompile(`^org\.[a-z0-9_]+$`)
	authorityForm = regexp.MustCompile(`^([A-Z]{2})(-[A-Z0-9]+)+$`)
)

func isID(s string) bool { return len(s) <= maxText && idForm.MatchString(s) }

// scalar checks a value of one of the primitive kinds and returns it as JSON has it.
func (c *checker) scalar(key, kind, to string, n *yaml.Node, path string) (any, bool) {
	if n.Kind != yaml.ScalarNode {
		c.fault(FaultType, c.at(n), path, "must be "+wanted(kind)+", not "+describe(n), "")
		return nil, false
	}
	if kind == "boolean" {
		return c.boolean(n, path)
	}
	if !c.textual(kind, n) {
		c.fault(FaultType, c.at(n), path, "must be "+wanted(kind)+", not "+describe(n), "")
		return nil, false
	}
	if n.Value == "" {
		c.fault(FaultMissing, c.at(n), path, "is empty; leave the field out where it is not stated", "")
		return nil, false
	}
	if limit := limitOf(key); len(n.Value) > limit {
		c.fault(FaultTooLarge, c.at(n), path, fmt.Sprintf("is over %d bytes", limit), "")
		return nil, false
	}
	code, message, suggestion := c.problem(kind, n.Value)
	if code != "" {
		c.fault(code, c.at(n), path, message, suggestion)
		return nil, false
	}
	if kind == "reference" {
		c.refs = append(c.refs, mention{kind: to, id: n.Value, field: path, at: c.at(n)})
	}
	return n.Value, true
}

func limitOf(key string) int {
	switch key {
	case "name", "reference", "measures", "third_controller", "reason":
		return maxProse
	default:
		return maxText
	}
}

// textual reports whether the scalar is a text as written. In YAML an unquoted 2021-06-04 is a date wherever a date
// is meant, and 1.10 is a text wherever a text is.
func (c *checker) textual(kind string, n *yaml.Node) bool {
	switch n.ShortTag() {
	case tagText:
		return true
	case tagInteger, tagFloat:
		return !c.strict && kind != "date"
	case tagDate:
		return !c.strict
	default:
		return false
	}
}

func (c *checker) boolean(n *yaml.Node, path string) (any, bool) {
	if n.ShortTag() == tagBool {
		return strings.EqualFold(n.Value, "true"), true
	}
	suggestion := ""
	switch strings.ToLower(n.Value) {
	case "yes", "y", "on", "true":
		suggestion = "true"
	case "no", "n", "off", "false":
		suggestion = "false"
	}
	c.fault(FaultType, c.at(n), path, "must be true or false, not "+describe(n), suggestion)
	return nil, false
}

// problem says what is wrong with a text of that kind.
func (c *checker) problem(kind, value string) (code, message, suggestion string) {
	quoted := strconv.Quote(clip(value))
	if r, bad := invisible(value); bad && (kind == "text" || r == unicode.ReplacementChar) {
		if r == unicode.ReplacementChar {
			return FaultUTF8, "holds a replacement character where a character was lost", ""
		}
		return FaultText, fmt.Sprintf("holds the control character %U", r), ""
	}
	switch kind {
	case "id", "reference":
		if !isID(value) {
			return FaultCode, quoted + " is no id: a-z, 0-9, and . _ - after the first character", idLike(value)
		}
	case "pack_code":
		if !packCodeForm.MatchString(value) {
			return FaultCode, quoted + " is no code of an overlay pack: org. and a-z, 0-9 and _", ""
		}
	case "date":
		if _, err := ParseDate(value); err != nil {
			return FaultDate, err.Error(), ""
		}
	case "territory":
		return territoryProblem(value)
	case "authority":
		match := authorityForm.FindStringSubmatch(value)
		if match == nil {
			return FaultCode, quoted + " is no authority: write its country first, such as IE-DPC", ""
		}
		if _, _, meant := territoryProblem(match[1]); meant != "" {
			return FaultCountry, quoted + " does not begin with a country", meant + strings.TrimPrefix(value, match[1])
		}
		if _, err := regions.Parse(match[1]); err != nil {
			return FaultCountry, quoted + " does not begin with a country", ""
		}
	}
	return "", "", ""
}

func territoryProblem(value string) (code, message, suggestion string) {
	_, err := regions.Parse(value)
	if err == nil {
		return "", "", ""
	}
	code, message = FaultCode, strconv.Quote(clip(value))+" is not a territory code"
	var wrong *regions.CodeError
	if errors.As(err, &wrong) {
		message += ": " + wrong.Reason
		suggestion = string(wrong.Meant)
	}
	if territoryForm.MatchString(value) {
		code = FaultCountry
	}
	return code, message, suggestion
}

func idLike(value string) string {
	if lower := strings.ReplaceAll(strings.ToLower(value), " ", "-"); isID(lower) {
		return lower
	}
	return ""
}

// invisible finds what a reader of the text would not see: control characters and marks that turn its direction.
func invisible(s string) (rune, bool) {
	for _, r := range s {
		switch {
		case unicode.IsControl(r), r == '\u2028', r == '\u2029', r == '\ufeff', r == unicode.ReplacementChar,
			r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return r, true
		}
	}
	return 0, false
}

// word checks a value of a closed vocabulary: words, or small whole numbers.
func (c *checker) word(s *shape, name string, n *yaml.Node, path string) (any, bool) {
	words := s.words()
	if len(words) == 0 {
		return c.number(s, name, n, path)
	}
	if n.Kind != yaml.ScalarNode || n.ShortTag() != tagText {
		c.fault(FaultType, c.at(n), path, "must be one of "+strings.Join(words, ", ")+", not "+describe(n), "")
		return nil, false
	}
	for _, word := range words {
		if word == n.Value {
			return word, true
		}
	}
	if n.Value == "" {
		c.fault(FaultMissing, c.at(n), path, "is empty; leave the field out where it is not stated", "")
		return nil, false
	}
	message := fmt.Sprintf("%q is none of %s", clip(n.Value), strings.Join(words, ", "))
	c.fault(FaultValue, c.at(n), path, message, c.suggest(n.Value, words))
	return nil, false
}

var wholeNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)

func (c *checker) number(s *shape, name string, n *yaml.Node, path string) (any, bool) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != tagInteger && n.ShortTag() != tagFloat && !c.tooLong(n) {
		c.fault(FaultType, c.at(n), path, "must be a whole number, not "+describe(n), "")
		return nil, false
	}
	if size, err := strconv.ParseFloat(n.Value, 64); errors.Is(err, strconv.ErrRange) || err == nil && math.Abs(size) >= 1<<53 {
		c.fault(FaultRange, c.at(n), path, clip(n.Value)+" is out of every range", "")
		return nil, false
	}
	value, err := strconv.Atoi(n.Value)
	if err != nil || !wholeNumber.MatchString(n.Value) {
		c.fault(FaultNumber, c.at(n), path, "must be written as a whole number, not "+clip(n.Value), "")
		return nil, false
	}
	if name == "inventory_version" {
		return c.version(value, n, path)
	}
	var terms []string
	for _, term := range s.Terms {
		if term == float64(value) {
			return json.Number(n.Value), true
		}
		terms = append(terms, fmt.Sprint(term))
	}
	c.fault(FaultValue, c.at(n), path, n.Value+" is none of "+strings.Join(terms, ", "), "")
	return nil, false
}

// tooLong reports a number that YAML takes for a text because it is beyond every float.
func (c *checker) tooLong(n *yaml.Node) bool {
	_, err := strconv.ParseFloat(n.Value, 64)
	return !c.strict && n.Style == 0 && n.ShortTag() == tagText && errors.Is(err, strconv.ErrRange)
}

func wanted(kind string) string {
	switch kind {
	case "boolean":
		return "true or false"
	case "date":
		return "a date"
	case "id", "reference":
		return "an id"
	case "territory":
		return "a territory code"
	case "authority":
		return "an authority code"
	case "pack_code":
		return "the code of a finding of an overlay pack"
	default:
		return "a text"
	}
}
