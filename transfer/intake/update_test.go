package intake_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/intake"
)

const builtIn = "../../examples/evaluator/inventory.yaml"

func source(t testing.TB, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	return string(data)
}

func updated(t testing.TB, list *intake.List, text string) (*intake.Comparison, string) {
	t.Helper()
	c := list.Compare(inventory(t, text))
	next, err := c.Update(transfer.File{Name: "i.yaml", Data: []byte(text)})
	require.NoError(t, err)
	return c, string(next.Data)
}

// lineDiff are the lines that only one of two texts has, - and + before them; the others must come in the same order.
func lineDiff(t testing.TB, before, after string) []string {
	t.Helper()
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	var diff []string
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(a) > 0 && len(b) > 0 && a[0] == b[0]:
			a, b = a[1:], b[1:]
		case len(b) > 0 && (len(a) == 0 || slices.Contains(b, a[0])):
			diff, b = append(diff, "+"+b[0]), b[1:]
		default:
			diff, a = append(diff, "-"+a[0]), a[1:]
		}
	}
	return diff
}

func TestLinesThatDoNotChangeKeepTheirBytes(t *testing.T) {
	text := source(t, builtIn)
	list := dpf(t,
		listed("Harbourlight Hosting Inc.", "Install Date", "2023-08-01", "Usage End Date", "2027-08-01", "Status", "Inactive - Withdrawal", "Inactive Start Date", "11/16/2026"),
		listed("Fieldnote Data Inc.", "HR Data", "Yes"),
		listed("Kestrel Mail Inc.", "Framework", "Swiss-U.S. DPF"))
	_, after := updated(t, list, text)
	assert.Equal(t, []string{
		"-      - {scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-08-01, due: 2027-08-01, checked: 2026-11-02, reference: illustrative}\n",
		"+      - {scheme: eu-us-dpf, status: inactive-withdrawal, covers: [non-hr], from: 2023-08-01, due: 2027-08-01, checked: 2026-11-20, reference: illustrative, until: 2026-11-15}\n",
		`+      - {scheme: swiss-us-dpf, status: active, covers: [non-hr], from: 2023-09-12, due: 2027-09-12, checked: 2026-11-20, reference: "https://list.example/participant/Kestrel Mail Inc."}` + "\n",
		"-  - {id: enrichment-us, name: Fieldnote Data Inc., jurisdiction: US}\n",
		`+  - {id: enrichment-us, name: Fieldnote Data Inc., jurisdiction: US, certifications: [{scheme: eu-us-dpf, status: active, covers: [hr, non-hr], from: 2023-09-12, due: 2027-09-12, checked: 2026-11-20, reference: "https://list.example/participant/Fieldnote Data Inc."}]}` + "\n",
	}, lineDiff(t, text, after))
}

// Every party of the built-in inventory is on the list, so that every form in it is edited once.
func TestEveryFormOfTheBuiltInInventoryIsEdited(t *testing.T) {
	text := source(t, builtIn)
	inv := inventory(t, text)
	var rows []row
	for _, p := range append(append([]transfer.Party{}, inv.Entities...), append(inv.Vendors, inv.Counterparties...)...) {
		for _, framework := range []string{"EU-U.S. DPF", "UK Extension", "Swiss-U.S. DPF"} {
			rows = append(rows, listed(p.Name, "Framework", framework, "HR Data", "Yes", "Non-HR Data", "No"))
		}
	}
	list := dpf(t, rows...)
	c, after := updated(t, list, text)
	assert.NotEmpty(t, c.Of(intake.Added))
	assert.NotEmpty(t, c.Of(intake.Updated))
	for _, line := range strings.Split(text, "\n") {
		if at := strings.Index(line, "#"); at >= 0 {
			assert.Contains(t, after, line[at:], "comments stay")
		}
	}
	again := list.Compare(inventory(t, after))
	assert.Empty(t, again.Of(intake.Added))
	assert.Empty(t, again.Of(intake.Updated))

	data, err := json.MarshalIndent(inv, "", "\t")
	require.NoError(t, err)
	next, err := list.Compare(inv).Update(transfer.File{Name: "i.json", Data: data})
	require.NoError(t, err)
	assert.True(t, json.Valid(next.Data))
	fromJSON, err := transfer.ReadInventory(next)
	require.NoError(t, err)
	one, err := json.Marshal(fromJSON)
	require.NoError(t, err)
	two, err := json.Marshal(inventory(t, after))
	require.NoError(t, err)
	assert.JSONEq(t, string(two), string(one), "the same changes in JSON")
}

func TestACertificationIsEditedInTheFormItIsWrittenIn(t *testing.T) {
	const head = "version: 1\norganisation: {id: o, name: O}\nas_of: 2026-11-23\n"
	lapse := dpf(t, listed("A Inc.", "HR Data", "Yes", "Non-HR Data", "No", "Status", "Inactive - Lapse", "Inactive Start Date", "2026-05-01"))
	for from, to := range map[string]string{
		`vendors:
- id: v # the vendor
  name: A Inc.
  jurisdiction: US
  certifications:
  - scheme: eu-us-dpf # as listed
    status: active
    covers:
    - hr
    - non-hr
    from: 2023-09-12

    # to be looked up again
    due: '2027-09-12' # by Jane
  sub_processors: []
`: `vendors:
- id: v # the vendor
  name: A Inc.
  jurisdiction: US
  certifications:
  - scheme: eu-us-dpf # as listed
    status: inactive-lapse
    covers: [hr]
    from: 2023-09-12

    # to be looked up again
    due: '2027-09-12' # by Jane
    until: 2026-04-30
    checked: 2026-11-20
    reference: "https://list.example/participant/A Inc."
  sub_processors: []
`,
		`{vendors: [ {id: v, name: A Inc., jurisdiction: US, certifications: [ {scheme: eu-us-dpf, # listed
    status: 'active', covers: [ hr ], "from": "2023-09-12",} ]} ]}
`: `{vendors: [ {id: v, name: A Inc., jurisdiction: US, certifications: [ {scheme: eu-us-dpf, # listed
    status: inactive-lapse, covers: [ hr ], "from": "2023-09-12", until: 2026-04-30, due: 2027-09-12, checked: 2026-11-20, reference: "https://list.example/participant/A Inc.",} ]} ]}
`,
	} {
		prefix := head
		if strings.HasPrefix(from, "{") {
			prefix, from, to = "", strings.Replace(from, "{", "{version: 1, organisation: {id: o, name: O}, as_of: 2026-11-23, ", 1),
				strings.Replace(to, "{", "{version: 1, organisation: {id: o, name: O}, as_of: 2026-11-23, ", 1)
		}
		_, got := updated(t, lapse, prefix+from)
		assert.Equal(t, prefix+to, got)
		_, got = updated(t, lapse, "\ufeff"+strings.ReplaceAll(prefix+from, "\n", "\r\n"))
		assert.Equal(t, "\ufeff"+strings.ReplaceAll(prefix+to, "\n", "\r\n"), got, "with a byte order mark and the line breaks of Windows")
	}
}

func TestSeveralFilesAreReadTogetherAndOneIsChanged(t *testing.T) {
	one := transfer.File{Name: "one.yaml", Data: []byte("version: 1\norganisation: {id: o, name: O}\nas_of: 2026-11-23\nvendors: [{id: v, name: A Inc., jurisdiction: US, sub_processors: [w]}]\n")}
	two := transfer.File{Name: "two.yaml", Data: []byte("version: 1\nvendors: [{id: w, name: B Inc., jurisdiction: US}]\n")}
	inv, err := transfer.ReadInventory(one, two)
	require.NoError(t, err)
	c := dpf(t, listed("A Inc."), listed("B Inc.")).Compare(inv)
	assert.Equal(t, []string{"added v eu-us-dpf", "added w eu-us-dpf"}, found(c))
	next, err := c.Update(one, two)
	require.NoError(t, err)
	assert.Equal(t, 1, strings.Count(string(next.Data), "eu-us-dpf"))
	next, err = c.Update(two, one)
	require.NoError(t, err)
	assert.Equal(t, 1, strings.Count(string(next.Data), "eu-us-dpf"))
	_, err = c.Update(one)
	var input *transfer.InputError
	assert.ErrorAs(t, err, &input, "the other file is wanting")
}

func TestWhatCannotBeEditedInPlaceIsRefusedWhole(t *testing.T) {
	c := dpf(t, listed("A Inc.", "HR Data", "Yes", "Non-HR Data", "No"))
	text := vendor("A Inc.", "") + `    certifications:
      - scheme: eu-us-dpf
        status: active
        covers:
          - non-hr # for now
          - hr
`
	_, err := c.Compare(inventory(t, text)).Update(transfer.File{Name: "i.yaml", Data: []byte(text)})
	assert.ErrorIs(t, err, intake.ErrNotInPlace)
	assert.ErrorContains(t, err, "line 11: a comment stands in the middle of what changes")

	compared := vendor("A Inc.", "{scheme: eu-us-dpf, status: active, covers: [non-hr]}")
	other := vendor("A Inc.", "{scheme: global-cbpr, status: active}")
	_, err = c.Compare(inventory(t, compared)).Update(transfer.File{Name: "i.yaml", Data: []byte(other)})
	assert.ErrorIs(t, err, intake.ErrNotInPlace, "another file than was compared")
}
