package transfer_test

import (
	"context"
	"encoding/json"
	"iter"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

var callRows = []row{
	{1, "nil context", func(t *testing.T) {
		var none context.Context
		_, err := transfer.New(none, smallInventory(t))
		assert.ErrorIs(t, err, transfer.ErrBadCall)
		oneAndMany(none, smallEngine(t), toCloud("crm"), func(d transfer.Decision, err error) { blockedWith(t, "engine.bad_call", d, err) })
	}},
	{2, "ctx already cancelled", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := transfer.New(ctx, smallInventory(t))
		assert.ErrorIs(t, err, transfer.ErrCancelled)
		oneAndMany(ctx, smallEngine(t), toCloud("crm"), func(d transfer.Decision, err error) {
			blockedWith(t, "engine.cancelled", d, err)
			assert.ErrorIs(t, err, context.Canceled)
		})
		t.Run("while the rules answered", func(t *testing.T) {
			for _, engine := range []*transfer.Engine{smallEngine(t), smallEngine(t, transfer.WithReference())} {
				late := &endsLater{Context: t.Context(), looks: 1}
				decision, err := engine.Evaluate(late, toCloud("crm"))
				blockedWith(t, "engine.cancelled", decision, err)
			}
		})
	}},
	{3, "deadline during evaluation", func(t *testing.T) {
		over, cancel := context.WithTimeout(t.Context(), time.Nanosecond)
		defer cancel()
		<-over.Done()
		oneAndMany(over, smallEngine(t), toCloud("crm"), func(d transfer.Decision, err error) {
			blockedWith(t, "engine.deadline", d, err)
			assert.ErrorIs(t, err, context.DeadlineExceeded)
		})
		t.Run("of rules without end", func(t *testing.T) {
			endless := "package transfer.decision\n\nall := [" + strings.TrimSuffix(strings.Repeat("0, ", 2000), ", ") + "]\n\n" +
				"outcome := count([1 | some a in all; some b in all; some c in all; some d in all; a + b + c + d == input.id])\n"
			for _, engine := range []*transfer.Engine{smallEngine(t), smallEngine(t, transfer.WithReference())} {
				engine, err := engine.Under(map[string]string{"decision/decision.rego": endless})
				require.NoError(t, err)
				blocksByItsDeadline(t, engine, 20*time.Millisecond)
			}
		})
	}},
	{4, "no input, nil input, typed nil pointer", func(t *testing.T) {
		_, err := transfer.New(t.Context(), nil)
		assert.ErrorIs(t, err, transfer.ErrBadCall)
		_, err = transfer.New(t.Context(), smallInventory(t), nil)
		assert.ErrorIs(t, err, transfer.ErrBadCall)
		answers := 0
		for decision, err := range smallEngine(t).EvaluateAll(t.Context(), nil) {
			blockedWith(t, "engine.bad_call", decision, err)
			answers++
		}
		assert.Equal(t, 1, answers)
		rules, err := transfer.RulesOver(smallInventory(t).Register())
		require.NoError(t, err)
		for _, nothing := range []any{nil, map[string]any{}, []any{}, "", 0, false} {
			answer, err := rules.Ask(t.Context(), nothing)
			require.NoError(t, err)
			code := "input.wrong_type"
			if _, object := nothing.(map[string]any); object {
				code = "input.missing_field"
			}
			blockedDocument(t, answer, code)
		}
	}},
	{5, "zero-value Flow struct", func(t *testing.T) {
		oneAndMany(t.Context(), smallEngine(t), transfer.Flow{}, func(d transfer.Decision, err error) {
			blockedWith(t, "input.missing_field", d, err)
			assert.Equal(t, "id", faultsOf(t, err)[0].Field, "the first field is named first")
			for _, fault := range faultsOf(t, err) {
				assert.Equal(t, "input.missing_field", fault.Code)
			}
		})
		assert.Equal(t, "input.missing_field", faultsOf(t, json.Unmarshal([]byte(`{}`), new(transfer.Flow)))[0].Code)
		assert.False(t, transfer.Decision{}.Permits(), "nor does the zero answer permit")
	}},
	{37, "caller mutates the flow during Evaluate", func(t *testing.T) {
		t.Run("its own variable", func(t *testing.T) {
			engine, flow := smallEngine(t), toCloud("crm")
			want, err := engine.Evaluate(t.Context(), flow)
			require.NoError(t, err)
			answer := make(chan transfer.Decision)
			go func(flow transfer.Flow) {
				d, _ := engine.Evaluate(t.Context(), flow)
				answer <- d
			}(flow)
			flow.HR, flow.Importer.Party, flow.Purposes = transfer.Yes, "comms-in", []string{"other"}
			assert.Equal(t, want, <-answer)
		})
		t.Run("lists that it uses again for the next flow", func(t *testing.T) {
			words := map[string]string{
				"subject_to": "eu-gdpr", "data_categories": "contact", "data_subjects": "customers", "purposes": "support",
				"legal_basis": "contract", "special_categories": "health", "importer_activity": "press", "regimes": "eu-gdpr",
			}
			buffers := map[string][]string{}
			reusing := func(yield func(transfer.Flow) bool) {
				for range 40 {
					flow := toCloud("crm")
					eachList(reflect.ValueOf(&flow).Elem(), func(name string, list reflect.Value) {
						buffers[name] = append(buffers[name][:0], words[name])
						list.Set(reflect.ValueOf(buffers[name]))
					})
					if !yield(flow) {
						return
					}
					for _, buffer := range buffers {
						buffer[0] = "NO SUCH WORD"
					}
				}
			}
			for decision, err := range smallEngine(t, transfer.WithWorkers(8)).EvaluateAll(t.Context(), reusing) {
				require.NoError(t, err)
				require.Equal(t, "crm", decision.Flow)
			}
		})
		t.Run("the inventory after New", func(t *testing.T) {
			inventory := smallInventory(t)
			engine, err := transfer.New(t.Context(), inventory)
			require.NoError(t, err)
			inventory.Vendors[0].Certifications = nil
			inventory.AsOf = transfer.NewDate(2020, time.January, 1)
			decision, err := engine.Evaluate(t.Context(), toCloud("crm"))
			require.NoError(t, err)
			assert.True(t, decision.Permits())
		})
	}},
	{88, "Evaluate before Load", func(t *testing.T) {
		var none *transfer.Engine
		for _, engine := range []*transfer.Engine{none, new(transfer.Engine)} {
			oneAndMany(t.Context(), engine, toCloud("crm"), func(d transfer.Decision, err error) { blockedWith(t, "engine.not_ready", d, err) })
		}
	}},
}

// oneAndMany puts a flow to the engine by itself and in a batch.
func oneAndMany(ctx context.Context, engine *transfer.Engine, flow transfer.Flow, look func(transfer.Decision, error)) {
	look(engine.Evaluate(ctx, flow))
	var flows iter.Seq[transfer.Flow] = slices.Values([]transfer.Flow{flow, flow, flow})
	for decision, err := range engine.EvaluateAll(ctx, flows) {
		look(decision, err)
	}
}

// blocksByItsDeadline asks for an answer that would take much longer than there is time.
func blocksByItsDeadline(t *testing.T, engine *transfer.Engine, within time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), within)
	defer cancel()
	began := time.Now()
	decision, err := engine.Evaluate(ctx, toCloud("crm"))
	blockedWith(t, "engine.deadline", decision, err)
	assert.Less(t, time.Since(began), within+5*time.Second, "the deadline was not kept")
}

// eachList visits the lists of a flow and of its sides.
func eachList(of reflect.Value, visit func(name string, list reflect.Value)) {
	for field, value := range of.Fields() {
		switch value.Kind() {
		case reflect.Slice:
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			visit(name, value)
		case reflect.Struct:
			if field.IsExported() && value.CanSet() && value.Type() != reflect.TypeFor[transfer.Date]() {
				eachList(value, visit)
			}
		}
	}
}

// endsLater is a context that is over once it has been looked at so many times, and tells nobody.
type endsLater struct {
	context.Context
	looks int32
}

func (c *endsLater) Err() error {
	if atomic.AddInt32(&c.looks, -1) >= 0 {
		return nil
	}
	return context.Canceled
}
