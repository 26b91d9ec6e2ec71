package transfer

import (
	"context"
	"encoding/json"
	"io/fs"
)

// Amendable tells folders whose records may be amended.
var Amendable = amendable

// AskTree asks the rules and records of a tree, by OPA's own evaluator, about a flow, and returns the document and the digest.
func AskTree(ctx context.Context, tree fs.FS, inventory *Inventory, flow string) ([]byte, string, error) {
	roots := map[string]fs.FS{}
	for _, root := range []string{"transfer", "policies", "mechanisms", "regions"} {
		below, err := fs.Sub(tree, root)
		if err != nil {
			return nil, "", err
		}
		roots[root] = below
	}
	law, err := compile(roots)
	if err != nil {
		return nil, "", err
	}
	rules, err := law.evaluator(inventory.Register(), true)
	if err != nil {
		return nil, "", err
	}
	question, err := inventory.Input(flow)
	if err != nil {
		return nil, "", err
	}
	text, err := rules.ask(ctx, question, nil)
	if err != nil {
		return nil, "", err
	}
	var document map[string]any
	if err := json.Unmarshal(text, &document); err != nil {
		return nil, "", err
	}
	document["revision"].(map[string]any)["policies"] = ""
	text, err = json.Marshal(document)
	return text, law.digest, err
}
