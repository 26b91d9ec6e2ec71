// Package publish writes decisions in the forms in which others take them.
//
// Every form is made of the same two things: an inventory, which knows names, places and lines of files, and the decisions
// on its flows. Nothing here decides, reads a clock or uses a network, and the same input gives the same bytes.
//
//   - [HTML] is for people: one self-contained report that opens from disk, prints, and says everything.
//   - [CSV] is for the record of processing activities: a row for each flow and law, ready for a spreadsheet.
//   - [SARIF], [JUnit] and [GitHub] are for continuous integration: findings at the file and line of their flow.
//   - [Mermaid] and [DOT] are pictures as text: the first counts origins, mechanisms and destinations, the second is the
//     network of parties.
//   - [JSONLD] is for machines that know the Data Privacy Vocabulary.
//
// Texts of an inventory are other people's texts. Each form writes them so that they stay texts: no name becomes markup, a
// formula, a link or a command. A decision that contradicts itself, or that is none, is shown as blocked. A decision on a flow
// that the inventory does not hold is shown with what it says itself.
//
// An error is [transfer.ErrBadCall] where there is no inventory, or what the writer returned; what was written by then is
// no whole document. The functions only read and are safe for concurrent use.
//
// # Terms of JSON-LD
//
// [Namespace] holds what the vocabulary lacks. Classes are Decision (the answer of one law) and Violation. Properties are
// decision, outcome (allowed, blocked or not_restricted), mechanism, instrument, module, violation, continues (the flow that
// an onward transfer continues), lawRevision and policies. law-ID is a law, place-CODE a place or an organisation that is not in
// ISO 3166, and LAW-MECHANISM the legal basis that a mechanism is under a law.
package publish
