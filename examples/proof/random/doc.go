// Package random makes inventories and flows by chance, for putting the same question to two deciders. A number names each
// scene: the same seed and number give the same inventory, on every machine.
//
// Most of what it makes is good: a story takes a law, one of its mechanisms and a day on which that mechanism exists, builds
// the parties, documents and facts that the mechanism asks for, and then spoils nothing, one thing or two. Days are taken
// from the dates of the legal records, which are read from the embedded files: the day before, the day, and the day after.
package random
