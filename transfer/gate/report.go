package gate

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

// Report is one request that was stopped, or would have been.
type Report struct {
	// Request is the one asked about. A reporter only reads it.
	Request *http.Request
	// Instance is that of the Problem.
	Instance string
	Decision transfer.Decision
	// Err is why there was no answer, and nil where the answer is "blocked".
	Err error
	// Passed says that the gate monitors and lets the request through.
	Passed bool
}

// Reporter is told of what is stopped before it is. Several goroutines may call it at once.
type Reporter func(context.Context, Report) error

// LogTo returns a reporter that logs ids and codes: what passes though it should not, and what nobody could answer, as an
// error, the rest as a warning; now gives the time. Why there was no answer it logs in the words of whoever failed, a mapper included.
// It errs where the handler would not log it. Where either is nil, so is it.
func LogTo(handler slog.Handler, now func() time.Time) Reporter {
	if handler == nil || now == nil {
		return nil
	}
	return func(ctx context.Context, r Report) error {
		level, text := slog.LevelWarn, "transfer stopped"
		if r.Err != nil || r.Passed {
			level = slog.LevelError
		}
		if r.Passed {
			text = "transfer let through that would be stopped: the gate only monitors"
		}
		if !handler.Enabled(ctx, level) {
			return fmt.Errorf("the log takes no records of level %s", level)
		}
		codes := make([]string, 0, len(r.Decision.Violations))
		for _, v := range r.Decision.Violations {
			codes = append(codes, v.Code)
		}
		record := slog.NewRecord(now(), level, text, 0)
		record.AddAttrs(
			slog.String("instance", r.Instance), slog.String("flow", r.Decision.Flow), slog.String("at", r.Decision.At.String()),
			slog.Any("codes", codes), slog.Bool("passed", r.Passed),
		)
		if r.Err != nil {
			record.AddAttrs(slog.String("error", r.Err.Error()))
		}
		return handler.Handle(ctx, record)
	}
}

// tell reports what a verdict does not permit.
func (g *Gate) tell(r *http.Request, v verdict) (err error) {
	if g == nil || g.report == nil {
		return errors.New("there is no reporter")
	}
	err = errors.New("the reporter broke off")
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("the reporter: %v", broken)
		}
	}()
	return g.report(r.Context(), Report{Request: r, Instance: v.instance, Decision: v.decision, Err: v.err, Passed: g.monitor})
}
