package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/xlsx"
)

var (
	slashed = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})(?:[ T].*)?$`)
	dashed  = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:[ T].*)?$`)
)

var spelled = []string{"January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006", "2-Jan-2006", "02-Jan-06"}

// calendar reads the dates of one sheet.
type calendar struct {
	from1904 bool
	// dayFirst says that a date with strokes was seen that cannot be month, day, year, so that none can be trusted.
	dayFirst bool
}

// notice looks at a text before any date is read.
func (c *calendar) notice(text string) {
	if m := slashed.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		month, _ := strconv.Atoi(m[1])
		c.dayFirst = c.dayFirst || month > 12
	}
}

// read reads a serial number, or a date in words, in ISO 8601, or with strokes as the United States write it.
func (c *calendar) read(kind xlsx.Kind, text string) (transfer.Date, bool) {
	text = strings.TrimSpace(text)
	if kind == xlsx.Number {
		return c.serial(text)
	}
	if kind != xlsx.Text {
		return transfer.Date{}, false
	}
	if m := dashed.FindStringSubmatch(text); m != nil {
		d, err := transfer.ParseDate(m[1])
		return d, err == nil
	}
	if m := slashed.FindStringSubmatch(text); m != nil && !c.dayFirst {
		month, _ := strconv.Atoi(m[1])
		day, _ := strconv.Atoi(m[2])
		year, _ := strconv.Atoi(m[3])
		d := transfer.NewDate(year, time.Month(month), day)
		return d, d.Valid()
	}
	for _, form := range spelled {
		if t, err := time.Parse(form, text); err == nil {
			d := transfer.NewDate(t.Date())
			return d, d.Valid()
		}
	}
	return transfer.Date{}, false
}

// serial reads a count of days. The count from 1900 holds a 29 February 1900 that never was, before all that is read here.
func (c *calendar) serial(text string) (transfer.Date, bool) {
	days, err := strconv.ParseFloat(text, 64)
	if err != nil || days < 1 || days > 200_000 {
		return transfer.Date{}, false
	}
	origin := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	if c.from1904 {
		origin = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	d := transfer.NewDate(origin.AddDate(0, 0, int(days)).Date())
	return d, d.Valid()
}
