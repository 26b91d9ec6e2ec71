package transfer

import (
	"fmt"
	"strings"
)

// page is a text under construction.
type page struct {
	strings.Builder
}

const pageWidth = 110

// line writes one paragraph, indented and wrapped; what follows a dash hangs.
func (p *page) line(level int, format string, arguments ...any) {
	indent := strings.Repeat("  ", level)
	text := fmt.Sprintf(format, arguments...)
	hang := indent
	if strings.HasPrefix(text, "- ") {
		hang += "  "
	}
	width := 0
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
			p.WriteString(indent)
			width = len(indent)
		case width+1+len(word) > pageWidth:
			p.WriteString("\n" + hang)
			width = len(hang)
		default:
			p.WriteByte(' ')
			width++
		}
		p.WriteString(word)
		width += len(word)
	}
	p.WriteByte('\n')
}

func (p *page) gap() { p.WriteByte('\n') }

func (p *page) until(level int, last Date) {
	if !last.IsZero() {
		p.line(level, "Stands until %s if nothing changes.", last)
	}
}

func (p *page) finding(level int, f Finding) {
	p.line(level, "%s%s [%s]", f.Message, cited(f.Citation), f.Code)
}

func (p *page) list(level int, heading string, findings []Finding) {
	if len(findings) == 0 {
		return
	}
	p.line(level, "%s", heading)
	for _, f := range findings {
		p.line(level+1, "- %s%s [%s]", f.Message, cited(f.Citation), f.Code)
	}
}

func (p *page) violations(level int, violations []Violation) {
	for _, v := range violations {
		p.line(level, "- %s%s [%s]", v.Message, cited(v.Citation), v.Code)
		for i, r := range v.Remedies {
			open := ""
			if r.Open > 0 {
				open = fmt.Sprintf(" (%s open)", plural(r.Open, "condition"))
			}
			p.line(level+1, "Remedy %d: %s%s", i+1, r.Text, open)
			for _, s := range r.Steps {
				p.line(level+2, "- %s [%s]", s.Text, s.Code)
			}
		}
	}
}

func (p *page) conditions(level int, unmet []Unmet, missing []Missing) {
	for _, u := range unmet {
		remedy := ""
		if u.Remedy != "" {
			remedy = " Remedy: " + string(u.Remedy)
		}
		p.line(level, "- %s%s [%s]%s", u.Message, cited(u.Citation), u.Code, remedy)
	}
	for _, m := range missing {
		p.line(level, "- %s%s [%s] Find out, and record it as %s.", m.Message, cited(m.Citation), m.Code, m.Fact)
	}
}

func cited(citation string) string {
	if citation == "" {
		return ""
	}
	return " (" + citation + ")"
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
