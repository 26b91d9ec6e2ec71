// Package source reads files that people write, in YAML or JSON, into one tree with the line of everything in it. It refuses what a
// reader of the file could take for something else.
package source
