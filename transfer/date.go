package transfer

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a civil calendar date: no time of day, no zone, no clock. The zero value is "not stated".
// Dates run from 1950-01-01 to 2200-12-31; another one can be held, so that it can be reported, but is not Valid
// and is refused wherever it is asked about. Dates are comparable with ==.
type Date struct {
	year  int
	month time.Month
	day   int
}

const (
	firstYear = 1950
	lastYear  = 2200
)

// NewDate returns the date as given. It does not normalise: 30 February stays one, and is not Valid.
func NewDate(year int, month time.Month, day int) Date {
	return Date{year: year, month: month, day: day}
}

// ParseDate reads YYYY-MM-DD, zero-padded, a day of the calendar and inside the range; it refuses everything else.
func ParseDate(s string) (Date, error) {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return Date{}, fmt.Errorf("%q is not a date: write YYYY-MM-DD", s)
	}
	number := 0
	for i := range len(s) {
		if i == 4 || i == 7 {
			continue
		}
		if s[i] < '0' || s[i] > '9' {
			return Date{}, fmt.Errorf("%q is not a date: write YYYY-MM-DD", s)
		}
		number = number*10 + int(s[i]-'0')
	}
	d := Date{year: number / 10000, month: time.Month(number / 100 % 100), day: number % 100}
	switch {
	case !d.inCalendar():
		return Date{}, fmt.Errorf("%q is not a day of the calendar", s)
	case d.year < firstYear || d.year > lastYear:
		return Date{}, fmt.Errorf("%q is outside %d-01-01 to %d-12-31", s, firstYear, lastYear)
	}
	return d, nil
}

// IsZero reports whether the date is not stated.
func (d Date) IsZero() bool { return d == Date{} }

// Valid reports whether the date is a day of the calendar inside the range.
func (d Date) Valid() bool { return d.inCalendar() && d.year >= firstYear && d.year <= lastYear }

// String returns YYYY-MM-DD, and nothing for a date that is not stated.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return string(d.append(nil))
}

// append writes the date as String does.
func (d Date) append(b []byte) []byte {
	month := int(d.month)
	if d.year < 0 || d.year > 9999 || month < 0 || month > 99 || d.day < 0 || d.day > 99 {
		return fmt.Appendf(b, "%04d-%02d-%02d", d.year, month, d.day)
	}
	return append(b,
		byte('0'+d.year/1000), byte('0'+d.year/100%10), byte('0'+d.year/10%10), byte('0'+d.year%10), '-',
		byte('0'+month/10), byte('0'+month%10), '-', byte('0'+d.day/10), byte('0'+d.day%10))
}

// Compare returns -1, 0 or +1 as d is before, on or after other. A date not stated is before every other.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.year, other.year), cmp.Compare(d.month, other.month), cmp.Compare(d.day, other.day))
}

// Before reports whether d is an earlier day than other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// AddDays returns the date n days later, or earlier for a negative n. A date not stated stays so.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	year, month, day := d.midnight().AddDate(0, 0, n).Date()
	return Date{year: year, month: month, day: day}
}

// MarshalJSON writes the date as a string, and null for one that is not stated.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}

// UnmarshalJSON reads what MarshalJSON writes, strictly as ParseDate does.
func (d *Date) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*d = Date{}
		return nil
	}
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return fmt.Errorf("%s is not a date: write a string YYYY-MM-DD", data)
	}
	parsed, err := ParseDate(string(data[1 : len(data)-1]))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// MarshalText writes YYYY-MM-DD.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD, so that a Date can be a command-line flag.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

func (d Date) midnight() time.Time {
	return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC)
}

func (d Date) inCalendar() bool {
	year, month, day := d.midnight().Date()
	return year == d.year && month == d.month && day == d.day
}
