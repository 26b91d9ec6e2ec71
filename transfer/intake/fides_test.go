package intake_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/intake"
)

const systems = `
organization:
  - fides_key: acme
    name: Acme GmbH
system:
  - fides_key: shop
    organization_fides_key: acme
    name: Web shop
    system_type: Application
    responsibility: [Controller]
    egress:
      - {fides_key: crm, type: system, data_categories: [user.contact.email, user.name]}
      - {fides_key: orders_db, type: dataset}
      - {fides_key: billing, type: system}
      - {fides_key: nowhere, type: system}
    privacy_declarations:
      - name: Customer care
        data_categories: [user.contact]
        data_use: essential.service
        data_subjects: [customer]
        egress: [crm]
        legal_basis_for_processing: Legitimate interests
        processes_special_category_data: false
  - fides_key: billing
    organization_fides_key: acme
    name: Billing
  - fides_key: crm
    organization_fides_key: acme
    name: Ledgerline
    legal_name: Ledgerline CRM LLC
    legal_address: 1 Main St, Portland OR
    vendor_id: gvl.7
    responsibility: [Processor]
    ingress: [{fides_key: shop, type: system}]
    does_international_transfers: true
    legal_basis_for_transfers: [SCCs, Adequacy Decision]
    privacy_declarations:
      - {name: CRM, data_use: marketing, data_subjects: [customer], data_categories: [user], legal_basis_for_processing: Consent}
  - fides_key: payroll
    organization_fides_key: acme
    name: Paywright
    legal_name: Paywright Payroll Inc.
    responsibility: [Processor, Controller]
    privacy_declarations:
      - name: Pay
        data_categories: [user.financial]
        data_use: employment.payroll
        data_subjects: [employee]
        legal_basis_for_processing: Contract
        processes_special_category_data: true
        data_shared_with_third_parties: true
        third_parties: Banks
  - fides_key: chat
    organization_fides_key: acme
    name: Chat widget
    vendor_id: gvl.9
    privacy_declarations:
      - {name: A, data_use: essential, data_subjects: [customer], data_categories: [user], legal_basis_for_processing: Contract}
      - {name: B, data_use: analytics, data_subjects: [customer], data_categories: [user.device], legal_basis_for_processing: Consent}
`

func TestSystemsBecomePartiesAndFlows(t *testing.T) {
	draft := fides(t, systems, asked)
	assert.Equal(t, transfer.Organisation{ID: "acme", Name: "Acme GmbH"}, draft.Inventory.Organisation)
	assert.Equal(t, []transfer.Party{{ID: "acme-gmbh", Name: "Acme GmbH"}}, draft.Inventory.Entities)
	assert.Equal(t, []transfer.Party{
		{ID: "ledgerline-crm-llc", Name: "Ledgerline CRM LLC"}, {ID: "paywright-payroll-inc", Name: "Paywright Payroll Inc."}, {ID: "chat-widget"},
	}, draft.Inventory.Vendors, "a system's name is no legal name")
	assert.Equal(t, []transfer.Flow{
		{
			ID: "shop-to-crm", Name: "Web shop to Ledgerline",
			Exporter:       transfer.Side{Party: "acme-gmbh", Role: transfer.Controller},
			Importer:       transfer.Side{Party: "ledgerline-crm-llc", Role: transfer.Processor},
			DataCategories: []string{"user.contact.email", "user.name"}, DataSubjects: []string{"customer"}, Purposes: []string{"essential.service"},
			LegalBasis: []string{"legitimate-interest"},
		},
		{
			ID: "payroll", Name: "Paywright",
			Exporter: transfer.Side{Party: "acme-gmbh"}, Importer: transfer.Side{Party: "paywright-payroll-inc"},
			DataCategories: []string{"user.financial"}, DataSubjects: []string{"employee"}, Purposes: []string{"employment.payroll"}, LegalBasis: []string{"contract"},
		},
		{
			ID: "chat", Name: "Chat widget",
			Exporter: transfer.Side{Party: "acme-gmbh"}, Importer: transfer.Side{Party: "chat-widget"},
			DataCategories: []string{"user", "user.device"}, DataSubjects: []string{"customer"}, Purposes: []string{"essential", "analytics"},
		},
	}, draft.Inventory.Flows)
	for _, gap := range []string{
		"jurisdiction: the format has no country",
		`system crm: jurisdiction: the address is 1 Main St, Portland OR`,
		`system chat: legal_name: the supplier of "Chat widget" is known by an id only`,
		`system shop: egress: "orders_db" is a dataset, which is no party`,
		`system shop: egress: "nowhere" is no system of the file`,
		`system shop: egress: the flow to "billing" stays with one party`,
		`system crm: does_international_transfers: says so, and not to which country`,
		`system crm: legal_basis_for_transfers: "SCCs, Adequacy Decision" is a claim; add the documents`,
		`system payroll: responsibility: "[Processor Controller]" is not one role`,
		`system payroll: processes_special_category_data: "Pay" says so, and not which`,
		`system payroll: third_parties: "Pay" shares data with third parties: Banks`,
		`system payroll: egress: no data flow names the system`,
		`system chat: legal_basis_for_processing: the declarations differ`,
	} {
		assert.Contains(t, gaps(draft.Gaps), gap)
	}
	assert.Equal(t, []string{
		"entities[acme-gmbh].jurisdiction is required", "vendors[ledgerline-crm-llc].jurisdiction is required",
		"vendors[paywright-payroll-inc].jurisdiction is required", "vendors[chat-widget].name is required", "vendors[chat-widget].jurisdiction is required",
		"flows[payroll].exporter.role is required of everyone but an individual", "flows[payroll].importer.role is required of everyone but an individual",
		"flows[chat].exporter.role is required of everyone but an individual", "flows[chat].importer.role is required of everyone but an individual",
	}, open(draft.Complete()))
}

func TestADraftIsCompletedByPartiesThatAreKnown(t *testing.T) {
	text := systems[:strings.Index(systems, "  - fides_key: payroll")]
	options, file := known(t)
	draft := fides(t, text, options)
	require.NoError(t, draft.Complete(file), string(draft.YAML()))
	assert.Equal(t, "crm", draft.Inventory.Flows[0].Importer.Party)
	inv, err := transfer.ReadInventory(file, transfer.File{Name: "flows.yaml", Data: draft.YAML()})
	require.NoError(t, err)
	assert.Equal(t, draft.Inventory.Flows, inv.Flows)

	engine, err := transfer.New(t.Context(), inv)
	require.NoError(t, err)
	decision, err := engine.Evaluate(t.Context(), inv.Flows[0])
	require.NoError(t, err)
	assert.Equal(t, transfer.OutcomeBlocked, decision.Outcome, "a claim of clauses and adequacy allows nothing")

	twice := inventory(t, strings.Replace(parties, "vendors: [", "vendors: [{id: crm2, name: Ledgerline CRM LLC, jurisdiction: CA}, ", 1))
	unsure := fides(t, text, intake.DraftOptions{Known: twice})
	assert.Empty(t, unsure.Inventory.Flows[0].Importer.Party)
	assert.Contains(t, gaps(unsure.Gaps), "Ledgerline CRM LLC: party: more than one known party has this name")
}

func TestOrganizationsThatAreNotOneOrNotNamed(t *testing.T) {
	draft := fides(t, "system: [{fides_key: a, organization_fides_key: x}, {fides_key: b, organization_fides_key: y, ingress: [{fides_key: a}]}]", asked)
	assert.Contains(t, gaps(draft.Gaps), "organisation: the systems belong to more than one: x, y")
	assert.Len(t, draft.Inventory.Flows, 1, "two organisations are two parties")
	assert.Contains(t, open(draft.Complete()), "organisation is required")

	nameless := fides(t, "system: [{fides_key: a}]", asked)
	assert.Equal(t, transfer.Organisation{ID: "default-organization"}, nameless.Inventory.Organisation)
	assert.Contains(t, open(nameless.Complete()), "organisation.name is required")
}

func TestAFileWithoutSystemsIsRefused(t *testing.T) {
	for text, code := range map[string]string{
		"":                    transfer.FaultEmpty,
		"dataset: []":         transfer.FaultEmpty,
		"system: []":          transfer.FaultEmpty,
		"system: {a: [":       transfer.FaultSyntax,
		"system: [{name: A}]": transfer.FaultMissing,
		"system: [{fides_key: a}, {fides_key: a}]":   transfer.FaultDuplicateID,
		"system:\n  - fides_key: a\n    egress: yes": transfer.FaultType,
		strings.Repeat("#", 17<<20):                  transfer.FaultTooLarge,
		"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n" +
			"e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\nsystem: [{fides_key: a, responsibility: *g}]": transfer.FaultType,
	} {
		draft, err := intake.ReadFides(transfer.File{Name: "systems.yaml", Data: []byte(text)}, asked)
		var input *transfer.InputError
		require.ErrorAs(t, err, &input, "%.40s", text)
		assert.Equal(t, code, input.Faults[0].Code, "%.40s: %v", text, err)
		assert.Nil(t, draft)
	}
}
