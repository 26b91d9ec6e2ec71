package transfer

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// The types of a decision write themselves: a document has every key, in the order of the fields, and a list is never null, also
// where it was built in Go and left nil.

// MarshalJSON writes the document of the contract, with every key.
func (d Decision) MarshalJSON() ([]byte, error) { return d.AppendJSON(make([]byte, 0, 8<<10)), nil }

// AppendJSON appends the same document to a buffer, on one line and without the escapes that only HTML needs, for whoever writes
// many decisions.
func (d Decision) AppendJSON(buffer []byte) []byte { return d.append(buffer) }

// MarshalJSON writes every key.
func (r RegimeDecision) MarshalJSON() ([]byte, error) { return r.append(nil), nil }

// MarshalJSON writes every key.
func (c Candidate) MarshalJSON() ([]byte, error) { return c.append(nil), nil }

// MarshalJSON writes every key.
func (o OtherInstrument) MarshalJSON() ([]byte, error) { return o.append(nil), nil }

// MarshalJSON writes every key.
func (v Violation) MarshalJSON() ([]byte, error) { return v.append(nil), nil }

// MarshalJSON writes every key.
func (r Remedy) MarshalJSON() ([]byte, error) { return r.append(nil), nil }

// MarshalJSON writes every key.
func (r Revision) MarshalJSON() ([]byte, error) { return r.append(nil), nil }

func (d *Decision) append(b []byte) []byte {
	b = appendString(append(b, `{"flow":`...), d.Flow)
	b = appendDate(append(b, `,"at":`...), d.At)
	b = appendString(append(b, `,"outcome":`...), string(d.Outcome))
	b = appendEach(append(b, `,"regimes":`...), d.Regimes, (*RegimeDecision).append)
	b = appendEach(append(b, `,"violations":`...), d.Violations, (*Violation).append)
	b = appendEach(append(b, `,"warnings":`...), d.Warnings, (*Warning).append)
	b = appendEach(append(b, `,"obligations":`...), d.Obligations, (*Finding).append)
	b = appendDate(append(b, `,"valid_until":`...), d.ValidUntil)
	b = appendMechanisms(append(b, `,"mechanisms":`...), d.Mechanisms)
	return append(d.Revision.append(append(b, `,"revision":`...)), '}')
}

func (r *RegimeDecision) append(b []byte) []byte {
	b = appendString(append(b, `{"regime":`...), r.Regime)
	b = appendString(append(b, `,"outcome":`...), string(r.Outcome))
	b = append(b, `,"reason":`...)
	if r.Reason == nil {
		b = append(b, "null"...)
	} else {
		b = r.Reason.append(b)
	}
	b = appendOptional(append(b, `,"mechanism":`...), string(r.Mechanism))
	b = appendOptional(append(b, `,"instrument":`...), string(r.Instrument))
	b = appendModule(append(b, `,"module":`...), r.Module)
	b = appendTexts(append(b, `,"citations":`...), r.Citations)
	b = appendDate(append(b, `,"valid_until":`...), r.ValidUntil)
	b = appendEach(append(b, `,"candidates":`...), r.Candidates, (*Candidate).append)
	b = appendEach(append(b, `,"obligations":`...), r.Obligations, (*Finding).append)
	b = appendEach(append(b, `,"violations":`...), r.Violations, (*Violation).append)
	b = appendEach(append(b, `,"redress":`...), r.Redress, (*Redress).append)
	b = appendTexts(append(b, `,"relied_on":`...), r.ReliedOn)
	b = appendString(append(b, `,"coverage":`...), r.Coverage)
	b = appendTexts(append(b, `,"left_out":`...), r.LeftOut)
	return append(appendEach(append(b, `,"warnings":`...), r.Warnings, (*Finding).append), '}')
}

func (c *Candidate) append(b []byte) []byte {
	b = appendOptional(append(b, `{"mechanism":`...), string(c.Mechanism))
	b = appendString(append(b, `,"status":`...), string(c.Status))
	b = appendOptional(append(b, `,"instrument":`...), string(c.Instrument))
	b = appendModule(append(b, `,"module":`...), c.Module)
	b = appendDate(append(b, `,"valid_until":`...), c.ValidUntil)
	b = appendEach(append(b, `,"unmet":`...), c.Unmet, (*Unmet).append)
	b = appendEach(append(b, `,"missing":`...), c.Missing, (*Missing).append)
	b = appendEach(append(b, `,"instruments":`...), c.Instruments, (*OtherInstrument).append)
	return append(appendTexts(append(b, `,"citations":`...), c.Citations), '}')
}

func (o *OtherInstrument) append(b []byte) []byte {
	b = appendOptional(append(b, `{"instrument":`...), string(o.Instrument))
	b = appendString(append(b, `,"status":`...), string(o.Status))
	b = appendModule(append(b, `,"module":`...), o.Module)
	b = appendEach(append(b, `,"unmet":`...), o.Unmet, (*Unmet).append)
	return append(appendEach(append(b, `,"missing":`...), o.Missing, (*Missing).append), '}')
}

func (u *Unmet) append(b []byte) []byte {
	b = appendString(append(b, `{"code":`...), u.Code)
	b = appendString(append(b, `,"message":`...), u.Message)
	b = appendString(append(b, `,"citation":`...), u.Citation)
	return append(appendOptional(append(b, `,"remedy":`...), string(u.Remedy)), '}')
}

func (m *Missing) append(b []byte) []byte {
	b = appendString(append(b, `{"code":`...), m.Code)
	b = appendString(append(b, `,"fact":`...), m.Fact)
	b = appendString(append(b, `,"message":`...), m.Message)
	return append(appendString(append(b, `,"citation":`...), m.Citation), '}')
}

func (f *Finding) append(b []byte) []byte {
	b = appendString(append(b, `{"code":`...), f.Code)
	b = appendString(append(b, `,"message":`...), f.Message)
	return append(appendString(append(b, `,"citation":`...), f.Citation), '}')
}

func (v *Violation) append(b []byte) []byte {
	b = appendString(append(b, `{"code":`...), v.Code)
	b = appendOptional(append(b, `,"regime":`...), string(v.Regime))
	b = appendString(append(b, `,"message":`...), v.Message)
	b = appendString(append(b, `,"citation":`...), v.Citation)
	return append(appendEach(append(b, `,"remedies":`...), v.Remedies, (*Remedy).append), '}')
}

func (r *Remedy) append(b []byte) []byte {
	b = appendOptional(append(b, `{"mechanism":`...), string(r.Mechanism))
	b = appendOptional(append(b, `,"instrument":`...), string(r.Instrument))
	b = strconv.AppendInt(append(b, `,"open":`...), int64(r.Open), 10)
	b = appendString(append(b, `,"text":`...), r.Text)
	return append(appendEach(append(b, `,"steps":`...), r.Steps, func(s *Step, b []byte) []byte {
		b = appendString(append(b, `{"code":`...), s.Code)
		return append(appendString(append(b, `,"text":`...), s.Text), '}')
	}), '}')
}

func (w *Warning) append(b []byte) []byte {
	b = appendString(append(b, `{"code":`...), w.Code)
	b = appendOptional(append(b, `,"regime":`...), string(w.Regime))
	b = appendString(append(b, `,"message":`...), w.Message)
	return append(appendString(append(b, `,"citation":`...), w.Citation), '}')
}

func (r *Redress) append(b []byte) []byte {
	b = appendString(append(b, `{"channel":`...), r.Channel)
	return append(appendString(append(b, `,"citation":`...), r.Citation), '}')
}

func (r *Revision) append(b []byte) []byte {
	b = appendString(append(b, `{"law":`...), r.Law)
	b = appendString(append(b, `,"policies":`...), r.Policies)
	b = appendTexts(append(b, `,"amended":`...), r.Amended)
	return append(appendMechanisms(append(b, `,"preference":`...), r.Preference), '}')
}

func appendEach[T any](b []byte, items []T, one func(*T, []byte) []byte) []byte {
	b = append(b, '[')
	for i := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(&items[i], b)
	}
	return append(b, ']')
}

func appendTexts(b []byte, items []string) []byte {
	return appendEach(b, items, func(s *string, b []byte) []byte { return appendString(b, *s) })
}

func appendMechanisms(b []byte, items []Mechanism) []byte {
	return appendEach(b, items, func(m *Mechanism, b []byte) []byte { return appendOptional(b, string(*m)) })
}

func appendOptional(b []byte, s string) []byte {
	if s == "" {
		return append(b, "null"...)
	}
	return appendString(b, s)
}

func appendModule(b []byte, m Module) []byte {
	if m == 0 {
		return append(b, "null"...)
	}
	return strconv.AppendInt(b, int64(m), 10)
}

func appendDate(b []byte, d Date) []byte {
	if d.IsZero() {
		return append(b, "null"...)
	}
	return append(d.append(append(b, '"')), '"')
}

// appendString writes a text as encoding/json does. Whoever asked it for the document decides about what HTML could take for its own.
func appendString(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			var quoted bytes.Buffer
			encoder := json.NewEncoder(&quoted)
			encoder.SetEscapeHTML(false)
			_ = encoder.Encode(s) // a text can always be written
			return append(b, bytes.TrimSuffix(quoted.Bytes(), []byte("\n"))...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}
