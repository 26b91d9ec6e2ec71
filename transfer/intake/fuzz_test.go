package intake_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/intake"
	"github.com/chapterv/chapterv/transfer/internal/xlsx/xlsxtest"
)

func FuzzReadDPF(f *testing.F) {
	f.Add(workbook(f, listed("A Inc."), listed("B Inc.", "Status", "Inactive - Lapse", "Inactive Start Date", 45900)).Data)
	f.Add(xlsxtest.Sheet(row{"Legal Name", "Framework", "Status"}).Zip(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := intake.ReadDPF(transfer.File{Name: "list.xlsx", Data: data}, snapshot)
		if err != nil {
			if list != nil {
				t.Fatal("refused, and read all the same")
			}
			return
		}
		for _, e := range list.Entries {
			c := e.Certification
			if e.Legal == "" || len(e.Legal) > 400 || !c.Until.IsZero() && !c.From.IsZero() && c.Until.Before(c.From) {
				t.Fatalf("%+v", e)
			}
		}
	})
}

// However an inventory is written, it is changed as the comparison says, comments and all, or refused whole.
func FuzzUpdate(f *testing.F) {
	f.Add(vendor("A Inc.", "{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-12} # c"))
	f.Add("{version: 1, organisation: {id: o, name: O}, vendors: [{id: v, name: A Inc., jurisdiction: US, # c\n certifications: []}]}")
	f.Add("version: 1\r\norganisation: {id: o, name: O}\r\nvendors:\r\n- certifications:\r\n  - status: active\r\n    scheme: eu-us-dpf\r\n    covers:\r\n    - hr\r\n  id: v\r\n  name: >-\r\n    A\r\n    Inc.\r\n  jurisdiction: US")
	f.Add(`{"version":1,"organisation":{"id":"o","name":"O"},"vendors":[{"id":"v","name":"A Inc.","jurisdiction":"US"}]}`)
	list := dpf(f, listed("A Inc.", "HR Data", "Yes", "Status", "Inactive - Lapse", "Inactive Start Date", "2026-05-01"))
	f.Fuzz(func(t *testing.T, text string) {
		file := transfer.File{Name: "i.yaml", Data: []byte(text)}
		inv, err := transfer.ReadInventory(file)
		if err != nil {
			return
		}
		next, err := list.Compare(inv).Update(file)
		if err != nil {
			if !errors.Is(err, intake.ErrNotInPlace) {
				t.Fatal(err)
			}
			return
		}
		again, err := transfer.ReadInventory(next)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Count(string(next.Data), "#") < strings.Count(text, "#") {
			t.Fatalf("a comment is gone from\n%s\nin\n%s", text, next.Data)
		}
		if twice := list.Compare(again); len(twice.Of(intake.Added))+len(twice.Of(intake.Lapsed)) > 0 {
			t.Fatalf("not all was changed: %v\n%s", found(twice), next.Data)
		}
	})
}

func FuzzReadRecords(f *testing.F) {
	f.Add("activity,exporter,importer,importer_country,role,hr\nA,E,I,US,controller,no\nA,E,I,\"U\nS\",x,y\n")
	f.Add("activity;controller;importer;regime\nA;E;I;eu-gdpr\n")
	f.Add(systems)
	f.Fuzz(func(t *testing.T, text string) {
		file := transfer.File{Name: "f", Data: []byte(text)}
		for _, read := range []func(transfer.File, intake.DraftOptions) (*intake.Draft, error){intake.ReadFides, intake.ReadRoPA} {
			draft, err := read(file, asked)
			var input *transfer.InputError
			if err != nil {
				if draft != nil || !errors.As(err, &input) {
					t.Fatalf("%v", err)
				}
				continue
			}
			err = draft.Complete()
			if err != nil && !errors.As(err, &input) {
				t.Fatal(err)
			}
			if err == nil {
				continue
			}
			for _, fault := range input.Faults {
				switch fault.Code {
				case transfer.FaultMissing, transfer.FaultValue, transfer.FaultRelation, transfer.FaultTooLarge:
				default:
					t.Fatalf("the draft is not only incomplete but wrong: %v\n%s", fault, draft.YAML())
				}
			}
		}
	})
}
