package mechanisms

import "embed"

// FS holds the Rego packages below the root mechanisms, their tests and their records, by path within this folder.
//
//go:embed */*/*
var FS embed.FS
