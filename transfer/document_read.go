package transfer

import (
	"sync"
	"unicode/utf8"
)

// The keys of a decision in the order in which the rules' answer has them.
var (
	keysOfDecision  = []string{"at", "flow", "mechanisms", "obligations", "outcome", "regimes", "revision", "valid_until", "violations", "warnings"}
	keysOfRegime    = []string{"candidates", "citations", "coverage", "instrument", "left_out", "mechanism", "module", "obligations", "outcome", "reason", "redress", "regime", "relied_on", "valid_until", "violations", "warnings"}
	keysOfCandidate = []string{"citations", "instrument", "instruments", "mechanism", "missing", "module", "status", "unmet", "valid_until"}
	keysOfOther     = []string{"instrument", "missing", "module", "status", "unmet"}
	keysOfUnmet     = []string{"citation", "code", "message", "remedy"}
	keysOfMissing   = []string{"citation", "code", "fact", "message"}
	keysOfFinding   = []string{"citation", "code", "message"}
	keysOfViolation = []string{"citation", "code", "message", "regime", "remedies"}
	keysOfRemedy    = []string{"instrument", "mechanism", "open", "steps", "text"}
	keysOfStep      = []string{"code", "text"}
	keysOfWarning   = []string{"citation", "code", "message", "regime"}
	keysOfRedress   = []string{"channel", "citation"}
	keysOfRevision  = []string{"amended", "law", "policies", "preference"}

	allMechanisms, allOutcomes, allStatuses = Mechanisms(), Outcomes(), Statuses()
)

var documents = sync.Pool{New: func() any { return new(documentReader) }}

// readDocument returns the decision of a document, or false if it is not written as the rules of this build write it: another
// reader has to say then what it is.
func readDocument(text []byte) (Decision, bool) {
	if !utf8.Valid(text) {
		return Decision{}, false
	}
	r := documents.Get().(*documentReader)
	defer documents.Put(r)
	r.text, r.at, r.bad = string(text), 0, false
	r.parts.empty()
	var d Decision
	r.decision(&d)
	if r.bad || r.at != len(r.text) {
		return Decision{}, false
	}
	return d.copy("", ""), true
}

func (r *documentReader) decision(d *Decision) {
	p := &r.parts
	r.object(keysOfDecision, func(key string) {
		switch key {
		case "at":
			d.At = r.date()
		case "flow":
			d.Flow = r.optional()
		case "mechanisms":
			d.Mechanisms = listed(r, &p.mechanisms, func(r *documentReader, m *Mechanism) { *m = term(r, allMechanisms) })
		case "obligations":
			d.Obligations = listed(r, &p.findings, (*documentReader).finding)
		case "outcome":
			d.Outcome = term(r, allOutcomes)
		case "regimes":
			d.Regimes = listed(r, &p.regimes, (*documentReader).regime)
		case "revision":
			r.object(keysOfRevision, func(key string) {
				switch key {
				case "amended":
					d.Revision.Amended = r.words()
				case "law":
					d.Revision.Law = r.optional()
				case "policies":
					d.Revision.Policies = r.optional()
				case "preference":
					d.Revision.Preference = listed(r, &p.mechanisms, func(r *documentReader, m *Mechanism) { *m = term(r, allMechanisms) })
				}
			})
		case "valid_until":
			d.ValidUntil = r.date()
		case "violations":
			d.Violations = listed(r, &p.violations, (*documentReader).violation)
		case "warnings":
			d.Warnings = listed(r, &p.warnings, (*documentReader).warning)
		}
	})
}

func (r *documentReader) regime(g *RegimeDecision) {
	p := &r.parts
	r.object(keysOfRegime, func(key string) {
		switch key {
		case "candidates":
			g.Candidates = listed(r, &p.candidates, (*documentReader).candidate)
		case "citations":
			g.Citations = r.words()
		case "coverage":
			g.Coverage = r.optional()
		case "instrument":
			g.Instrument = Optional(r.optional())
		case "left_out":
			g.LeftOut = r.words()
		case "mechanism":
			g.Mechanism = r.mechanism()
		case "module":
			g.Module = Module(r.number())
		case "obligations":
			g.Obligations = listed(r, &p.findings, (*documentReader).finding)
		case "outcome":
			g.Outcome = term(r, allOutcomes)
		case "reason":
			if !r.null() {
				p.findings = append(p.findings, Finding{})
				g.Reason = &p.findings[len(p.findings)-1]
				r.finding(g.Reason)
			}
		case "redress":
			g.Redress = listed(r, &p.redress, func(r *documentReader, x *Redress) {
				r.object(keysOfRedress, func(key string) {
					switch key {
					case "channel":
						x.Channel = r.optional()
					case "citation":
						x.Citation = r.optional()
					}
				})
			})
		case "regime":
			g.Regime = r.optional()
		case "relied_on":
			g.ReliedOn = r.words()
		case "valid_until":
			g.ValidUntil = r.date()
		case "violations":
			g.Violations = listed(r, &p.violations, (*documentReader).violation)
		case "warnings":
			g.Warnings = listed(r, &p.findings, (*documentReader).finding)
		}
	})
}

func (r *documentReader) candidate(c *Candidate) {
	p := &r.parts
	r.object(keysOfCandidate, func(key string) {
		switch key {
		case "citations":
			c.Citations = r.words()
		case "instrument":
			c.Instrument = Optional(r.optional())
		case "instruments":
			c.Instruments = listed(r, &p.others, func(r *documentReader, o *OtherInstrument) {
				r.object(keysOfOther, func(key string) {
					switch key {
					case "instrument":
						o.Instrument = Optional(r.optional())
					case "missing":
						o.Missing = listed(r, &p.missing, (*documentReader).missing)
					case "module":
						o.Module = Module(r.number())
					case "status":
						o.Status = term(r, allStatuses)
					case "unmet":
						o.Unmet = listed(r, &p.unmet, (*documentReader).unmet)
					}
				})
			})
		case "mechanism":
			c.Mechanism = r.mechanism()
		case "missing":
			c.Missing = listed(r, &p.missing, (*documentReader).missing)
		case "module":
			c.Module = Module(r.number())
		case "status":
			c.Status = term(r, allStatuses)
		case "unmet":
			c.Unmet = listed(r, &p.unmet, (*documentReader).unmet)
		case "valid_until":
			c.ValidUntil = r.date()
		}
	})
}

func (r *documentReader) mechanism() Mechanism {
	if r.null() {
		return ""
	}
	return term(r, allMechanisms)
}

func (r *documentReader) words() []string {
	return listed(r, &r.parts.texts, func(r *documentReader, s *string) { *s = r.word() })
}

func (r *documentReader) unmet(u *Unmet) {
	r.object(keysOfUnmet, func(key string) {
		switch key {
		case "citation":
			u.Citation = r.optional()
		case "code":
			u.Code = r.optional()
		case "message":
			u.Message = r.optional()
		case "remedy":
			u.Remedy = Optional(r.optional())
		}
	})
}

func (r *documentReader) missing(m *Missing) {
	r.object(keysOfMissing, func(key string) {
		switch key {
		case "citation":
			m.Citation = r.optional()
		case "code":
			m.Code = r.optional()
		case "fact":
			m.Fact = r.optional()
		case "message":
			m.Message = r.optional()
		}
	})
}

func (r *documentReader) finding(f *Finding) {
	r.object(keysOfFinding, func(key string) {
		switch key {
		case "citation":
			f.Citation = r.optional()
		case "code":
			f.Code = r.optional()
		case "message":
			f.Message = r.optional()
		}
	})
}

func (r *documentReader) violation(v *Violation) {
	p := &r.parts
	r.object(keysOfViolation, func(key string) {
		switch key {
		case "citation":
			v.Citation = r.optional()
		case "code":
			v.Code = r.optional()
		case "message":
			v.Message = r.optional()
		case "regime":
			v.Regime = Optional(r.optional())
		case "remedies":
			v.Remedies = listed(r, &p.remedies, (*documentReader).remedy)
		}
	})
}

func (r *documentReader) remedy(m *Remedy) {
	r.object(keysOfRemedy, func(key string) {
		switch key {
		case "instrument":
			m.Instrument = Optional(r.optional())
		case "mechanism":
			m.Mechanism = r.mechanism()
		case "open":
			m.Open = r.number()
		case "steps":
			m.Steps = listed(r, &r.parts.steps, func(r *documentReader, s *Step) {
				r.object(keysOfStep, func(key string) {
					switch key {
					case "code":
						s.Code = r.optional()
					case "text":
						s.Text = r.optional()
					}
				})
			})
		case "text":
			m.Text = r.optional()
		}
	})
}

func (r *documentReader) warning(w *Warning) {
	r.object(keysOfWarning, func(key string) {
		switch key {
		case "citation":
			w.Citation = r.optional()
		case "code":
			w.Code = r.optional()
		case "message":
			w.Message = r.optional()
		case "regime":
			w.Regime = Optional(r.optional())
		}
	})
}
