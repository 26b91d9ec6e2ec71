// Package transfer asks whether personal data may cross a border, and says why.
//
// # What is asked
//
// A [Flow] is one disclosure: an exporter, an importer, what the data are, why they go, and the day. The [Inventory] is
// what the organisation has: its parties, the certificates they hold, the documents they signed, the assessments they
// made. Both hold facts and dates; neither holds a conclusion of law. No answer depends on a clock: the day is part of
// the question, so the same question has the same answer next year.
//
// A transfer here is any disclosure from one party to another, remote access included. Whether the law restricts it,
// and which law, is the first thing to be decided and not something the asker states. One flow can be governed by
// several laws, called regimes: by the exporter's establishment, by laws that reach it from abroad, and by laws that
// follow the data over the earlier flows of a route.
//
// # What is answered
//
// A [Decision] decides each regime by itself. A regime allows the flow if a mechanism covers it: an adequacy decision, a
// certificate, corporate rules, clauses, a contract. Every mechanism the law admits is listed with all conditions that
// fail, so that the fallbacks are known before they are needed. The flow is allowed only if every regime is.
//
// An [Outcome] is allowed, blocked or not_restricted. Blocked is an answer and not an error. An error means that there
// is no answer: the question was malformed ([InputError], with every fault in it), or the engine could not finish
// ([EngineError]). Whatever happens, [Decision.Permits] is true only if a named mechanism covers every regime that
// restricts the flow, or no regime does. The zero Decision does not permit.
//
// # What silence means
//
// What is not stated is not shown. Lists of documents, certificates and assessments are complete: what is not listed
// does not exist. An attribute that is absent is unknown to every rule that reads it: neither yes nor no, which is
// why booleans are a [Fact] with three values and an empty list differs from a nil one. A mechanism with an unknown
// condition and no failed one is "unknown": it does not cover, and the decision names the fact to state.
//
// # Where the law is
//
// Nothing in the Go code decides. The rules are the Rego packages of this repository and the law is in dated
// records beside them; this package checks the form of a question, asks, and gives the answer a type. A stock OPA
// server that loads the same files gives the same answer.
package transfer
