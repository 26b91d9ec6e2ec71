// Package otel tells OpenTelemetry what an engine of package live does: metrics of its answers, its replacements, its memory and the
// law it holds, and an event for each answer in the span of whoever asked. It is a module of its own, so that nobody else needs
// OpenTelemetry.
//
//	observer, err := otel.New(provider)
//	engine, err := live.New(ctx, inventory, live.WithObserver(observer))
//	stop, err := observer.Watch(engine)
//
// No metric names a flow, a party or an organisation: what attributes hold are outcomes, codes and revisions.
package otel

import (
	"context"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/live"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/trace"
)

const scope = "github.com/chapterv/chapterv/transfer/live/otel"

// Names of the metrics.
const (
	Decisions     = "chapterv.decisions"            // answers, by outcome and by code
	Duration      = "chapterv.decision.duration"    // seconds, by outcome; none for those of a batch
	Replacements  = "chapterv.replacements"         // of the inventory or of the law, by result
	ReplacingTime = "chapterv.replacement.duration" // seconds
	MemoHits      = "chapterv.memo.hits"            // answers that were remembered
	MemoMisses    = "chapterv.memo.misses"          // answers that the rules gave
	Differences   = "chapterv.recheck.differences"  // answers that OPA's own evaluator gave otherwise
	Ready         = "chapterv.ready"                // 1 while flows are answered
	Failing       = "chapterv.failing"              // 1 while the last replacement failed
	Snapshot      = "chapterv.snapshot"             // its number, by the law and the rules it holds
)

// Observer is a live.Observer that counts. It is safe for concurrent use.
type Observer struct {
	meter         metric.Meter
	decisions     metric.Int64Counter
	duration      metric.Float64Histogram
	replacements  metric.Int64Counter
	replacingTime metric.Float64Histogram
}

// New makes an observer that counts with a meter of the provider. It errs with transfer.ErrBadCall if there is none, or as the provider
// does.
func New(provider metric.MeterProvider) (*Observer, error) {
	if provider == nil {
		return nil, transfer.ErrBadCall
	}
	m := &making{meter: provider.Meter(scope)}
	o := &Observer{
		meter:         m.meter,
		decisions:     m.counter(Decisions, "{decision}", "Answers given."),
		duration:      m.histogram(Duration, "Time that one answer took."),
		replacements:  m.counter(Replacements, "{replacement}", "Replacements of the inventory or of the law."),
		replacingTime: m.histogram(ReplacingTime, "Time that one replacement took."),
	}
	if m.err != nil {
		return nil, m.err
	}
	return o, nil
}

// Decided counts an answer and tells the span of whoever asked.
func (o *Observer) Decided(ctx context.Context, d live.Decided) {
	outcome := attribute.String("outcome", string(d.Outcome))
	all := []attribute.KeyValue{outcome, attribute.Bool("failed", d.Failed)}
	if d.Code != "" {
		all = append(all, attribute.String("code", d.Code))
	}
	o.decisions.Add(ctx, 1, metric.WithAttributes(all...))
	if d.Took > 0 {
		o.duration.Record(ctx, d.Took.Seconds(), metric.WithAttributes(outcome))
	}
	if span := trace.SpanFromContext(ctx); span.IsRecording() {
		span.AddEvent("chapterv.decision", trace.WithAttributes(append(all, attribute.Int64("snapshot", int64(d.Snapshot)))...))
	}
}

// Replaced counts a replacement.
func (o *Observer) Replaced(ctx context.Context, r live.Replaced) {
	result := "taken"
	if r.Err != nil {
		result = "failed"
	}
	attributes := metric.WithAttributes(attribute.String("what", r.What), attribute.String("result", result))
	o.replacements.Add(ctx, 1, attributes)
	if r.Took > 0 {
		o.replacingTime.Record(ctx, r.Took.Seconds(), attributes)
	}
}
