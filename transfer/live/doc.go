// Package live keeps an engine of package transfer in a running service: parties, instruments, records and rules are replaced
// while it answers.
//
// An [Engine] holds one immutable [Snapshot], an inventory under a law. Each answer comes from one snapshot as a whole, and no
// answer waits for a replacement. [Engine.Update] and [Engine.Change] replace the inventory, [Engine.Reload] and [Engine.ReloadBundle]
// the law: the next snapshot is built beside the one in use, is asked canary flows whose answers are known, and only then takes its place.
// Whatever fails leaves the last good one where it is, and [Engine.Health] says why.
//
// A [Watcher] does so by itself when files change. What comes from outside is verified before it is parsed.
//
// Nothing reads a clock unless the service gives one with [WithClock]. Then a law that is older than a limit is warned of or blocks
// ([WithLawAge]), one past the last day of its seal blocks, and so does a clock that cannot be right.
package live
