package authzen

import (
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/nameless"
)

// evaluation is the answer to one question. Its zero value is no.
type evaluation struct {
	Decision bool `json:"decision"`
	Context  any  `json:"context,omitempty"`
}

// shown is the context of an answer: what the decision says, with ids for the names of the flow's sides.
type shown struct {
	Flow    string           `json:"flow"`
	At      transfer.Date    `json:"at"`
	Outcome transfer.Outcome `json:"outcome"`
	// Mechanism covers the first of the regimes that one covers; Regimes has that of each.
	Mechanism   transfer.Mechanism `json:"mechanism"`
	Regimes     map[string]regime  `json:"regimes"`
	Violations  []violation        `json:"violations"`
	Obligations []obligation       `json:"obligations"`
	ValidUntil  transfer.Date      `json:"valid_until"`
	Revision    transfer.Revision  `json:"revision"`
}

type regime struct {
	Outcome    transfer.Outcome   `json:"outcome"`
	Mechanism  transfer.Mechanism `json:"mechanism"`
	Instrument transfer.Optional  `json:"instrument"`
	Module     transfer.Module    `json:"module"`
	ValidUntil transfer.Date      `json:"valid_until"`
}

type violation struct {
	Code     string            `json:"code"`
	Regime   transfer.Optional `json:"regime"`
	Message  string            `json:"message"`
	Citation string            `json:"citation"`
}

// obligation is a duty in the form of AuthZEN's profile for obligations. It comes with the law of one regime, or from an overlay.
type obligation struct {
	ID         string     `json:"id"`
	Type       string     `json:"type"`
	Properties properties `json:"properties"`
}

type properties struct {
	Regime   transfer.Optional `json:"regime"`
	Message  string            `json:"message"`
	Citation string            `json:"citation"`
}

func (a asker) show(flow transfer.Flow, d transfer.Decision) shown {
	without := nameless.Of(flow, a.inventory.Party)
	s := shown{
		Flow: d.Flow, At: d.At, Outcome: d.Outcome, Regimes: map[string]regime{}, Violations: []violation{}, Obligations: []obligation{},
		ValidUntil: d.ValidUntil, Revision: d.Revision,
	}
	if len(d.Mechanisms) > 0 {
		s.Mechanism = d.Mechanisms[0]
	}
	oblige := func(of string, duties []transfer.Obligation) {
		for _, o := range duties {
			s.Obligations = append(s.Obligations, obligation{
				ID: o.Code, Type: "custom", Properties: properties{Regime: transfer.Optional(of), Message: without(o.Message), Citation: o.Citation},
			})
		}
	}
	for _, r := range d.Regimes {
		s.Regimes[r.Regime] = regime{r.Outcome, r.Mechanism, r.Instrument, r.Module, r.ValidUntil}
		oblige(r.Regime, r.Obligations)
	}
	oblige("", d.Obligations)
	for _, v := range d.Violations {
		s.Violations = append(s.Violations, violation{v.Code, v.Regime, without(v.Message), v.Citation})
	}
	return s
}
