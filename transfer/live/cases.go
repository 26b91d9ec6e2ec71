package live

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/chapterv/chapterv/transfer"
)

// Flows that were decided once, each with its authority, on a day that is past: whatever the law becomes, that they were so decided stays.
//
//go:embed cases.json
var casesText []byte

type settled struct {
	Inventory *transfer.Inventory `json:"inventory"`
	Cases     []struct {
		Flow      string             `json:"flow"`
		Outcome   transfer.Outcome   `json:"outcome"`
		Mechanism transfer.Mechanism `json:"mechanism"`
		Code      string             `json:"code"`
		Authority string             `json:"authority"`
	} `json:"cases"`
}

var settledCases = sync.OnceValues(func() (*settled, error) {
	var s settled
	err := json.Unmarshal(casesText, &s)
	return &s, err
})

// tryCases asks a law about the settled cases, of the compiled rules and of OPA's own evaluator.
func tryCases(ctx context.Context, law *transfer.Law) (failed []error) {
	s, err := settledCases()
	if err != nil {
		return []error{transfer.ErrFailed.Because(err)}
	}
	differ := func(d transfer.Difference) {
		failed = append(failed, fmt.Errorf("canary %v: the compiled rules do not answer as OPA does", d.Input["id"]))
	}
	options := []transfer.Option{transfer.WithMemo(0), transfer.WithRecheck(1, differ)}
	if law != nil {
		options = append(options, transfer.WithLaw(law))
	}
	engine, err := transfer.New(ctx, s.Inventory, options...)
	if err != nil {
		return []error{err}
	}
	for _, c := range s.Cases {
		flow, _ := s.Inventory.Flow(c.Flow)
		failed = append(failed, ask(ctx, engine, Canary{Flow: flow, Want: c.Outcome, Mechanism: c.Mechanism, Code: c.Code})...)
	}
	return failed
}
