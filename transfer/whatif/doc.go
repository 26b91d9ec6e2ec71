// Package whatif answers what a change of the law or of the facts would do to the flows of an inventory.
//
// A [Scenario] is data: an adequacy decision falls, a certificate lapses, corporate rules lose their approval, an entity moves.
// [Scenario.Apply] turns it into a changed inventory and amendments of the law records, and never into other rules. [Compare]
// decides every flow before and after, and says of each law what becomes of it: unaffected, a fallback is ready, a fallback was
// begun and what it lacks, or nothing covers. It follows routes of onward transfers, ranks who is exposed, and lists what to do.
//
// [Diff] compares any two sets of decisions, of two inventories or of two revisions of the rules. [Depth] needs no scenario: it
// counts, for each flow and law, how many mechanisms cover it independently, and [SinglePoints] names what must not fail.
//
// Nothing here decides or reads a clock. The functions are safe for concurrent use as long as nobody changes what they are given.
package whatif
