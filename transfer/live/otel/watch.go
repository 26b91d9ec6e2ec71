package otel

import (
	"context"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/live"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
)

// Watch has the meter ask an engine how it stands each time that it collects, until stop is called.
func (o *Observer) Watch(engine *live.Engine) (stop func() error, err error) {
	if engine == nil {
		return nil, transfer.ErrBadCall
	}
	m := &making{meter: o.meter}
	hits := m.observed(MemoHits, "{decision}", "Answers that were remembered.")
	misses := m.observed(MemoMisses, "{decision}", "Answers that the rules gave.")
	differences := m.observed(Differences, "{decision}", "Answers that the reference gave otherwise.")
	ready := m.gauge(Ready, "1 while flows are answered.")
	failing := m.gauge(Failing, "1 while the last replacement of the inventory or of the law failed.")
	snapshot := m.gauge(Snapshot, "Number of the snapshot held.")
	if m.err != nil {
		return nil, m.err
	}
	registered, err := o.meter.RegisterCallback(func(_ context.Context, to metric.Observer) error {
		health, stats := engine.Health(), engine.Stats()
		to.ObserveInt64(hits, int64(stats.Hits))
		to.ObserveInt64(misses, int64(stats.Misses))
		to.ObserveInt64(differences, int64(stats.Differences))
		to.ObserveInt64(ready, oneIf(health.Ready), metric.WithAttributes(attribute.String("blocked", health.Blocked), attribute.String("warning", health.Warning)))
		to.ObserveInt64(failing, oneIf(health.Failing))
		to.ObserveInt64(snapshot, int64(health.Number), metric.WithAttributes(
			attribute.String("law", health.Revision.Law), attribute.String("policies", health.Revision.Policies), attribute.String("register", health.Register)))
		return nil
	}, hits, misses, differences, ready, failing, snapshot)
	if err != nil {
		return nil, err
	}
	return registered.Unregister, nil
}

func oneIf(so bool) int64 {
	if so {
		return 1
	}
	return 0
}

// making makes instruments and keeps the first error.
type making struct {
	meter metric.Meter
	err   error
}

func (m *making) keep(err error) {
	if m.err == nil {
		m.err = err
	}
}

func (m *making) counter(name, unit, text string) metric.Int64Counter {
	made, err := m.meter.Int64Counter(name, metric.WithUnit(unit), metric.WithDescription(text))
	m.keep(err)
	return made
}

func (m *making) histogram(name, text string) metric.Float64Histogram {
	made, err := m.meter.Float64Histogram(name, metric.WithUnit("s"), metric.WithDescription(text),
		metric.WithExplicitBucketBoundaries(1e-6, 1e-5, 1e-4, 5e-4, 1e-3, 5e-3, 1e-2, 5e-2, 1e-1, 5e-1, 1, 5))
	m.keep(err)
	return made
}

func (m *making) observed(name, unit, text string) metric.Int64ObservableCounter {
	made, err := m.meter.Int64ObservableCounter(name, metric.WithUnit(unit), metric.WithDescription(text))
	m.keep(err)
	return made
}

func (m *making) gauge(name, text string) metric.Int64ObservableGauge {
	made, err := m.meter.Int64ObservableGauge(name, metric.WithDescription(text))
	m.keep(err)
	return made
}
