package publish

import (
	"fmt"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// answer is a decision with the flow and the two parties it is about.
type answer struct {
	transfer.Decision
	flow               transfer.Flow
	exporter, importer transfer.Party
}

// file is an inventory by id. The inventory's own look-ups are quick only where it was read from files.
type file struct {
	*transfer.Inventory
	parties     map[string]transfer.Party
	instruments map[string]transfer.Instrument
	flows       map[string]transfer.Flow
	onward      map[string][]transfer.Flow
	answers     []answer
}

// open files the inventory and puts each decision beside its flow. A decision on a flow that is not in the inventory
// is kept, with what it says itself.
func open(inventory *transfer.Inventory, decisions []transfer.Decision) (*file, error) {
	if inventory == nil {
		return nil, transfer.ErrBadCall.Because(fmt.Errorf("there is no inventory"))
	}
	f := &file{
		Inventory:   inventory,
		parties:     map[string]transfer.Party{},
		instruments: map[string]transfer.Instrument{},
		flows:       make(map[string]transfer.Flow, len(inventory.Flows)),
		onward:      map[string][]transfer.Flow{},
	}
	for _, list := range [][]transfer.Party{inventory.Entities, inventory.Vendors, inventory.Counterparties} {
		for _, p := range list {
			f.parties[p.ID] = p
		}
	}
	for _, i := range inventory.Instruments {
		f.instruments[i.ID] = i
	}
	for _, flow := range inventory.Flows {
		f.flows[flow.ID] = flow
		if flow.After != "" {
			f.onward[flow.After] = append(f.onward[flow.After], flow)
		}
	}
	for _, d := range decisions {
		f.answers = append(f.answers, f.answer(d))
	}
	return f, nil
}

func (f *file) answer(d transfer.Decision) answer {
	a := answer{Decision: sealed(d), flow: f.flows[d.Flow]}
	a.exporter, a.importer = f.party(a.flow.Exporter.Party), f.party(a.flow.Importer.Party)
	return a
}

func (f *file) party(id string) transfer.Party {
	if p, ok := f.parties[id]; ok {
		return p
	}
	return transfer.Party{ID: id}
}

// sealed blocks a decision that contradicts itself, so that no format shows it as anything else.
func sealed(d transfer.Decision) transfer.Decision {
	fault := d.Check()
	if fault == nil {
		return d
	}
	d.Outcome, d.ValidUntil = transfer.OutcomeBlocked, transfer.Date{}
	d.Violations = append(slices.Clip(d.Violations), transfer.Violation{
		Code:     transfer.ErrMalformed.Code,
		Message:  transfer.ErrMalformed.Message + ": " + fault.Error(),
		Citation: "Operation of the engine",
	})
	return d
}

func (a answer) blocked() bool { return a.Outcome == transfer.OutcomeBlocked }

// own are the violations that belong to no law of the decision: those of overlays and of the engine.
func (a answer) own() []transfer.Violation {
	var list []transfer.Violation
	for _, v := range a.Violations {
		if !slices.ContainsFunc(a.Regimes, func(r transfer.RegimeDecision) bool { return r.Regime == string(v.Regime) }) {
			list = append(list, v)
		}
	}
	return list
}

// laws are the answers of each law. Where the flow is blocked though no law blocks it, each of them is.
func (a answer) laws() []transfer.RegimeDecision {
	blocks := func(r transfer.RegimeDecision) bool { return r.Outcome == transfer.OutcomeBlocked }
	if !a.blocked() || slices.ContainsFunc(a.Regimes, blocks) {
		return a.Regimes
	}
	list := slices.Clone(a.Regimes)
	for i := range list {
		list[i].Outcome, list[i].Mechanism, list[i].Instrument, list[i].Module = transfer.OutcomeBlocked, "", "", 0
	}
	if len(list) == 0 {
		list = []transfer.RegimeDecision{{Outcome: transfer.OutcomeBlocked}}
	}
	return list
}

// where is the place of the flow in its file.
func (f *file) where(a answer) (transfer.Position, bool) {
	at, ok := f.Where("flows[" + a.Decision.Flow + "]")
	return at, ok && at.File != "" && at.Line > 0
}
