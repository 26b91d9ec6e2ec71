// Package record writes each decision as an event of OPA's decision log, so that it can be shown later what was asked, what was
// answered, and from which register, law and rules.
//
// A [Recorder] stands before an evaluator. What it cannot record it does not let happen: the answer is then blocked, with
// ErrRecordFailed. An event goes to a [Sink]: JSON lines ([Lines]), JSON lines in a chain of digests ([Chain]), a slog handler
// ([Log]), or several of them ([All]).
//
// The input of an event is what the rules read, so that [Replay], or a stock OPA server with the same register, gives the
// same document again. It has ids and no names: the names of flows are left out, which no rule reads, and where a text of the
// result names a side of the flow it has the side's id. [Remove] and [Replace] mask more, by JSON Pointer.
// A question at fault is kept as it was asked, whatever stands where an id should.
//
// [Verify] says where a chain is broken. Whoever can rewrite the whole file can forge its whole chain: keep [ChainSink.Head]
// somewhere else from time to time, and verify against it.
package record
