package main

import (
	"fmt"
	"net/http"
	"net/http/httputil"
	"path"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/gate"
)

// Headers that tell the upstream what was decided. Those of a client are not passed on.
const (
	headerFlow    = "Transfer-Flow"
	headerOutcome = "Transfer-Outcome"
)

// upstream forwards what the gate lets through.
func (s *service) upstream(c config) (http.Handler, error) {
	report := gate.LogTo(s.log.Handler(), c.now)
	how := gate.WithReport(report)
	if c.monitor {
		how = gate.WithMonitor(report)
	}
	g, err := gate.New(s.recorder, s.question, gate.WithTimeout(c.timeout), how)
	if err != nil {
		return nil, err
	}
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.Out.URL.Path, r.Out.URL.RawPath = "/"+r.In.PathValue("path"), ""
			r.SetURL(c.upstream)
			r.SetXForwarded()
			decision, _ := gate.FromContext(r.In.Context())
			r.Out.Header.Set(headerFlow, decision.Flow)
			r.Out.Header.Set(headerOutcome, string(decision.Outcome))
		},
		ErrorHandler: func(w http.ResponseWriter, _ *http.Request, err error) {
			s.log.Error("upstream", "error", err)
			w.WriteHeader(http.StatusBadGateway)
		},
	}
	return g.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, c.body)
		proxy.ServeHTTP(w, r)
	})), nil
}

// question is the flow of the inventory that the path names. A path that its reader might take for another is refused.
func (s *service) question(r *http.Request) (gate.Question, error) {
	id, rest := r.PathValue("flow"), "/"+r.PathValue("path")
	if plain := path.Clean(rest); rest != plain && rest != plain+"/" || strings.ContainsAny(rest, "\\\x00") {
		return gate.Question{}, &transfer.InputError{Faults: []transfer.Fault{{Code: transfer.FaultCode, Field: "path", Message: "has parts that lead elsewhere"}}}
	}
	evaluator, inventory := s.recorder.Pin()
	flow, ok := inventory.Flow(id)
	if !ok {
		return gate.Question{}, &transfer.InputError{Faults: []transfer.Fault{{
			Code: transfer.FaultReference, Field: "flow", Message: fmt.Sprintf("%.64q is not the id of a flow of the inventory", id),
		}}}
	}
	return gate.AskBy(evaluator, flow), nil
}
