package outlook_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/outlook"
	"github.com/chapterv/chapterv/transfer/publish"
	"github.com/chapterv/chapterv/transfer/whatif"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// property is a content line of RFC 5545, section 3.1.
type property struct{ name, parameters, value string }

var (
	contentLine = regexp.MustCompile(`^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]+))*):([^\x00-\x08\x0a-\x1f\x7f]*)$`)
	textValue   = regexp.MustCompile(`^(?:[^\\;,]|\\[\\;,nN])*$`) // section 3.3.11
	dateValue   = regexp.MustCompile(`^\d{8}$`)
	stampValue  = regexp.MustCompile(`^\d{8}T\d{6}Z$`)
)

// calendar reads a file as section 3 says, and fails where it is not written so.
func calendar(t *testing.T, text string) (head map[string]property, events []map[string]property) {
	t.Helper()
	require.True(t, utf8.ValidString(text))
	require.True(t, strings.HasSuffix(text, "\r\n"), "the last line ends too")
	require.Equal(t, strings.Count(text, "\n"), strings.Count(text, "\r\n"), "lines end in CRLF")
	require.Equal(t, strings.Count(text, "\r"), strings.Count(text, "\r\n"), "and a CR stands nowhere else")
	for _, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		require.LessOrEqual(t, len(line), 75, "octets in %q", line)
		require.True(t, utf8.ValidString(line), "folded inside a character: %q", line)
		require.NotEmpty(t, strings.TrimSpace(line))
	}
	lines := strings.Split(strings.TrimSuffix(strings.NewReplacer("\r\n ", "", "\r\n\t", "").Replace(text), "\r\n"), "\r\n")
	require.Equal(t, "BEGIN:VCALENDAR", lines[0])
	require.Equal(t, "END:VCALENDAR", lines[len(lines)-1])
	head = map[string]property{}
	into := head
	for _, line := range lines[1 : len(lines)-1] {
		found := contentLine.FindStringSubmatch(line)
		require.NotNil(t, found, "no content line: %q", line)
		p := property{found[1], found[2], found[3]}
		switch line {
		case "BEGIN:VEVENT":
			require.Len(t, into, len(head), "an event inside another")
			into = map[string]property{}
			events = append(events, into)
			continue
		case "END:VEVENT":
			into = head
			continue
		}
		require.NotContains(t, into, p.name, "each property stands once")
		into[p.name] = p
	}
	require.Equal(t, len(head), len(into), "the last event is closed")
	return head, events
}

// RFC 5545: what a calendar must have (3.6), what an event must have (3.6.1), and how each value is written (3.3).
func TestCalendarEntriesFollowTheStandard(t *testing.T) {
	inventory := acme(t)
	inventory.Vendors[1].Name = "Begun; Inc., a \\ name:\"so\" long that its line must be folded, é and 漢字 👩‍👩‍👧 é and 漢字"
	o := looked(t, inventory, transfer.Date{}, 400)
	o.Overdue = append(o.Overdue, outlook.Item{
		Date: inventory.AsOf, Kind: outlook.Order, Turn: outlook.Due, Subject: "x", Text: "One\r\nEND:VEVENT\nX\x00\x07\u2028" + strings.Repeat("é,;", 60),
	})
	var page, again bytes.Buffer
	require.NoError(t, o.WriteICS(&page))
	require.NoError(t, o.WriteICS(&again))
	assert.Equal(t, page.String(), again.String(), "no clock is read")

	head, events := calendar(t, page.String())
	assert.Equal(t, "2.0", head["VERSION"].value)
	assert.NotEmpty(t, head["PRODID"].value)
	assert.Equal(t, "GREGORIAN", head["CALSCALE"].value)
	require.NotEmpty(t, events)
	uids := map[string]bool{}
	for _, e := range events {
		for _, name := range []string{"UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP"} {
			require.Contains(t, e, name)
		}
		assert.False(t, uids[e["UID"].value], "one identity for two entries")
		uids[e["UID"].value] = true
		assert.Equal(t, ";VALUE=DATE", e["DTSTART"].parameters)
		assert.Regexp(t, dateValue, e["DTSTART"].value)
		_, err := transfer.ParseDate(e["DTSTART"].value[:4] + "-" + e["DTSTART"].value[4:6] + "-" + e["DTSTART"].value[6:])
		require.NoError(t, err)
		assert.Regexp(t, stampValue, e["DTSTAMP"].value)
		assert.Equal(t, "20261123T000000Z", e["DTSTAMP"].value, "the day of looking")
		assert.Equal(t, "TRANSPARENT", e["TRANSP"].value)
		for _, name := range []string{"SUMMARY", "DESCRIPTION", "CATEGORIES"} {
			assert.Regexp(t, textValue, e[name].value)
			assert.NotEmpty(t, e[name].value)
		}
	}
	var ends, told bool
	for _, e := range events {
		summary := plain(e["SUMMARY"].value)
		ends = ends || e["DTSTART"].value == "20270630" && strings.HasPrefix(summary, `The eu-us-dpf certificate of Begun; Inc., a \ name:"so" long`) &&
			strings.Contains(summary, "é and 漢字 👩‍👩‍👧") && strings.Contains(e["DESCRIPTION"].value, `From 2027-07-01 on:\nto-begun\, eu-gdpr`)
		told = told || strings.Contains(summary, "One\nEND:VEVENT\nX"+strings.Repeat("é,;", 60))
	}
	assert.True(t, ends, "the hostile name is there as it is, in one entry")
	assert.True(t, told, "and so is what would end an entry")
}

// plain undoes the escapes of a text.
func plain(value string) string {
	return strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n", `\N`, "\n").Replace(value)
}

// What changes on a day is told with everything of that day, and not as the doing of each.
func TestACalendarEntryDoesNotClaimWhatAnotherOfItsDayMayHaveDone(t *testing.T) {
	day := transfer.NewDate(2027, time.April, 1)
	lapse := outlook.Item{Date: day.AddDays(-1), Kind: outlook.Certificate, Turn: outlook.Ends, Subject: "a", Text: "The certificate of A"}
	programme := outlook.Item{Date: day, Kind: outlook.Law, Turn: outlook.Begins, Subject: "b", Text: "Programme B"}
	change := whatif.Change{Change: publish.Change{Flow: "crm", Regime: "eu-gdpr", Status: publish.NewlyBlocked}}
	described := func(entry outlook.Entry) string {
		var page bytes.Buffer
		require.NoError(t, (&outlook.Outlook{From: day, Entries: []outlook.Entry{entry}}).WriteICS(&page))
		_, events := calendar(t, page.String())
		require.Len(t, events, len(entry.Items))
		return events[len(events)-1]["DESCRIPTION"].value
	}
	changes := []whatif.Change{change}
	assert.Contains(t, described(outlook.Entry{Day: day, Items: []outlook.Item{lapse, programme}, Changes: changes}), "by this or by something else of that day")
	assert.Contains(t, described(outlook.Entry{Day: day, Items: []outlook.Item{lapse}, Changes: changes}), `From 2027-04-01 on:\ncrm\, eu-gdpr`)
	assert.Equal(t, "No flow is covered otherwise.", described(outlook.Entry{Day: day, Items: []outlook.Item{programme}}))
}
