package transfer_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/chapterv/chapterv/transfer"
)

// Whatever the bytes are, an inventory is read or refused with faults, and one that is read can be asked.
func FuzzReadInventory(f *testing.F) {
	// Short ones: the fuzzer spends its time on making what it finds shorter.
	f.Add("i.yaml", []byte("version: 1\norganisation: {id: o, name: O}\nas_of: 2026-11-23\n"+
		"vendors: [{id: a, name: A, jurisdiction: NO}]\ncounterparties: [{id: b, name: B, jurisdiction: US, kind: individual}]\n"+
		"flows: [{id: f, exporter: {party: a, role: controller}, importer: {party: b}}]\n"))
	f.Add("i.yaml", []byte("version: 1\norganisation: {id: o, name: O}\nentities: [{id: a, name: A, jurisdiction: FR}]\n"+
		"instruments:\n- {id: r, type: eu-bcr-c, approved: 2024-05-06, regimes: all, members: [a, {party: a, until: 2027-01-31}]}\n"))
	f.Add("i.json", []byte(`{"version":1,"organisation":{"id":"o","name":"O"},"flows":[{"id":"f","hr":true}]}`))
	f.Add("i.yaml", []byte("a: &a [*a]\n<<: *a\n? - b\n: !!str 1\n---\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		inv, err := transfer.ReadInventory(transfer.File{Name: name, Data: data})
		if err != nil {
			var input *transfer.InputError
			if !errors.As(err, &input) || len(input.Faults) == 0 || inv != nil {
				t.Fatalf("refused without a fault, or read all the same: %v", err)
			}
			return
		}
		if err := inv.Validate(); err != nil {
			t.Fatalf("read, and yet not valid: %v", err)
		}
		if _, err := json.Marshal(inv.Register()); err != nil {
			t.Fatal(err)
		}
		for _, flow := range inv.Flows {
			if _, err := inv.InputFor(flow); err != nil {
				t.Fatalf("read, and yet not to be asked: %v", err)
			}
		}
	})
}

// A flow that is read from JSON is the one that is written to JSON.
func FuzzFlow(f *testing.F) {
	f.Add([]byte(`{"id":"f","exporter":{"party":"a","role":"controller"},"importer":{"party":"b"},"hr":false,"purposes":["x"],"at":"2026-11-23"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var first, second transfer.Flow
		if json.Unmarshal(data, &first) != nil {
			return
		}
		written, err := json.Marshal(first)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(written, &second); err != nil {
			t.Fatalf("%s: %v", written, err)
		}
		again, err := json.Marshal(second)
		if err != nil || string(again) != string(written) {
			t.Fatalf("%s is not %s: %v", again, written, err)
		}
	})
}

// No document is a decision that permits unless it says by which mechanism.
func FuzzParseDecision(f *testing.F) {
	f.Add([]byte(`{"flow":"f","at":"2026-11-23","outcome":"not_restricted","regimes":[{"regime":"r","outcome":"not_restricted",` +
		`"reason":{"code":"a.b","message":"m","citation":"c"},"mechanism":null,"instrument":null,"module":null,"citations":[],` +
		`"valid_until":null,"candidates":[],"obligations":[],"violations":[],"redress":[],"relied_on":[],"coverage":"full",` +
		`"left_out":[],"warnings":[]}],"violations":[],"warnings":[],"obligations":[],"valid_until":null,"mechanisms":[],` +
		`"revision":{"law":"","policies":""}}`))
	f.Add([]byte(`{"flow":"f","at":null,"outcome":"blocked","regimes":[],"violations":[{"code":"a.b","regime":null,"message":"m",` +
		`"citation":"c","remedies":[]}],"warnings":[],"obligations":[],"valid_until":null,"mechanisms":[],"revision":{"law":"","policies":""}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := transfer.ParseDecision(data)
		if err != nil && d.Permits() {
			t.Fatal("refused, and yet it permits")
		}
		_ = d.String() + d.Explain()
	})
}
