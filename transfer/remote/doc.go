// Package remote asks a stock OPA server that has loaded the bundle of the law and a register, with the types of package transfer.
//
// A [Client] answers as an engine does. It checks the flow against its inventory, puts it to POST /v1/data/transfer/decision,
// and takes the answer only if it is one decision, whole and consistent, about the flow and the day asked about. Whatever goes
// wrong between the question and the answer is an error, and the decision that comes with it is blocked.
//
// The rules and the facts are the server's. [WithLaw] and [WithRegister] name the bundles by which an answer must be given; the
// server states them in each answer, as they were when it was given.
package remote
