package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// plainPage is for a terminal and for grep.
type plainPage struct{ to *bytes.Buffer }

func (p *plainPage) heading(level int, text string) {
	if p.to.Len() > 0 {
		p.to.WriteByte('\n')
	}
	switch level {
	case 1, 2:
		line := strings.Repeat(map[int]string{1: "=", 2: "-"}[level], utf8.RuneCountInString(text))
		fmt.Fprintf(p.to, "%s\n%s\n", text, line)
	case 3:
		fmt.Fprintf(p.to, "%s\n", text)
	default:
		fmt.Fprintf(p.to, "  %s\n", strings.ToUpper(text))
	}
}

func (p *plainPage) paragraph(text string) {
	for _, line := range wrapped(text, noteWidth) {
		fmt.Fprintln(p.to, line)
	}
}

func (p *plainPage) entry(name, text string, details ...detail) {
	fmt.Fprintf(p.to, "  %s\n", joined(name, text))
	for _, d := range details {
		if d.text != "" {
			fmt.Fprintf(p.to, "      %s: %s\n", strings.ToLower(d.name), d.text)
		}
	}
}

func joined(name, text string) string {
	switch {
	case name == "":
		return text
	case text == "":
		return name
	default:
		return name + ": " + text
	}
}

// markdownPage is for a review beside the sources.
type markdownPage struct{ to *bytes.Buffer }

func (p *markdownPage) heading(level int, text string) {
	if p.to.Len() > 0 {
		p.to.WriteByte('\n')
	}
	fmt.Fprintf(p.to, "%s %s\n\n", strings.Repeat("#", level), escaped(text))
}

func (p *markdownPage) paragraph(text string) {
	fmt.Fprintf(p.to, "%s\n\n", escaped(strings.Join(strings.Fields(text), " ")))
}

func (p *markdownPage) entry(name, text string, details ...detail) {
	if name != "" {
		name = "**" + escaped(name) + "**"
	}
	fmt.Fprintf(p.to, "- %s\n", joined(name, escaped(text)))
	for _, d := range details {
		if d.text != "" {
			fmt.Fprintf(p.to, "  - %s: %s\n", d.name, linked(d.text))
		}
	}
}

func linked(text string) string {
	if strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://") {
		return "<" + text + ">"
	}
	return escaped(text)
}

var marks = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`, "`", "\\`", "|", `\|`)

func escaped(text string) string { return marks.Replace(text) }
