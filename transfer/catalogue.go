package transfer

import (
	"slices"

	"github.com/chapterv/chapterv/mechanisms"
)

// Catalogue is everything that the rules of this build can say and the law that they say it from. Each text stands once, in
// the METADATA of the rule that gives it, and decisions quote it from there; each date stands once, in a record.
type Catalogue struct {
	// Reviewed is the date of the newest evidence.
	Reviewed Date
	// Regimes are the laws that are modelled, in the order of the contract.
	Regimes []RegimeEntry
	// Onward is the contract that passes a mechanism's duties on, under every law that follows the data.
	Onward MechanismEntry
	// General are the codes that no law owns, those of the input and of the engine among them.
	General []CodeEntry
	// Areas are groups of territories over time.
	Areas []AreaEntry
	// Shared are records that several laws read.
	Shared []RecordEntry
}

// RegimeEntry is a law with a transfer chapter.
type RegimeEntry struct {
	// ID is the regime id, such as eu-gdpr.
	ID                       string
	Name, Title, Description string
	// ExportRule is mechanism, accountability or free.
	ExportRule string
	// Coverage is full or partial; LeftOut says what is not modelled.
	Coverage  string
	LeftOut   []string
	Citations []string
	Resources []Resource
	// Conditions stand in front of every mechanism.
	Conditions []Condition
	// Reasons are why the law does not restrict a flow.
	Reasons     []ReasonEntry
	Obligations []Note
	Warnings    []Note
	// Remedies are what a refusal mentions and nobody computes.
	Remedies []Note
	// Mechanisms are those that the law admits or is asked about, in the default order of preference.
	Mechanisms []MechanismEntry
	Records    []RecordEntry
}

// ReasonEntry is why a law does not restrict a flow.
type ReasonEntry struct {
	Code     string `json:"code"`
	Citation string `json:"citation"`
	Text     string `json:"text"`
	// ReliedOn is the stated fact that takes the flow out; empty where no statement does.
	ReliedOn string `json:"relied_on"`
	// Onward is what follows the data; empty where the law follows them.
	Onward string `json:"onward"`
}

// MechanismEntry is a mechanism under one law: when it covers a flow, and what comes with it.
type MechanismEntry struct {
	Regime string
	ID     Mechanism
	mechanisms.Article
	Records []RecordEntry
}

// Condition is one thing that must be shown.
type Condition = mechanisms.Condition

// Note is a duty or a remark.
type Note = mechanisms.Note

// Resource is where the text of a law can be read.
type Resource = mechanisms.Resource

// Kinds of codes.
const (
	KindCondition  = "condition"
	KindReason     = "reason"
	KindObligation = "obligation"
	KindWarning    = "warning"
	KindViolation  = "violation"
	KindInput      = "input"
	KindEngine     = "engine"
)

// CodeEntry is a code and what it means where it stands.
type CodeEntry struct {
	Code string
	// Kind is one of the Kind constants.
	Kind string
	// Regime and Mechanism are empty for codes of all laws, or of all mechanisms of one.
	Regime    string
	Mechanism Mechanism
	// Text states a condition, a duty or a remark. {exporter}, {importer}, {place}, {at}, {module} and {instrument} stand for those of the flow.
	Text     string
	Citation string
	// Fact is where to state what a condition depends on, Remedy what the parties can do about it.
	Fact   string
	Remedy string
}

// Regimes returns the laws that the engine knows. The result is the caller's.
func (e *Engine) Regimes() []RegimeEntry { return e.catalogue().Regimes }

// Mechanisms returns every mechanism of every law that the engine knows. The result is the caller's.
func (e *Engine) Mechanisms() []MechanismEntry {
	var list []MechanismEntry
	c := e.catalogue()
	for _, regime := range c.Regimes {
		list = append(list, regime.Mechanisms...)
	}
	return append(list, c.Onward)
}

// Codes returns every code that a decision of the engine can show, overlay packs apart, sorted by code, law and mechanism.
// One code has an entry for each law and mechanism that gives it. The result is the caller's.
func (e *Engine) Codes() []CodeEntry { return e.catalogue().Codes() }

// catalogue of the law that the engine runs, which is that of this build. The zero Engine has none.
func (e *Engine) catalogue() *Catalogue {
	if e == nil || e.inventory == nil {
		return &Catalogue{}
	}
	c, err := ReadCatalogue()
	if err != nil {
		return &Catalogue{} // the tests read it: that it cannot fail is a property of the build
	}
	return c
}

// Codes lists every code of the catalogue, sorted by code, law and mechanism.
func (c *Catalogue) Codes() []CodeEntry {
	list := slices.Clone(c.General)
	for _, r := range c.Regimes {
		list = append(list, conditionCodes(r.ID, "", r.Conditions)...)
		for _, reason := range r.Reasons {
			list = append(list, CodeEntry{Code: reason.Code, Kind: KindReason, Regime: r.ID, Text: reason.Text, Citation: reason.Citation})
		}
		list = append(list, noteCodes(KindObligation, r.ID, "", r.Obligations)...)
		list = append(list, noteCodes(KindWarning, r.ID, "", r.Warnings)...)
		for _, m := range r.Mechanisms {
			list = append(list, m.codes()...)
		}
	}
	list = append(list, c.Onward.codes()...)
	slices.SortStableFunc(list, compareCodes)
	return list
}

func (m MechanismEntry) codes() []CodeEntry {
	return slices.Concat(conditionCodes(m.Regime, m.ID, m.Conditions), noteCodes(KindObligation, m.Regime, m.ID, m.Obligations),
		noteCodes(KindWarning, m.Regime, m.ID, m.Warnings))
}
