package transfer

import (
	"errors"
	"strconv"
)

// Fact is a statement that may be absent. Its zero value is "not stated", which is neither yes nor no:
// a rule that reads it answers "unknown", and unknown never covers a transfer.
type Fact uint8

// The three values of a Fact.
const (
	NotStated Fact = iota
	No
	Yes
)

var errFact = errors.New("a fact is true or false; leave it out when it is not stated")

// FactOf states b.
func FactOf(b bool) Fact {
	if b {
		return Yes
	}
	return No
}

// Stated reports whether somebody said yes or no.
func (f Fact) Stated() bool { return f == No || f == Yes }

// True reports whether the fact is stated and holds.
func (f Fact) True() bool { return f == Yes }

// False reports whether the fact is stated and does not hold. It is not the opposite of True.
func (f Fact) False() bool { return f == No }

// String returns "yes", "no" or "not stated".
func (f Fact) String() string {
	switch f {
	case Yes:
		return "yes"
	case No:
		return "no"
	default:
		return "not stated"
	}
}

// MarshalJSON writes true or false. What is not stated is left out by the types of this package and is null elsewhere.
func (f Fact) MarshalJSON() ([]byte, error) {
	if !f.Stated() {
		return []byte("null"), nil
	}
	return strconv.AppendBool(nil, f == Yes), nil
}

// UnmarshalJSON reads true or false and refuses everything else, null and "false" included.
func (f *Fact) UnmarshalJSON(data []byte) error {
	switch string(data) {
	case "true":
		*f = Yes
	case "false":
		*f = No
	default:
		return errFact
	}
	return nil
}
