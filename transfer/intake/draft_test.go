package intake_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/intake"
)

var asked = intake.DraftOptions{AsOf: snapshot}

func ropa(t testing.TB, text string, options intake.DraftOptions) *intake.Draft {
	t.Helper()
	draft, err := intake.ReadRoPA(transfer.File{Name: "ropa.csv", Data: []byte(text)}, options)
	require.NoError(t, err)
	return draft
}

func fides(t testing.TB, text string, options intake.DraftOptions) *intake.Draft {
	t.Helper()
	draft, err := intake.ReadFides(transfer.File{Name: "systems.yaml", Data: []byte(text)}, options)
	require.NoError(t, err)
	return draft
}

const parties = `version: 1
organisation: {id: acme, name: Acme Group}
as_of: 2026-11-20
entities: [{id: acme-de, name: Acme GmbH, jurisdiction: DE}]
vendors: [{id: paywright, name: Paywright Payroll Inc., jurisdiction: US}, {id: crm, name: Ledgerline CRM LLC, jurisdiction: US}]
`

func known(t testing.TB) (intake.DraftOptions, transfer.File) {
	file := transfer.File{Name: "parties.yaml", Data: []byte(parties)}
	return intake.DraftOptions{Known: inventory(t, parties)}, file
}

// open are what is still to be filled in, as field and message.
func open(err error) []string {
	input, ok := err.(*transfer.InputError)
	if !ok {
		return nil
	}
	var list []string
	for _, f := range input.Faults {
		list = append(list, f.Field+" "+f.Message)
	}
	return list
}

func TestARecordBecomesAnInventoryThatCanBeAsked(t *testing.T) {
	options, file := known(t)
	draft := ropa(t, `activity,controller,role,exporter,importer,importer_role,importer_country,data_categories,special_category,data_subjects,purpose,hr,journalistic,regime
Payroll,Acme GmbH,controller,Acme GmbH,Paywright Payroll Inc.,processor,US,"salary;bank account, tax id",no,staff,pay,yes,no,eu-gdpr
Payroll,Acme GmbH,controller,Acme GmbH,Paywright Payroll Inc.,processor,US,salary,no,staff,pay,yes,no,uk-gdpr
`, options)
	require.NoError(t, draft.Complete(file), string(draft.YAML()))
	assert.Empty(t, draft.Inventory.Entities, "who is known is not written again")
	require.Len(t, draft.Inventory.Flows, 1, "a row for each law is one flow")
	assert.Equal(t, transfer.Flow{
		ID: "payroll-paywright-payroll-inc", Name: "Payroll",
		Exporter:       transfer.Side{Party: "acme-de", Role: transfer.Controller},
		Importer:       transfer.Side{Party: "paywright", Role: transfer.Processor},
		DataCategories: []string{"salary", "bank account, tax id"}, SpecialCategories: []string{}, DataSubjects: []string{"staff"},
		Purposes: []string{"pay"}, HR: transfer.Yes, Journalistic: transfer.No, Regimes: []string{"eu-gdpr", "uk-gdpr"},
	}, draft.Inventory.Flows[0])
	inv, err := transfer.ReadInventory(file, transfer.File{Name: "flows.yaml", Data: draft.YAML()})
	require.NoError(t, err)
	assert.Equal(t, draft.Inventory.Flows[0], inv.Flows[0], "what is written is what was read")
}

func TestWhatARecordDoesNotSayIsLeftToBeFilledIn(t *testing.T) {
	draft := ropa(t, "activity,exporter,importer,importer_country,special_category,mechanism,instrument_ref,module,hr,legal_basis,favourite_colour\n"+
		"Support,Acme GmbH,Helpline Ltd,UK,yes,EU SCC,SCC-7,2,sometimes,Consent; Whim,green\n", intake.DraftOptions{})
	assert.Equal(t, []string{
		"organisation is required",
		"entities[acme-gmbh].jurisdiction is required",
		"flows[support-helpline-ltd].at is required where the inventory has no as_of",
		"flows[support-helpline-ltd].exporter.role is required of everyone but an individual",
		"flows[support-helpline-ltd].importer.role is required of everyone but an individual",
	}, open(ropa(t, "activity,exporter,importer,importer_country\nSupport,Acme GmbH,Helpline Ltd,GB\n", intake.DraftOptions{}).Complete()))
	flow := draft.Inventory.Flows[0]
	assert.Nil(t, flow.SpecialCategories, "yes does not say which")
	assert.False(t, flow.HR.Stated())
	assert.Nil(t, flow.LegalBasis, "one unknown word leaves all open")
	assert.Empty(t, draft.Inventory.Instruments, "a mechanism in a record is a claim")
	assert.Equal(t, transfer.Territory("GB"), draft.Inventory.Vendors[0].Jurisdiction)
	for _, gap := range []string{
		"organisation: the record does not say whose it is",
		"favourite_colour: the column is not read",
		"journalistic: the record has no such column",
		`line 2: importer_country: "UK" is read as GB (United Kingdom)`,
		`line 2: mechanism: "EU SCC": a mechanism is computed and never taken over`,
		`line 2: instrument_ref: "SCC-7": add the instrument`,
		"line 2: importer_role: the record names module 2 of the clauses",
		`line 2: hr: "sometimes" is neither yes nor no`,
		`line 2: special_category: "yes" does not say which`,
		`line 2: legal_basis: "Whim" is not known`,
	} {
		assert.Contains(t, gaps(draft.Gaps), gap)
	}
	assert.Equal(t, strings.TrimPrefix(`
version: 1
# organisation: the record does not say whose it is
# organisation:  {id: acme, name: who keeps this record}
# as_of:  the date asked about, YYYY-MM-DD
entities:
  - id: acme-gmbh
    name: Acme GmbH
    # jurisdiction:  where it is established: a code such as DE
vendors:
  - id: helpline-ltd
    name: Helpline Ltd
    jurisdiction: GB
    # importer_country: "UK" is read as GB (United Kingdom)
flows:
  - id: support-helpline-ltd
    name: Support
    exporter:
      party: acme-gmbh
      # role:  controller, joint-controller or processor
    importer:
      party: helpline-ltd
      # role:  controller, joint-controller or processor
    # importer_role: the record names module 2 of the clauses, which fits one pair of roles only
    # hr: "sometimes" is neither yes nor no
    # special_category: "yes" does not say which; all stay unstated
    # legal_basis: "Whim" is not known; the list stays unstated
    # mechanism: "EU SCC": a mechanism is computed and never taken over; add the certificates and documents behind it
    # instrument_ref: "SCC-7": add the instrument, with its parties and dates
    # module: "2": add the instrument, with its modules
`, "\n"), string(draft.YAML()))
}

func TestRowsThatContradictEachOtherStateNothing(t *testing.T) {
	head := "activity,exporter,exporter_country,exporter_role,importer,importer_country,importer_role,hr,special_category\n"
	draft := ropa(t, head+
		"A,E,DE,controller,I,US,processor,yes,health\n"+
		"A,E,FR,processor,I,US,processor,no,genetic\n"+
		"A,E,DE,controller,I,US,processor,no,maybe\n", asked)
	assert.Empty(t, draft.Inventory.Entities[0].Jurisdiction)
	f := draft.Inventory.Flows[0]
	assert.Empty(t, f.Exporter.Role, "not even where a third row agrees with one")
	assert.Equal(t, transfer.Processor, f.Importer.Role)
	assert.False(t, f.HR.Stated())
	assert.Nil(t, f.SpecialCategories)
	assert.Contains(t, gaps(draft.Gaps), "FR here and DE in another row; it stays unstated")

	several := ropa(t, head+"A,E,\"DE; FR\",controller,I,Atlantis,processor,,\n", asked)
	assert.Contains(t, gaps(several.Gaps), `exporter_country: "DE; FR" is no code or English name of one place`)
	assert.Contains(t, gaps(several.Gaps), `importer_country: "Atlantis" is no code or English name of one place`)
	for text, code := range map[string]transfer.Territory{"Germany": "DE", "united states": "US", "USA": "US", "Türkiye": "TR", "South Korea": "KR", "AE-DIFC": "AE-DIFC", "el": "GR", "DEU": "DE"} {
		named := ropa(t, head+"A,E,"+text+",controller,I,US,processor,,\n", asked)
		assert.Equal(t, code, named.Inventory.Entities[0].Jurisdiction, text)
	}
}

func TestWhoActsForWhom(t *testing.T) {
	head := "activity,controller,role,exporter,importer,importer_country\n"
	processor := ropa(t, head+"Hosting,Customer AG,processor,Acme GmbH,Cloud Inc.,US\n", asked)
	assert.Equal(t, transfer.Side{Party: "acme-gmbh", Role: transfer.Processor, OnBehalfOf: "customer-ag"}, processor.Inventory.Flows[0].Exporter)
	assert.Equal(t, "customer-ag", processor.Inventory.Counterparties[0].ID)
	assert.Contains(t, open(processor.Complete()), "counterparties[customer-ag].kind is required")

	controller := ropa(t, head+"Payroll,Acme GmbH,controller,,Cloud Inc.,US\n", asked)
	assert.Equal(t, transfer.Side{Party: "acme-gmbh", Role: transfer.Controller}, controller.Inventory.Flows[0].Exporter)
	assert.Contains(t, gaps(controller.Gaps), "the controller is taken, which keeps the record as such")

	other := ropa(t, head+"Payroll,Other AG,controller,Acme GmbH,Cloud Inc.,US\n", asked)
	assert.Empty(t, other.Inventory.Flows[0].Exporter.Role)
	nobody := ropa(t, head+"Payroll,,,,Cloud Inc.,US\n,,,,x,\n", asked)
	assert.Empty(t, nobody.Inventory.Flows[0].Exporter.Party)
	assert.Len(t, nobody.Inventory.Flows, 1)
	assert.Contains(t, open(nobody.Complete()), "flows[payroll-cloud-inc].exporter is required")
}

func TestALawThatIsNotKnownIsNotLeftOut(t *testing.T) {
	draft := ropa(t, "activity,exporter,importer,regime\nA,E,I,eu-gdpr;br-lgdp\n", asked)
	assert.Contains(t, strings.Join(open(draft.Complete()), "\n"), `flows[a-i].regimes[1] "br-lgdp" is none of`)
}

func TestAListThatCannotBeHeldWholeStaysUnstated(t *testing.T) {
	draft := ropa(t, "activity,exporter,importer,data_categories\nA,E,I,a;"+strings.Repeat("b", 300)+";c\n", asked)
	assert.Nil(t, draft.Inventory.Flows[0].DataCategories, "a part of the categories would be a smaller claim")
	assert.Contains(t, gaps(draft.Gaps), "data_categories: stays unstated")
}

func TestHostileTextsAreTextsOrLeftOut(t *testing.T) {
	head := "activity,exporter,exporter_country,exporter_role,importer,importer_country,importer_role,purpose\n"
	draft := ropa(t, head+`"A: [x] # y
- id: z","E ""quoted"" {a: b}",DE,controller,'=cmd|' /C calc'!A1,US,processor,"no;null;- a;!!tag;&x;*y;%z;@w;'v'; u:"`+"\n"+
		"\u202eevil\u0007,yes,DE,controller,no,US,processor,~\n", asked)
	faults := open(draft.Complete(transfer.File{Name: "o.yaml", Data: []byte("version: 1\norganisation: {id: o, name: O}\n")}))
	assert.Equal(t, []string{"organisation is required"}, open(draft.Complete()))
	assert.Nil(t, faults, "%s", draft.YAML())
	assert.Equal(t, "A: [x] # y - id: z", draft.Inventory.Flows[0].Name)
	assert.Equal(t, "=cmd|' /C calc'!A1", draft.Inventory.Vendors[0].Name, "the mark against formulas is no part of a name")
	assert.Equal(t, "evil", draft.Inventory.Flows[1].Name)
	assert.Equal(t, []string{"yes", "no"}, []string{draft.Inventory.Entities[1].ID, draft.Inventory.Vendors[1].ID})
}

func TestARecordThatIsNoneIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		"a,b\n1,2\n":                    "activity: the file has no such column",
		"activity,exporters,importer\n": `exporter: the file has no such column; did you mean "exporters"?`,
		"":                              "the file holds no headings",
	} {
		draft, err := intake.ReadRoPA(transfer.File{Name: "ropa.csv", Data: []byte(text)}, asked)
		assert.Nil(t, draft)
		assert.ErrorContains(t, err, want)
	}
}
