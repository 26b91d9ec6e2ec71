package transfer

import "embed"

// FS holds the Rego and the data of this folder, as they stand in the repository.
//
//go:embed amendments base decision governance hop horizon input kit onward onward_contract packs preference remedies report schema verdict wording
var FS embed.FS
