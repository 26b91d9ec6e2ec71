package overlay_test

import (
	"errors"
	"testing"

	"github.com/chapterv/chapterv/transfer/internal/overlay"
	"github.com/open-policy-agent/opa/v1/ast"
)

// Whatever a pack holds, it is refused with faults, or its rules are entries of the three sets.
func FuzzCheck(f *testing.F) {
	on := ground(f)
	f.Add(head+one, "{}", manifest)
	f.Add(head+"violations contains e if {\n\tsome c in input.data_categories\n\te := {\"code\": \"org.x\", \"message\": c, \"citation\": data.overlays.house.x}\n}\n", `{"x": 1}`, manifest)
	f.Add("package overlays.house\n\nimport data.transfer.decision as d\n\ndefault violations := d with input as {}\n", "[]", "{}")
	f.Fuzz(func(t *testing.T, text, data, manifest string) {
		pack, err := overlay.Check(pack(map[string]string{rego: text, "overlays/house/data.json": data, ".manifest": manifest}), on)
		if err != nil {
			var faults overlay.Faults
			if !errors.As(err, &faults) || len(faults) == 0 || pack != nil {
				t.Fatalf("refused without a fault, or let in all the same: %v", err)
			}
			return
		}
		for _, module := range pack.Modules {
			if module.Package.Path.String() != "data.overlays.house" {
				t.Fatal(module)
			}
			for _, rule := range module.Rules {
				if rule.Default || rule.Else != nil || rule.Head.Key == nil || rule.Head.Value != nil {
					t.Fatal(rule)
				}
			}
			ast.WalkWiths(module, func(with *ast.With) bool {
				t.Fatal(with)
				return true
			})
		}
	})
}
