// Package outlook looks ahead from a day: everything dated that ends, begins or falls due within so many days, in order, and the
// flows whose decision changes with it, and to what.
//
// What is dated are the records of the law and what the inventory holds: certificates, documents, memberships, assessments and
// orders. The changes are computed and not guessed: each flow is decided again on the day after the last one for which its decision
// stands, under every law, together with the route that it continues. [Outlook.WriteICS] gives calendar entries.
//
// Nothing here reads a clock.
package outlook
