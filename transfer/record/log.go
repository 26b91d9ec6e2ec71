package record

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"maps"
	"slices"
)

// Message is that of each record of Log.
const Message = "Decision Log"

// Log returns a sink that gives each event to a handler, as one record of level Info at the event's time with an attribute for
// each field. Where the handler takes no such record, nothing was recorded: that is an error.
func Log(handler slog.Handler) Sink { return logged{handler} }

type logged struct{ handler slog.Handler }

func (l logged) Record(ctx context.Context, e Event) error {
	if l.handler == nil || !l.handler.Enabled(ctx, slog.LevelInfo) {
		return errors.New("the log takes no records of level INFO")
	}
	text, err := json.Marshal(e)
	if err != nil {
		return err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil {
		return err
	}
	record := slog.NewRecord(e.Timestamp, slog.LevelInfo, Message, 0)
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		var word string
		switch {
		case key == "timestamp":
		case json.Unmarshal(fields[key], &word) == nil:
			record.AddAttrs(slog.String(key, word))
		default:
			record.AddAttrs(slog.Any(key, fields[key]))
		}
	}
	return l.handler.Handle(ctx, record)
}
