package whatif

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"go.yaml.in/yaml/v3"
)

// Scenario is a change to imagine.
type Scenario struct {
	Name        string `yaml:"name" json:"name"`
	Description string `yaml:"description" json:"description,omitempty"`
	// AsOf is the day asked about after the events; where it is not stated, each flow is asked about its own day.
	AsOf   transfer.Date `yaml:"as_of" json:"as_of,omitzero"`
	Events []Event       `yaml:"events" json:"events"`
}

// Event is one thing that happens. Do says what; which other fields it has depends on that.
type Event struct {
	Do Action `yaml:"do" json:"do"`
	// Record is the id of records of law, such as eu-us-dpf or 2021/914, wherever they stand; Regime confines it to one law.
	Record string `yaml:"record" json:"record,omitempty"`
	Regime string `yaml:"regime" json:"regime,omitempty"`
	// Destination is the territory that an adequacy decision is on.
	Destination transfer.Territory `yaml:"destination" json:"destination,omitempty"`
	// Onward is what follows the data under a new adequacy decision; same_regime where it is not stated.
	Onward string `yaml:"onward" json:"onward,omitempty"`
	// Version is the set of clauses that is required from then on.
	Version string `yaml:"version" json:"version,omitempty"`
	// Instrument is the id of a document of the inventory, or a type of documents, which then means all of that type.
	Instrument string `yaml:"instrument" json:"instrument,omitempty"`
	// Party is the id of a party, and Scheme the certificate that it loses; all of its certificates where none is stated.
	Party  string `yaml:"party" json:"party,omitempty"`
	Scheme string `yaml:"scheme" json:"scheme,omitempty"`
	// To is where a party moves.
	To transfer.Territory `yaml:"to" json:"to,omitempty"`
	// From is the first day of the new state of things; where it is not stated, the day asked about. Until ends a suspension
	// or a new decision, inclusive.
	From  transfer.Date `yaml:"from" json:"from,omitzero"`
	Until transfer.Date `yaml:"until" json:"until,omitzero"`
}

// Action is what an event does.
type Action string

// Actions.
const (
	Invalidate       Action = "invalidate"        // a record of law, or a document, from a day
	Suspend          Action = "suspend"           // a record of law, from a day, perhaps until another
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
	Suspend:          {[]string{"record"}, []string{"regime", "from", "until"}},
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

func (e Event) stated() map[string]bool {
	return map[string]bool{
		"record": e.Record != "", "regime": e.Regime != "", "destination": e.Destination != "", "onward": e.Onward != "", "version": e.Version != "",
		"instrument": e.Instrument != "", "party": e.Party != "", "scheme": e.Scheme != "", "to": e.To != "", "from": !e.From.IsZero(), "until": !e.Until.IsZero(),
	}
}

// check wants the fields that the action has, and no others.
func (e Event) check() error {
	f, known := forms[e.Do]
	if !known {
		return fmt.Errorf("do: %q is not one of %s", e.Do, words(Actions()))
	}
	var problems []error
	stated := e.stated()
	for _, field := range f.needs {
		if !stated[field] {
			problems = append(problems, fmt.Errorf("%s: %s is required", e.Do, field))
		}
	}
	for _, field := range fieldOrder {
		if stated[field] && !slices.Contains(f.needs, field) && !slices.Contains(f.may, field) {
			problems = append(problems, fmt.Errorf("%s: has no %s", e.Do, field))
		}
	}
	if e.Do == Invalidate && stated["record"] == stated["instrument"] {
		problems = append(problems, fmt.Errorf("%s: name either a record or an instrument", e.Do))
	}
	if !e.Until.IsZero() && e.Until.Before(e.From) {
		problems = append(problems, fmt.Errorf("%s: ends on %s, before it starts", e.Do, e.Until))
	}
	return errors.Join(problems...)
}

var fieldOrder = []string{"record", "regime", "destination", "onward", "version", "instrument", "party", "scheme", "to", "from", "until"}

// check wants a scenario that says what happens.
func (s Scenario) check() error {
	var problems []error
	if strings.TrimSpace(s.Name) == "" {
		problems = append(problems, errors.New("name is required"))
	}
	if len(s.Events) == 0 && s.AsOf.IsZero() {
		problems = append(problems, errors.New("a scenario has events, or an as_of, or both"))
	}
	for i, e := range s.Events {
		if err := e.check(); err != nil {
			problems = append(problems, fmt.Errorf("events[%d]: %w", i, err))
		}
	}
	return errors.Join(problems...)
}

// maxScenario is far beyond any scenario that a person wrote.
const maxScenario = 1 << 20

// Read reads a scenario in YAML or JSON. Whatever is not in the format is an error, with its line; all faults of the events are
// reported together.
func Read(from io.Reader) (Scenario, error) {
	text, err := io.ReadAll(io.LimitReader(from, maxScenario+1))
	switch {
	case err != nil:
		return Scenario{}, err
	case len(text) > maxScenario:
		return Scenario{}, errors.New("the scenario is over 1 MiB")
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	var s Scenario
	if err := decoder.Decode(&s); errors.Is(err, io.EOF) {
		return Scenario{}, errors.New("the scenario is empty")
	} else if err != nil {
		return Scenario{}, err
	}
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return Scenario{}, errors.New("something follows the scenario")
	}
	return s, s.check()
}

func words[T ~string](list []T) string {
	texts := make([]string, len(list))
	for i, word := range list {
		texts[i] = string(word)
	}
	return strings.Join(texts, ", ")
}
