package overlay_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	law "github.com/chapterv/chapterv/transfer/bundle"
	"github.com/chapterv/chapterv/transfer/internal/overlay"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/metrics"
	opa "github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const yard = `version: 1
organisation: {id: yard, name: Yard}
as_of: 2026-11-23
entities: [{id: yard-fr, name: Yard SAS, jurisdiction: FR}]
vendors:
  - {id: mail-no, name: Mail AS, jurisdiction: "NO"}
  - {id: mail-in, name: Mail Ltd, jurisdiction: IN}
  - {id: mail-us, name: Mail Inc., jurisdiction: US, certifications: [{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-01}]}
flows:
  - {id: near, exporter: {party: yard-fr, role: controller}, importer: {party: mail-no, role: processor}}
  - {id: far, exporter: {party: yard-fr, role: controller}, importer: {party: mail-in, role: processor}}
  - {id: west, exporter: {party: yard-fr, role: controller}, importer: {party: mail-us, role: processor}, hr: false, journalistic: false}
`

// stock is OPA with the law's bundle, a register, and whatever stands in its way: no check of ours, every built-in.
type stock struct {
	law      *bundle.Bundle
	register map[string]any
	inputs   []map[string]any
}

func newStock(t *testing.T) *stock {
	t.Helper()
	var written bytes.Buffer
	require.NoError(t, law.Write(&written))
	read, err := bundle.NewReader(&written).Read()
	require.NoError(t, err)
	inventory, err := transfer.ReadInventory(transfer.File{Name: "yard.yaml", Data: []byte(yard)})
	require.NoError(t, err)
	s := &stock{law: &read, register: inventory.Register()}
	for _, flow := range inventory.Flows {
		input, err := inventory.Input(flow.ID)
		require.NoError(t, err)
		s.inputs = append(s.inputs, input)
	}
	return s
}

// ask activates the law's bundle and that of a pack as a server does, and returns the documents. The error is that of loading;
// a question without an answer has none.
func (s *stock) ask(t *testing.T, pack *bundle.Bundle) (documents []map[string]any, err error) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	bundles := map[string]*bundle.Bundle{"law": s.law}
	if pack != nil {
		bundles["pack"] = pack
	}
	store := inmem.NewFromObject(map[string]any{"register": s.register})
	compiler := ast.NewCompiler()
	err = storage.Txn(ctx, store, storage.WriteParams, func(txn storage.Transaction) error {
		return bundle.Activate(&bundle.ActivateOpts{
			Ctx: ctx, Store: store, Txn: txn, Bundles: bundles, Metrics: metrics.New(),
			Compiler: compiler.WithPathConflictsCheck(storage.NonEmpty(ctx, store, txn)),
		})
	})
	if err != nil {
		return nil, err
	}
	query, err := opa.New(opa.Query("data.transfer.decision"), opa.Compiler(compiler), opa.Store(store)).PrepareForEval(ctx)
	if err != nil {
		return nil, err
	}
	for _, input := range s.inputs {
		results, err := query.Eval(ctx, opa.EvalInput(input))
		if err != nil || len(results) == 0 {
			documents = append(documents, nil)
			continue
		}
		text, err := json.Marshal(results[0].Expressions[0].Value)
		require.NoError(t, err)
		document := map[string]any{}
		require.NoError(t, json.Unmarshal(text, &document))
		documents = append(documents, document)
	}
	return documents, nil
}

// asBundle reads a folder as OPA reads a bundle.
func asBundle(fsys fs.FS) (*bundle.Bundle, error) {
	loader, err := bundle.NewFSLoader(fsys)
	if err != nil {
		return nil, err
	}
	read, err := bundle.NewCustomReader(loader).WithSkipBundleVerification(true).Read()
	return &read, err
}

// exhausts names what would take all memory or time of whoever runs it: a server has no protection but its own limits.
func exhausts(h hostile) bool {
	names := []string{"a range", "bits shifted", "a name looked up", "replacements in replacements", "a schema from the network"}
	return h.code == overlay.CodeCost || slices.Contains(names, h.name)
}

// What our checks refuse, and is put into a stock server all the same, is refused by the server, or leaves everything of the law
// where it was.
func TestAHostilePackLoosensNothingInAStockServer(t *testing.T) {
	if underRace {
		t.Skip("one goroutine, and minutes of compiling")
	}
	s := newStock(t)
	plain, err := s.ask(t, nil)
	require.NoError(t, err)
	require.Equal(t, []any{"not_restricted", "blocked", "allowed"}, []any{plain[0]["outcome"], plain[1]["outcome"], plain[2]["outcome"]})
	refused, contained, unanswered := 0, 0, 0
	for _, h := range hostilePacks() {
		if exhausts(h) {
			continue
		}
		t.Run(h.name, func(t *testing.T) {
			pack, err := asBundle(h.pack)
			if err == nil {
				var documents []map[string]any
				if documents, err = s.ask(t, pack); err == nil {
					contained++
					for i, document := range documents {
						if document == nil {
							unanswered++
							continue
						}
						addsOnly(t, plain[i], document)
					}
					return
				}
			}
			refused++
			assert.NotEmpty(t, err.Error())
		})
	}
	t.Logf("a stock server refuses %d, contains %d; %d questions without an answer", refused, contained, unanswered)
	assert.GreaterOrEqual(t, refused, 20)
	assert.GreaterOrEqual(t, contained, 40)
}

// addsOnly wants everything of the law in a document, and no better outcome.
func addsOnly(t *testing.T, of, document map[string]any) {
	t.Helper()
	if of["outcome"] == "blocked" || document["outcome"] != of["outcome"] {
		assert.Equal(t, "blocked", document["outcome"])
	}
	for _, field := range []string{"flow", "at", "regimes", "mechanisms", "valid_until", "revision"} {
		assert.Equal(t, of[field], document[field], field)
	}
	for _, field := range []string{"violations", "warnings", "obligations"} {
		assert.Subset(t, document[field], of[field], field)
	}
}

// A server gives a pack whatever root it claims that nothing else has: the register, or the place of another pack. Nothing in
// the rules can tell; so a bundle is verified before it comes near a server, and there each of these is refused.
func TestWhatAServerCannotPreventIsRefusedBefore(t *testing.T) {
	s, on := newStock(t), ground(t)
	certified := `{"parties": {"mail-in": {"id": "mail-in", "list": "vendors", "name": "Mail Ltd", "jurisdiction": "NO"}}}`
	for name, c := range map[string]struct {
		files map[string]string
		code  string
		file  string
	}{
		"the register": {map[string]string{
			".manifest": `{"roots": ["overlays/house", "register/parties/mail-in"], "rego_version": 1}`, "register/data.json": certified,
		}, overlay.CodeManifest, ".manifest"},
		"all packs": {map[string]string{
			".manifest": `{"roots": ["overlays"], "rego_version": 1}`, "overlays/yard/yard.rego": "package overlays.yard\n\nviolations := set()\n",
		}, overlay.CodeManifest, ".manifest"},
		"the server's own policy": {map[string]string{
			".manifest": `{"roots": ["overlays/house", "system"], "rego_version": 1}`, "system/authz.rego": "package system.authz\n\nallow := true\n",
		}, overlay.CodeFile, "system"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := overlay.Check(pack(c.files), on)
			var faults overlay.Faults
			require.ErrorAs(t, err, &faults)
			assert.True(t, slices.ContainsFunc(faults, func(f overlay.Fault) bool { return f.Code == c.code && f.File == c.file }), err)
			b, err := asBundle(pack(c.files))
			require.NoError(t, err)
			documents, err := s.ask(t, b)
			require.NoError(t, err, "a server takes it")
			if name == "the register" {
				assert.NotEqual(t, "blocked", documents[1]["outcome"], "and believes it")
			}
		})
	}
}

// The law's roots are the law's: what claims one of them, or writes outside its own, does not load at all.
func TestAServerRefusesAPackOnTheGroundOfTheLaw(t *testing.T) {
	s := newStock(t)
	for name, files := range map[string]map[string]string{
		"every root":         {".manifest": `{"roots": [""], "rego_version": 1}`},
		"no roots":           {".manifest": `{"rego_version": 1}`},
		"the entrypoint":     {".manifest": `{"roots": ["overlays/house", "transfer/decision"], "rego_version": 1}`},
		"records of the law": {".manifest": `{"roots": ["overlays/house", "mechanisms/eu_gdpr/adequacy/records/eu-adequacy-in"], "rego_version": 1}`},
		"a rule of the law":  {"overlays/house/x.rego": "package transfer.decision\n\noutcome := \"allowed\"\n"},
		"data of the law":    {"transfer/data.json": `{"base": {"outcome": "allowed"}}`},
		"the packs' merge":   {"overlays/house/x.rego": "package transfer.packs\n\nviolations := []\n"},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := asBundle(pack(files))
			if err == nil {
				_, err = s.ask(t, b)
			}
			require.Error(t, err)
			assert.True(t, strings.Contains(err.Error(), "root") || strings.Contains(err.Error(), "package"), err)
		})
	}
}
