package publish

import (
	"encoding/json"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
)

// visible replaces what steers a terminal or turns the direction of the text around it.
func visible(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return r
	case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return unicode.ReplacementChar
	default:
		return r
	}
}

// clean is a writer that lets only visible UTF-8 through. It has to be closed, which does not close to.
func clean(to io.Writer) io.WriteCloser { return transform.NewWriter(to, runes.Map(visible)) }

// writeJSON writes a document for machines that people can read.
func writeJSON(to io.Writer, document any) error {
	pen := clean(to)
	encoder := json.NewEncoder(pen)
	encoder.SetIndent("", " ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(document); err != nil {
		return err
	}
	return pen.Close()
}

// line makes one line of whatever a name or a message holds.
func line(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return visible(r)
	}, strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
}

// short cuts a text after so many characters.
func short(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return strings.TrimRight(string(runes[:most-1]), " ") + "…"
}
