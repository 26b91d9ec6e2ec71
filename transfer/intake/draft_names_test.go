package intake_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/intake"
)

func TestIDsAreMadeFromNamesAndAreUnique(t *testing.T) {
	draft := ropa(t, "activity,exporter,importer\n"+
		"Café,Ärzte & Söhne GmbH,東京株式会社\n"+
		"Café,Ärzte & Söhne GmbH,北京公司\n"+
		"cafe,Arzte and Sohne GmbH,"+strings.Repeat("very long ", 20)+"\n", asked)
	var ids []string
	for _, list := range [][]transfer.Party{draft.Inventory.Entities, draft.Inventory.Vendors} {
		for _, p := range list {
			ids = append(ids, p.ID)
		}
	}
	assert.Equal(t, []string{
		"arzte-and-sohne-gmbh", "arzte-and-sohne-gmbh-2", "unnamed", "unnamed-2",
		strings.TrimSuffix(strings.Repeat("very-long-", 8), "-"),
	}, ids, "names that differ are parties that differ")
	assert.Equal(t, "cafe", draft.Inventory.Flows[0].ID)
	assert.Equal(t, "cafe-2", draft.Inventory.Flows[1].ID)

	options, _ := known(t)
	clash := ropa(t, "activity,exporter,importer\nA,Acme GmbH,Paywright\n", options)
	assert.Equal(t, "paywright-2", clash.Inventory.Vendors[0].ID, "another name than that of the known party with this id")
}

func TestANameLongerThanAnInventoryHoldsIsLeftOut(t *testing.T) {
	draft := ropa(t, "activity,exporter,importer\n"+strings.Repeat("a", 1025)+",E,I\nA,"+strings.Repeat("e", 1025)+",I\n", asked)
	require.Len(t, draft.Inventory.Flows, 1)
	assert.Empty(t, draft.Inventory.Flows[0].Exporter.Party)
	assert.Contains(t, gaps(draft.Gaps), "line 2: activity: is over 1024 bytes and is left out")
	assert.Contains(t, gaps(draft.Gaps), "line 3: exporter: is not stated")
}

func TestRowsThatActForDifferentControllersActForNone(t *testing.T) {
	head := "activity,controller,role,exporter,importer\n"
	draft := ropa(t, head+"A,C1 AG,processor,E,I\nA,C2 AG,processor,E,I\nA,C1 AG,processor,E,I\n", asked)
	assert.Empty(t, draft.Inventory.Flows[0].Exporter.OnBehalfOf)
	assert.Contains(t, gaps(draft.Gaps), "line 3: controller: the rows differ")
	known := ropa(t, "activity,exporter,exporter_role,importer\nA,E,owner,I\n", asked)
	assert.Contains(t, gaps(known.Gaps), `line 2: exporter_role: "owner" is no role`)
}

func TestTermsOfAFidesFileAreOneOrMany(t *testing.T) {
	draft := fides(t, `
organization: [{fides_key: acme, name: Acme GmbH}]
system:
  - {fides_key: crm, organization_fides_key: acme, legal_name: Acme GmbH, responsibility: Controller, egress: [{fides_key: mail}], ingress: null}
  - fides_key: mail
    organization_fides_key: acme
    legal_name: Kestrel Mail Inc.
    responsibility: Sub-Processor
    privacy_declarations: [{name: A, ingress: crm, data_use: mail, data_categories: user, data_subjects: null, legal_basis_for_processing: Whim}]
`, asked)
	f := draft.Inventory.Flows[0]
	assert.Equal(t, transfer.Controller, f.Exporter.Role, "a system that bears the organisation's own name is its own")
	assert.Equal(t, transfer.Processor, f.Importer.Role)
	assert.Equal(t, []string{"user"}, f.DataCategories)
	assert.Nil(t, f.LegalBasis)
	assert.Contains(t, gaps(draft.Gaps), `"Whim" is not known`)
	assert.Len(t, draft.Inventory.Entities, 1)
}

func TestOnlyKindsThatAreKnownAreCovered(t *testing.T) {
	head := strings.TrimSuffix(directory, "\n") + ",covers\n"
	e := cbpr(t, head+"A,A Inc.,global,cbpr,,US,,2025-01-01,2027-01-31,,,,hr;everything\n").Entries[0]
	assert.Nil(t, e.Certification.Covers, "one word that is not known leaves all open")
	assert.Contains(t, gaps(e.Gaps), `"everything" is neither hr nor non-hr`)
}

func TestEveryKindIsInTheOrderOfAReader(t *testing.T) {
	assert.Len(t, intake.Kinds(), 9)
	assert.Equal(t, intake.Lapsed, intake.Kinds()[0], "what lapsed comes first")
	assert.Equal(t, intake.Agrees, intake.Kinds()[8])
}
