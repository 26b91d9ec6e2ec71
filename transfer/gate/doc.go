// Package gate stands in the path of HTTP requests that move personal data, on the way in as middleware and on the way out as
// a RoundTripper, and lets through what the answer permits.
//
// A [Mapper] says which flow a request is. It is the only thing a service has to write, and it has three answers: this flow;
// no personal data at all; or an error. What is not said is blocked, as is everything that goes wrong: a mapper or an
// evaluator that fails, panics or takes too long, an answer that is none, an answer to another question.
//
// A request that is stopped is answered with a [Problem] (RFC 9457): 403 where the flow is blocked, 400 where the question was
// at fault, 503 where there was no answer. On the way out it is never sent, and the error holds a *transfer.BlockedError.
//
// [WithMonitor] lets everything through and reports what would have been stopped. It is for the first weeks; it is never on
// unless it was asked for, and never silent.
package gate
