package gate_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/gate"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAMonitorReportsAndLetsThrough(t *testing.T) {
	var told []gate.Report
	tell := gate.WithMonitor(func(_ context.Context, r gate.Report) error {
		told = append(told, r)
		return nil
	})
	fails := answers(func(context.Context, transfer.Flow) (transfer.Decision, error) {
		return transfer.Decision{}, transfer.ErrFailed
	})
	for _, c := range []struct {
		evaluator gate.Evaluator
		mapper    gate.Mapper
		code      string
		failed    bool
	}{
		{engine(), byQuery, "transfer.no_mechanism", false},
		{fails, byQuery, "engine.failed", true},
		{engine(), func(*http.Request) (gate.Question, error) { panic("odd") }, "engine.panic", true},
		{engine(), func(*http.Request) (gate.Question, error) { return gate.Question{}, nil }, "engine.unmapped", true},
	} {
		g := newGate(t, c.evaluator, c.mapper, tell)
		var in, out upstream
		g.Middleware(&in).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/?flow=tickets", nil))
		_, err := g.Transport(&out).RoundTrip(httptest.NewRequest(http.MethodPost, "/?flow=tickets", nil))
		require.NoError(t, err)
		require.Len(t, told, 2)
		for i, u := range []upstream{in, out} {
			assert.Equal(t, 1, u.arrived)
			decision, ok := gate.FromContext(u.ctx)
			assert.True(t, ok)
			assert.False(t, decision.Permits(), "what passes is not permitted for that")
			assert.Equal(t, c.code, told[i].Decision.Violations[0].Code)
			assert.Equal(t, c.failed, told[i].Err != nil)
			assert.True(t, told[i].Passed)
			assert.NotEmpty(t, told[i].Instance)
			assert.NotNil(t, told[i].Request)
		}
		told = nil
	}
	g := newGate(t, engine(), byQuery, tell)
	g.Middleware(&upstream{}).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/?flow=crm", nil))
	assert.Empty(t, told, "there is nothing to report of what is permitted")
}

func TestWhatAMonitorCannotReportIsStopped(t *testing.T) {
	for name, report := range map[string]gate.Reporter{
		"the report fails":  func(context.Context, gate.Report) error { return errors.New("disk full") },
		"the report breaks": func(context.Context, gate.Report) error { panic("odd") },
		"nobody listens":    gate.LogTo(slog.NewJSONHandler(&bytes.Buffer{}, &slog.HandlerOptions{Level: slog.LevelError + 1}), time.Now),
	} {
		t.Run(name, func(t *testing.T) {
			p := stopped(t, newGate(t, engine(), byQuery, gate.WithMonitor(report)), t.Context(), "/?flow=tickets")
			assert.Equal(t, "engine.record_failed", p.Violations[0].Code)
			assert.Equal(t, http.StatusServiceUnavailable, p.Status)
		})
	}
}

func TestWhatIsStoppedIsReported(t *testing.T) {
	var log bytes.Buffer
	day := func() time.Time { return time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC) }
	g := newGate(t, engine(), byQuery, gate.WithReport(gate.LogTo(slog.NewTextHandler(&log, nil), day)))
	answer := httptest.NewRecorder()
	g.Middleware(&upstream{}).ServeHTTP(answer, httptest.NewRequest(http.MethodPost, "/?flow=tickets&who=anna", nil))
	assert.Equal(t, http.StatusForbidden, answer.Code)
	assert.Regexp(t, `^time=2026-11-23T12:00:00.000Z level=WARN msg="transfer stopped" instance=urn:uuid:[0-9a-f-]+ flow=tickets at=2026-11-23 codes=\[transfer.no_mechanism\] passed=false\n$`, log.String())

	log.Reset()
	stopped(t, g, t.Context(), "/?flow=unheard-of")
	assert.Contains(t, log.String(), "level=ERROR")
	assert.Contains(t, log.String(), "input.missing_field")

	log.Reset()
	monitor := newGate(t, engine(), byQuery, gate.WithMonitor(gate.LogTo(slog.NewTextHandler(&log, nil), day)))
	monitor.Middleware(&upstream{}).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/?flow=tickets", nil))
	assert.Contains(t, log.String(), "level=ERROR")
	assert.Contains(t, log.String(), "only monitors")

	broken := newGate(t, engine(), byQuery, gate.WithReport(func(context.Context, gate.Report) error { panic("odd") }))
	assert.Equal(t, http.StatusForbidden, stopped(t, broken, t.Context(), "/?flow=tickets").Status)
}
