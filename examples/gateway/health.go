package main

import (
	"encoding/json"
	"net/http"

	"github.com/chapterv/chapterv/transfer"
)

// state is what a probe is told: codes and digests, and no word of what is inside.
type state struct {
	Ready    bool              `json:"ready"`
	Stopping bool              `json:"stopping,omitzero"`
	Blocked  string            `json:"blocked,omitzero"`
	Warning  string            `json:"warning,omitzero"`
	Failing  bool              `json:"failing"` // the last change was refused; the one before is in use
	Revision transfer.Revision `json:"revision"`
	Register string            `json:"register"`
	Snapshot uint64            `json:"snapshot"`
}

func (s *service) alive(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}

// ready says whether questions are answered, and from what.
func (s *service) ready(w http.ResponseWriter, _ *http.Request) {
	h := s.engine.Health()
	now := state{
		Ready: h.Ready && !s.stopping.Load(), Stopping: s.stopping.Load(), Blocked: h.Blocked, Warning: h.Warning,
		Failing: h.Failing, Revision: h.Revision, Register: h.Register, Snapshot: h.Number,
	}
	text, err := json.Marshal(now)
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if err != nil || !now.Ready {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_, _ = w.Write(text)
}
