package publish

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"sync"

	"github.com/chapterv/chapterv/transfer"
)

// HTMLOption adds to the report.
type HTMLOption func(*page)

// WithComparison shows what a scenario would change.
func WithComparison(c Comparison) HTMLOption {
	return func(p *page) { p.Comparison = p.comparison(c) }
}

//go:embed page
var pageFiles embed.FS

var layout = sync.OnceValues(func() (*template.Template, error) {
	return template.New("report.html").Funcs(template.FuncMap{
		"count": count, "line": line, "thousands": thousands, "nonzero": nonzero,
	}).ParseFS(pageFiles, "page/*.html")
})

// HTML writes one self-contained report: a summary, who sends where, what carries the flows, when answers end, every
// decision with its candidates and authorities at #flow-ID, and what the laws leave open. It opens from disk without a
// network and without JavaScript; a script inside it only filters. A policy in the page forbids every other script and
// every request, whatever a name in the inventory holds.
func HTML(to io.Writer, inventory *transfer.Inventory, decisions []transfer.Decision, options ...HTMLOption) error {
	f, err := open(inventory, decisions)
	if err != nil {
		return err
	}
	book, err := metadata()
	if err != nil {
		return err
	}
	form, err := layout()
	if err != nil {
		return err
	}
	style, err := pageFiles.ReadFile("page/style.css")
	if err != nil {
		return err
	}
	script, err := pageFiles.ReadFile("page/filter.js")
	if err != nil {
		return err
	}
	p := newPage(f, book)
	p.Style, p.Script = template.CSS(style), template.JS(script)
	p.Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + source(style) + "; script-src " + source(script)
	for _, option := range options {
		option(p)
	}
	pen := clean(to)
	out := bufio.NewWriterSize(pen, 1<<16)
	if err := form.Execute(out, p); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return pen.Close()
}

// source is how a Content-Security-Policy names an inline text.
func source(text []byte) string {
	sum := sha256.Sum256(text)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
