package random

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// framework certifies a US importer under the framework of the law and the day.
func framework(t *story) {
	t.send("")
	t.receive(one(t.dice, []string{"", vendors, entities}), "US")
	t.roles()
	scheme := "eu-us-dpf"
	for _, r := range t.book.of[t.law]["dpf"] {
		if r.inForce.holds(t.at) {
			scheme = r.id
		}
	}
	window := t.version(transfer.DPF, scheme).inForce
	t.certify(scheme, window)
	if scheme == "uk-extension" {
		t.certify("eu-us-dpf", interval{from: date("2023-07-10")})
	}
	t.flaw("journalistic", func() { t.flow.Journalistic = transfer.Yes })
	t.flaw("journalistic not stated", func() { t.flow.Journalistic = transfer.NotStated })
	t.flaw("sensitive, not flagged", func() {
		t.flow.SpecialCategories = some(t.dice, 1, t.book.words["special_category"])
		t.flow.FlaggedSensitive = one(t.dice, []transfer.Fact{transfer.No, transfer.NotStated})
	})
}

// privacyRules certifies an importer under the CBPR or PRP systems.
func privacyRules(t *story) {
	t.send("")
	places := []transfer.Territory{"US", "JP", "SG", "KR", "TW", "PH", "MX", "AU", "CA", "BM", "AE-DIFC", "GB", "US", "SG"}
	t.receive(one(t.dice, []string{"", vendors, entities}), one(t.dice, places))
	system := string(t.mechanism)
	if system == "prp" {
		t.roles(toProcessor, toProcessor, toSubProcessor)
	} else {
		t.roles()
	}
	var running []string
	for _, r := range t.book.of[t.law][system] {
		if r.inForce.holds(t.at) {
			running = append(running, r.id)
		}
	}
	running = append(running, one(t.dice, []string{"apec-", "global-"})+system)
	scheme := running[0]
	if t.chance(30) {
		scheme = one(t.dice, running)
	}
	c := t.certify(scheme, interval{from: date("2013-01-01")})
	c.economy(t.importer.Jurisdiction)
	t.flaw("economy", func() { c.economy(one(t.dice, []transfer.Territory{"US", "SG", "JP"})) })
	t.flaw("economy not stated", func() { c.economy("") })
	t.flaw("acts for somebody else", func() { t.flow.Importer.OnBehalfOf = t.principal() })
}

// row is a certificate of a party. The party's list may grow, so it is reached by its place.
type row struct {
	holder *person
	n      int
}

func (r row) change(by func(*transfer.Certification)) { by(&r.holder.Certifications[r.n]) }

func (r row) economy(place transfer.Territory) {
	r.change(func(c *transfer.Certification) { c.Economy = place })
}

// certify gives the importer an active row, and offers what can be wrong with one.
func (t *story) certify(scheme string, window interval) row {
	holder := t.importer
	day := t.at
	active := interval{later(window.from, day.AddDays(-900)), day}
	if active.until.Before(active.from) {
		active.from = active.until
	}
	if !window.until.IsZero() && window.until.Before(day) {
		active = interval{earlier(window.from, day), earlier(window.until, day)}
	}
	c := transfer.Certification{Scheme: scheme, Status: "active", Covers: []string{"hr", "non-hr"}, From: t.day(active)}
	switch t.weighed(60, 20, 12, 8) {
	case 1:
		c.Status = "active-recertification-under-review"
		c.Due = day.AddDays(t.between(-10, 10))
	case 2:
		c.Until = day.AddDays(one(t.dice, []int{0, 1, 200}))
	case 3: // it was active on the day, whatever happened later
		c.Status, c.Until = one(t.dice, []string{"inactive-lapse", "inactive-withdrawal", "removed"}), day.AddDays(t.between(0, 90))
	}
	if t.chance(15) {
		c.Checked = day
	}
	holder.Certifications = append(holder.Certifications, c)
	r := row{holder, len(holder.Certifications) - 1}
	t.expire(r)
	return r
}

func (t *story) expire(r row) {
	flaw := func(name string, by func(*transfer.Certification)) { t.flaw(name, func() { r.change(by) }) }
	flaw("certificate inactive", func(c *transfer.Certification) {
		c.Status, c.Until = one(t.dice, []string{"inactive-lapse", "inactive-withdrawal", "removed"}), transfer.Date{}
	})
	flaw("certificate ended", func(c *transfer.Certification) { c.Until = t.at.AddDays(-1) })
	flaw("certificate ends on the day", func(c *transfer.Certification) { c.Until = t.at })
	flaw("certificate begins on the day", func(c *transfer.Certification) { c.From = t.at })
	flaw("certificate begins later", func(c *transfer.Certification) { c.From = t.at.AddDays(1) })
	flaw("certificate without a first day", func(c *transfer.Certification) { c.From = transfer.Date{} })
	flaw("certificate without days", func(c *transfer.Certification) { c.From, c.Until = transfer.Date{}, t.at })
	flaw("covers one kind", func(c *transfer.Certification) { c.Covers = []string{one(t.dice, []string{"hr", "non-hr"})} })
	flaw("covers nothing", func(c *transfer.Certification) { c.Covers = []string{} })
	flaw("cover not stated", func(c *transfer.Certification) { c.Covers = nil })
	flaw("another scheme", func(c *transfer.Certification) { c.Scheme = one(t.dice, t.book.words["scheme"]) })
	t.flaw("a second row", func() {
		again := r.holder.Certifications[r.n]
		again.From = again.From.AddDays(-t.between(0, 400))
		again.Until = t.at.AddDays(t.between(-1, 1))
		r.holder.Certifications = append(slices.Clone(r.holder.Certifications), again)
	})
}
