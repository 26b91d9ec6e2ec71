package otel_test

import (
	"context"
	"slices"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/live"
	"github.com/chapterv/chapterv/transfer/live/otel"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric/noop"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	"go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
)

const small = `
version: 1
organisation: {id: comms, name: Example Communications}
as_of: 2026-11-23
entities:
  - {id: comms-ie, name: Example Communications Ireland Limited, jurisdiction: IE}
vendors:
  - id: cloud-us
    name: Cloud Inc.
    jurisdiction: US
    certifications: [{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-01}]
`

func flow(hr transfer.Fact) transfer.Flow {
	return transfer.Flow{
		ID:       "crm",
		Exporter: transfer.Side{Party: "comms-ie", Role: transfer.Controller},
		Importer: transfer.Side{Party: "cloud-us", Role: transfer.Processor},
		HR:       hr, Journalistic: transfer.No,
	}
}

func inventory(t *testing.T) *transfer.Inventory {
	t.Helper()
	read, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(small)})
	require.NoError(t, err)
	return read
}

// watched returns an engine and what reads its metrics by name.
func watched(t *testing.T) (engine *live.Engine, stop func() error, collect func() map[string]metricdata.Aggregation) {
	t.Helper()
	reader := metric.NewManualReader()
	observer, err := otel.New(metric.NewMeterProvider(metric.WithReader(reader)))
	require.NoError(t, err)
	engine, err = live.New(t.Context(), inventory(t), live.WithObserver(observer))
	require.NoError(t, err)
	stop, err = observer.Watch(engine)
	require.NoError(t, err)
	return engine, stop, func() map[string]metricdata.Aggregation {
		var all metricdata.ResourceMetrics
		require.NoError(t, reader.Collect(t.Context(), &all))
		found := map[string]metricdata.Aggregation{}
		for _, scope := range all.ScopeMetrics {
			for _, m := range scope.Metrics {
				found[m.Name] = m.Data
			}
		}
		return found
	}
}

// counts are the values of a sum or a gauge by one of its attributes.
func counts(t *testing.T, data metricdata.Aggregation, by attribute.Key) map[string]int64 {
	t.Helper()
	found := map[string]int64{}
	points := func(list []metricdata.DataPoint[int64]) {
		for _, p := range list {
			value, _ := p.Attributes.Value(by)
			found[value.String()] += p.Value
		}
	}
	switch data := data.(type) {
	case metricdata.Sum[int64]:
		points(data.DataPoints)
	case metricdata.Gauge[int64]:
		points(data.DataPoints)
	default:
		require.Fail(t, "no counts", "%T", data)
	}
	return found
}

func TestAnswersAndReplacementsAreCounted(t *testing.T) {
	engine, stop, collect := watched(t)
	for range 4 {
		_, err := engine.Evaluate(t.Context(), flow(transfer.No))
		require.NoError(t, err)
	}
	_, err := engine.Evaluate(t.Context(), flow(transfer.Yes))
	require.NoError(t, err)
	_, err = engine.Evaluate(t.Context(), transfer.Flow{})
	require.Error(t, err)
	for range engine.EvaluateAll(t.Context(), slices.Values([]transfer.Flow{flow(transfer.No)})) {
		continue
	}
	require.NoError(t, engine.Update(t.Context(), inventory(t)))
	require.Error(t, engine.Update(t.Context(), &transfer.Inventory{}))

	got := collect()
	assert.Equal(t, map[string]int64{"allowed": 5, "blocked": 2}, counts(t, got[otel.Decisions], "outcome"))
	assert.Equal(t, map[string]int64{"": 5, "transfer.no_mechanism": 1, "input.missing_field": 1}, coded(counts(t, got[otel.Decisions], "code")))
	assert.Equal(t, map[string]int64{"taken": 2, "failed": 1}, counts(t, got[otel.Replacements], "result"))
	assert.Equal(t, map[string]int64{"first": 1, "inventory": 2}, counts(t, got[otel.Replacements], "what"))
	took := uint64(0)
	for _, p := range got[otel.Duration].(metricdata.Histogram[float64]).DataPoints {
		took += p.Count
		assert.Positive(t, p.Sum)
	}
	assert.Equal(t, uint64(6), took)
	stats := engine.Stats()
	assert.Positive(t, stats.Hits)
	assert.Equal(t, map[string]int64{"": int64(stats.Hits)}, coded(counts(t, got[otel.MemoHits], "none")))
	assert.Equal(t, map[string]int64{"": int64(stats.Misses)}, coded(counts(t, got[otel.MemoMisses], "none")))
	assert.Equal(t, map[string]int64{"": 1}, coded(counts(t, got[otel.Failing], "none")))
	assert.Equal(t, map[string]int64{"": 1}, coded(counts(t, got[otel.Ready], "blocked")))
	assert.Equal(t, map[string]int64{engine.Current().Revision().Policies: 2}, counts(t, got[otel.Snapshot], "policies"))
	assert.Contains(t, got, otel.ReplacingTime)
	assert.Contains(t, got, otel.Differences)

	require.NoError(t, stop())
	assert.NotContains(t, collect(), otel.Ready, "nobody asks the engine any more")
}

// coded writes an attribute that is absent as nothing.
func coded(counts map[string]int64) map[string]int64 {
	found := map[string]int64{}
	for key, n := range counts {
		if key == attribute.INVALID.String() {
			key = ""
		}
		found[key] += n
	}
	return found
}

func TestAnAnswerIsAnEventInTheSpanOfWhoeverAsked(t *testing.T) {
	engine, _, _ := watched(t)
	spans := tracetest.NewSpanRecorder()
	tracer := trace.NewTracerProvider(trace.WithSpanProcessor(spans)).Tracer("tests")
	ctx, span := tracer.Start(t.Context(), "request")
	_, err := engine.Evaluate(ctx, flow(transfer.Yes))
	require.NoError(t, err)
	span.End()
	require.Len(t, spans.Ended(), 1)
	events := spans.Ended()[0].Events()
	require.Len(t, events, 1)
	assert.Equal(t, "chapterv.decision", events[0].Name)
	assert.Contains(t, events[0].Attributes, attribute.String("outcome", "blocked"))
	assert.Contains(t, events[0].Attributes, attribute.String("code", "transfer.no_mechanism"))
	assert.Contains(t, events[0].Attributes, attribute.Int64("snapshot", 1))
}

func TestWithoutAProviderOrAnEngineNothingIsCounted(t *testing.T) {
	_, err := otel.New(nil)
	assert.ErrorIs(t, err, transfer.ErrBadCall)
	observer, err := otel.New(noop.NewMeterProvider())
	require.NoError(t, err)
	_, err = observer.Watch(nil)
	assert.ErrorIs(t, err, transfer.ErrBadCall)
	observer.Decided(context.Background(), live.Decided{})
	observer.Replaced(context.Background(), live.Replaced{})
}
