package whatif

import (
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// Scenario is a change to imagine.
type Scenario struct {
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	// AsOf is the day asked about after the events; where it is not stated, each flow is asked about its own day.
	AsOf   transfer.Date `json:"as_of,omitzero"`
	Events []Event       `json:"events"`

	where map[string]transfer.Position // of fields, where it was read from a file
}

// Event is one thing that happens. Do says what; which other fields it has depends on that.
type Event struct {
	Do Action `json:"do"`
	// Record is the id of records of law, such as eu-us-dpf or 2021/914, wherever they stand; Regime confines it to one law.
	Record string `json:"record,omitempty"`
	Regime string `json:"regime,omitempty"`
	// Destination is the territory that an adequacy decision is on.
	Destination transfer.Territory `json:"destination,omitempty"`
	// Onward is what follows the data under a new adequacy decision; same_regime where it is not stated.
	Onward string `json:"onward,omitempty"`
	// Version is the set of clauses that is required from then on.
	Version string `json:"version,omitempty"`
	// Instrument is the id of a document of the inventory, or a type of documents, which then means all of that type.
	Instrument string `json:"instrument,omitempty"`
	// Party is the id of a party, and Scheme the certificate that it loses; all of its certificates where none is stated.
	Party  string `json:"party,omitempty"`
	Scheme string `json:"scheme,omitempty"`
	// To is where a party moves.
	To transfer.Territory `json:"to,omitempty"`
	// From is the first day of the new state of things; where it is not stated, the day asked about. Until ends a suspension
	// or a new decision, inclusive.
	From  transfer.Date `json:"from,omitzero"`
	Until transfer.Date `json:"until,omitzero"`
}

// Action is what an event does.
type Action string

// Actions.
const (
	Invalidate       Action = "invalidate"        // a record of law, or a document, from a day
	Suspend          Action = "suspend"           // a record of law, or a document, from a day, perhaps until another
	EndAdequacy      Action = "end-adequacy"      // the decisions of a law on a destination
	AddAdequacy      Action = "add-adequacy"      // a new decision of a law on a destination
	RequireVersion   Action = "require-version"   // a newer set of clauses in place of a record
	Lapse            Action = "lapse"             // a party's certificate
	Revoke           Action = "revoke"            // a party's certificate, removed from its list
	RemoveMember     Action = "remove-member"     // a party from corporate rules
	WithdrawApproval Action = "withdraw-approval" // corporate rules
	EndClauses       Action = "end-clauses"       // clauses or a contract
	Move             Action = "move"              // a party to another jurisdiction
)

// form is which fields an action needs and which it may have besides.
type form struct{ needs, may []string }

var forms = map[Action]form{
	Invalidate:       {nil, []string{"record", "instrument", "regime", "from"}},
	Suspend:          {nil, []string{"record", "instrument", "regime", "from", "until"}},
	EndAdequacy:      {[]string{"regime", "destination"}, []string{"from"}},
	AddAdequacy:      {[]string{"regime", "destination"}, []string{"from", "until", "onward"}},
	RequireVersion:   {[]string{"record", "version"}, []string{"regime", "from"}},
	Lapse:            {[]string{"party"}, []string{"scheme", "from"}},
	Revoke:           {[]string{"party"}, []string{"scheme", "from"}},
	RemoveMember:     {[]string{"instrument", "party"}, []string{"from"}},
	WithdrawApproval: {[]string{"instrument"}, []string{"from"}},
	EndClauses:       {[]string{"instrument"}, []string{"from"}},
	Move:             {[]string{"party", "to"}, nil},
}

// Actions lists the closed set.
func Actions() []Action {
	return []Action{
		Invalidate, Suspend, EndAdequacy, AddAdequacy, RequireVersion, Lapse, Revoke, RemoveMember, WithdrawApproval, EndClauses, Move,
	}
}

// either are the actions on a record or, instead, a document.
var either = []Action{Invalidate, Suspend}

// Form says in a line which fields an event of the action has besides do: those it needs, and in brackets those it may have.
func (a Action) Form() string {
	f := forms[a]
	words := slices.Clone(f.needs)
	if slices.Contains(either, a) {
		words = append(words, "record or instrument")
	}
	for _, field := range f.may {
		if !slices.Contains(either, a) || field != "record" && field != "instrument" {
			words = append(words, "["+field+"]")
		}
	}
	return strings.Join(words, ", ")
}

var fieldOrder = []string{"record", "regime", "destination", "onward", "version", "instrument", "party", "scheme", "to", "from", "until"}

func (e Event) stated() map[string]bool {
	return map[string]bool{
		"record": e.Record != "", "regime": e.Regime != "", "destination": e.Destination != "", "onward": e.Onward != "", "version": e.Version != "",
		"instrument": e.Instrument != "", "party": e.Party != "", "scheme": e.Scheme != "", "to": e.To != "", "from": !e.From.IsZero(), "until": !e.Until.IsZero(),
	}
}
