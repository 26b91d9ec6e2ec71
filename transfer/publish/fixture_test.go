package publish_test

import (
	"context"
	"io"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

const harbour = `
version: 1
organisation: {id: harbour, name: Harbour}
as_of: 2026-11-23
entities:
  - {id: harbour-fr, name: Harbour SAS, jurisdiction: FR}
  - {id: harbour-gb, name: Harbour Limited, jurisdiction: GB}
  - {id: harbour-no, name: Harbour AS, jurisdiction: "NO"}
  - {id: harbour-br, name: Harbour Ltda., jurisdiction: BR}
  - {id: harbour-jp, name: Harbour K.K., jurisdiction: JP}
  - {id: harbour-in, name: Harbour Private Limited, jurisdiction: IN}
vendors:
  - id: cloud-us
    name: Cloud Inc.
    jurisdiction: US
    sub_processors: [support-in]
    covered_person: false
    foreign_adversary_controlled: false
    certifications:
      - {scheme: eu-us-dpf, status: active-recertification-under-review, covers: [non-hr], from: 2023-09-01, until: 2027-08-31}
      - {scheme: global-cbpr, status: active, covers: [non-hr], from: 2025-10-01, until: 2026-12-31, economy: US}
  - {id: mail-us, name: Mail LLC, jurisdiction: US}
  - {id: support-in, name: Support Private Limited, jurisdiction: IN, covered_person: false, foreign_adversary_controlled: false}
instruments:
  - {id: clauses-fr, type: eu-scc, version: 2021/914, modules: [2], signed: 2024-02-01, exporters: [harbour-fr], importers: [support-in], annexes_complete: true, swiss_adaptations: false}
  - {id: idta-gb, type: uk-idta, version: A1.0, signed: 2024-02-01, exporters: [harbour-gb], importers: [support-in], unaltered: true, tables_complete: true, linked_agreement: true}
assessments:
  - {id: tia-in, type: tia, regimes: [eu-gdpr, uk-gdpr], destination: IN, completed: 2025-03-01, conclusion: sufficient-with-measures, measures: [keys held in the EEA]}
  - {id: tia-in-old, type: tia, regimes: [eu-gdpr, uk-gdpr], destination: IN, completed: 2023-03-01, conclusion: sufficient}
flows:
  - {id: west, name: Accounts, exporter: {party: harbour-fr, role: controller}, importer: {party: cloud-us, role: processor, on_behalf_of: harbour-fr}, data_categories: [contact, usage], data_subjects: [customers], purposes: [support], hr: false, special_categories: [], journalistic: false}
  - {id: mail, exporter: {party: harbour-fr, role: controller}, importer: {party: mail-us, role: processor, on_behalf_of: harbour-fr}, hr: false, special_categories: [health], journalistic: false}
  - {id: mail-again, exporter: {party: harbour-fr, role: controller}, importer: {party: mail-us, role: processor, on_behalf_of: harbour-fr}, hr: false, special_categories: [health], journalistic: false}
  - {id: north, exporter: {party: harbour-fr, role: controller}, importer: {party: harbour-no, role: controller}}
  - {id: support, exporter: {party: harbour-fr, role: controller}, importer: {party: support-in, role: processor, on_behalf_of: harbour-fr}, hr: false, special_categories: [], journalistic: false}
  - {id: both, exporter: {party: harbour-fr, role: controller}, importer: {party: cloud-us, role: processor, on_behalf_of: harbour-fr}, hr: false, special_categories: [], journalistic: false, regimes: [uk-gdpr]}
  - {id: helpdesk, exporter: {party: harbour-gb, role: controller}, importer: {party: support-in, role: processor, on_behalf_of: harbour-gb}, hr: false, special_categories: [], journalistic: false}
  - {id: onward, after: west, exporter: {party: cloud-us, role: processor, on_behalf_of: harbour-fr}, importer: {party: support-in, role: processor, on_behalf_of: harbour-fr}, hr: false, special_categories: [], journalistic: false, us_bulk_data: none, padfa: none, us_data_brokerage: false}
  - {id: engineers, exporter: {party: harbour-in, role: controller}, importer: {party: harbour-fr, role: controller}}
  - {id: sales, exporter: {party: harbour-br, role: controller}, importer: {party: harbour-fr, role: controller}, legal_basis: [consent], special_categories: [], hr: false}
  - {id: games, exporter: {party: harbour-jp, role: controller}, importer: {party: cloud-us, role: processor, on_behalf_of: harbour-jp}, hr: false, special_categories: [], journalistic: false}
`

const harbourFile = "data maps/harbour, 2026.yaml"

type answered struct {
	inventory *transfer.Inventory
	decisions []transfer.Decision
}

var evaluated = sync.OnceValues(func() (answered, error) {
	inventory, err := transfer.ReadInventory(transfer.File{Name: harbourFile, Data: []byte(harbour)})
	if err != nil {
		return answered{}, err
	}
	engine, err := transfer.New(context.Background(), inventory)
	if err != nil {
		return answered{}, err
	}
	a := answered{inventory: inventory}
	for decision, err := range engine.EvaluateAll(context.Background(), slices.Values(inventory.Flows)) {
		if err != nil {
			return answered{}, err
		}
		a.decisions = append(a.decisions, decision)
	}
	return a, nil
})

// decided are the decisions on the harbour inventory.
func decided(t testing.TB) answered {
	t.Helper()
	a, err := evaluated()
	require.NoError(t, err)
	return a
}

func (a answered) decision(t testing.TB, flow string) transfer.Decision {
	t.Helper()
	at := slices.IndexFunc(a.decisions, func(d transfer.Decision) bool { return d.Flow == flow })
	require.GreaterOrEqual(t, at, 0, flow)
	return a.decisions[at]
}

// spoken returns a copy in which every text, ids included, starts with the prefix. What is of a closed set stays.
func (a answered) spoken(prefix string) answered {
	old := a.inventory
	next := answered{
		inventory: &transfer.Inventory{
			Version: old.Version, Organisation: old.Organisation, AsOf: old.AsOf, Entities: old.Entities, Vendors: old.Vendors,
			Counterparties: old.Counterparties, Instruments: old.Instruments, Assessments: old.Assessments, Flows: old.Flows,
		},
		decisions: a.decisions,
	}
	say(reflect.ValueOf(next.inventory).Elem(), prefix)
	for i, decision := range a.decisions {
		if i == 0 {
			next.decisions = slices.Clone(a.decisions)
		}
		say(reflect.ValueOf(&decision).Elem(), prefix)
		next.decisions[i] = decision
	}
	return next
}

func say(v reflect.Value, prefix string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				say(v.Field(i), prefix)
			}
		}
	case reflect.Slice:
		fresh := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(fresh, v)
		if !v.IsNil() {
			v.Set(fresh)
		}
		for i := range v.Len() {
			say(v.Index(i), prefix)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			fresh := reflect.New(v.Type().Elem())
			fresh.Elem().Set(v.Elem())
			v.Set(fresh)
			say(v.Elem(), prefix)
		}
	case reflect.String:
		open := v.Type() == reflect.TypeFor[string]() || v.Type() == reflect.TypeFor[transfer.Optional]()
		if open && v.String() != "" {
			v.SetString(prefix + v.String())
		}
	}
}

// hostile are texts that some form could take for something else.
var hostile = map[string]string{
	"script":     `<script>alert(1)</script>`,
	"attribute":  `"><img src=x onerror=alert(1)>`,
	"quote":      `'); alert(1); //`,
	"ends":       `</title></style></script></svg>]]>-->`,
	"template":   `{{.}}{{template "x"}}`,
	"entity":     `&lt;&#60;&amp;`,
	"formula":    `=HYPERLINK("http://example.org","x")`,
	"separator":  `a;=1+1,-1`,
	"tab":        "\t@SUM(1)",
	"lines":      "\r\n::error file=x::owned\n",
	"link":       `[x](http://example.org)`,
	"place":      `{0} %s %n %0A`,
	"mermaid":    "\"]; click o0 call alert() %%`",
	"dot":        `\" -> \N \`,
	"control":    "\x00\x01\x1b[31m",
	"direction":  "\u202e\u2066evil",
	"broken":     "\xff\xc3",
	"right":      "شركة الاتصالات ",
	"javascript": "javascript:alert(1)",
}

type form struct {
	name  string
	write func(io.Writer, answered) error
}

func forms() []form {
	wrap := func(write func(io.Writer, *transfer.Inventory, []transfer.Decision) error) func(io.Writer, answered) error {
		return func(w io.Writer, a answered) error { return write(w, a.inventory, a.decisions) }
	}
	return []form{
		{"html", func(w io.Writer, a answered) error { return publish.HTML(w, a.inventory, a.decisions) }},
		{"csv", func(w io.Writer, a answered) error { return publish.CSV(w, a.inventory, a.decisions) }},
		{"sarif", wrap(publish.SARIF)},
		{"junit", wrap(publish.JUnit)},
		{"github", wrap(publish.GitHub)},
		{"mermaid", wrap(publish.Mermaid)},
		{"dot", wrap(publish.DOT)},
		{"jsonld", wrap(publish.JSONLD)},
	}
}
