package gate

import (
	"net/http"

	"github.com/chapterv/chapterv/transfer"
)

// Question is what a request asks of the gate. The zero Question asks nothing and is blocked.
type Question struct {
	asks asks
	flow transfer.Flow
	by   Evaluator // nil where it is the gate's
}

type asks int

const (
	nothing asks = iota
	flowAsked
	flowAskedBy
	noPersonalData
)

// Ask says that the request is that flow.
func Ask(flow transfer.Flow) Question { return Question{asks: flowAsked, flow: flow} }

// AskBy says so too, and who answers in place of the gate's own evaluator. Where the inventory is replaced while the service runs, that
// is the snapshot in which the flow was found, as live.Engine.Current or record.Recorder.Pin returns it: otherwise a flow from before
// a change can be decided by the parties after it.
func AskBy(evaluator Evaluator, flow transfer.Flow) Question {
	return Question{asks: flowAskedBy, flow: flow, by: evaluator}
}

// NoPersonalData says that the request moves no personal data. Nothing is asked then, and it passes.
func NoPersonalData() Question { return Question{asks: noPersonalData} }

// Mapper says which flow a request is, from what the service knows of it, such as its route: a flow that the client may name is the
// client's word. It leaves the request as it is; where it reads the body it puts another with the same
// content in its place. An error blocks: a *transfer.InputError as a fault of the request, every other as ErrUnmapped. The
// context of the request ends when the gate's time does, and the reading of a body does not: limit that in the server. Several
// goroutines may call it at once.
type Mapper func(*http.Request) (Question, error)
