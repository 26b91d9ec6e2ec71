// Package intake brings what others publish or keep into inventories.
//
// # Certificates
//
// A [List] is a register of certified organisations as it stood on one day: the participants of the Data Privacy
// Framework ([ReadDPF]) or a directory of CBPR and PRP certificates ([ReadCBPR]). [List.Compare] holds it against the
// parties of an inventory, and a [Comparison] says what agrees, what changed, what the list does not show and what a
// person has to confirm; [Comparison.Update] writes the changes into the text of the inventory, where every line that
// does not change keeps its bytes.
//
// A certificate belongs to a legal entity. A party is matched by its exact legal name, as the legal name of one
// participant or as an entity that one participant's row names as covered; only the form of Unicode and white space are
// evened out. Display names and brands, other spellings, other legal forms, a name that two participants bear and a party in
// another territory are shown as near misses and never applied.
//
// # Records
//
// [ReadFides] turns the systems of a fideslang file, and [ReadRoPA] a record of processing activities in CSV, into a
// [Draft] of an inventory. Neither format says all that the rules ask. What it does not say stays unstated, so
// that it cannot allow a flow, and is listed as a [Gap]; where the inventory format requires it, the draft has a comment
// to fill in and is refused until somebody does.
//
// Files come from others. All readers bound what they read, refuse what is malformed with a [transfer.InputError], and
// never take a value they do not know for one they do. Nothing here reads a clock or the network: the day on which a list was
// published is given by the caller.
package intake
