// Package policies holds one folder per law with a transfer chapter: what it restricts, what stands in front of every
// mechanism, and which mechanisms it admits. The rules are Rego and the dates are data; this package only embeds them.
package policies

import "embed"

// FS holds the Rego packages below the root policies, their tests and their records, by path within this folder.
//
//go:embed */*.rego */*.json */*/*
var FS embed.FS
