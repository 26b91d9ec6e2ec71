package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// framework is a self-certification framework while it could be relied on. Where it names several schemes it wants them all;
// the last one is the one that carries.
type framework struct {
	held    dated
	schemes []string
	flagged bool // the exporter has to mark some kinds of data as sensitive
}

var (
	euFrameworks = []framework{
		{held: dated{day(2000, 7, 26), day(2015, 10, 5)}, schemes: []string{"eu-us-safe-harbor"}},
		{held: dated{day(2016, 7, 12), day(2020, 7, 15)}, schemes: []string{"eu-us-privacy-shield"}},
		{held: since(2023, 7, 10), schemes: []string{"eu-us-dpf"}},
	}
	ukFrameworks = []framework{
		{held: since(2023, 10, 12), schemes: []string{"eu-us-dpf", "uk-extension"}, flagged: true},
	}
	chFrameworks = []framework{
		{held: since(2024, 9, 15), schemes: []string{"swiss-us-dpf"}},
	}
)

var (
	_ = registerSpans("eu-gdpr", frameworkSpans(euFrameworks)...)
	_ = registerSpans("uk-gdpr", frameworkSpans(ukFrameworks)...)
	_ = registerSpans("ch-fadp", frameworkSpans(chFrameworks)...)
)

func frameworkSpans(list []framework) []dated {
	var spans []dated
	for _, f := range list {
		spans = append(spans, f.held)
	}
	return spans
}

func dpf(q *question, frameworks []framework) finding {
	cannot := publicBody(q.importer) || q.importer.Kind == transfer.Individual
	if q.place() != "US" || cannot && !holdsAny(q.importer, frameworks) {
		return finding{status: notRelevant}
	}
	for _, f := range frameworks {
		if f.held.holds(q.at) {
			return f.ask(q)
		}
	}
	return finding{status: unmet}
}

// holdsAny: neither an authority nor an individual can certify itself, but what somebody states of one is looked at.
func holdsAny(p *transfer.Party, frameworks []framework) bool {
	return slices.ContainsFunc(p.Certifications, func(c transfer.Certification) bool {
		return slices.ContainsFunc(frameworks, func(f framework) bool { return f.carrying() == c.Scheme })
	})
}

func (f framework) carrying() string { return f.schemes[len(f.schemes)-1] }

func (f framework) ask(q *question) finding {
	var l ledger
	l.absent(q.flow.Journalistic)
	if f.flagged {
		flagSensitive(q.flow, &l)
	}
	for _, scheme := range f.schemes {
		certified(q, scheme, &l)
	}
	answer := l.judge(f.carrying(), 0, sameRegime).finding
	if !slices.ContainsFunc(q.importer.Certifications, func(c transfer.Certification) bool {
		return c.Scheme == answer.instrument
	}) {
		answer.instrument = ""
	}
	return answer
}

// certified adds what the importer's best certificate of the scheme comes to.
func certified(q *question, scheme string, l *ledger) {
	var all []judged
	for _, c := range q.importer.Certifications {
		if c.Scheme != scheme {
			continue
		}
		var one ledger
		certificateDays(&one, c, q.at)
		certificateData(&one, c, q.flow.HR)
		all = append(all, one.judge(scheme, 0, sameRegime))
	}
	l.is(best(all).status)
}

// flagSensitive: the framework calls fewer kinds of data sensitive than the UK GDPR does.
func flagSensitive(f *transfer.Flow, l *ledger) {
	kinds := []string{"genetic", "biometric", "sexual-orientation", "criminal-offences"}
	switch {
	case f.FlaggedSensitive.True():
	case f.SpecialCategories == nil:
		l.ask()
	case slices.ContainsFunc(f.SpecialCategories, func(s string) bool { return slices.Contains(kinds, s) }):
		l.fact(f.FlaggedSensitive)
	}
}
