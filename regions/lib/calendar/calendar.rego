# METADATA
# title: Calendar
# description: |
#   Dates of the Gregorian calendar from 1950-01-01 to 2200-12-31, written year, month and day with leading zeros. In
#   that form their order as text is their order in time.
package regions.lib.calendar

# METADATA
# title: Valid
# description: The value is the text of a day that exists in the calendar.
valid(date) if {
	is_string(date)
	regex.match(`^(19[5-9][0-9]|2[01][0-9]{2}|2200)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`, date)
	[year, month, day] := split(date, "-")
	day <= _last_day(year, month)
}

# METADATA
# title: Next
# description: The day after; undefined for what is not a valid date.
next(date) := day if {
	valid(date)
	[year, month, today] := split(date, "-")
	day := _after(year, month, today)
}

# METADATA
# title: Previous
# description: The day before; undefined for what is not a valid date.
previous(date) := day if {
	valid(date)
	[year, month, today] := split(date, "-")
	day := _before(year, month, today)
}

_after(year, month, day) := sprintf("%s-%s-%s", [year, month, _following[day]]) if day < _last_day(year, month)

_after(year, month, day) := sprintf("%s-%s-01", [year, _following[month]]) if {
	day == _last_day(year, month)
	month < "12"
}

_after(year, "12", "31") := sprintf("%d-01-01", [to_number(year) + 1])

_before(year, month, day) := sprintf("%s-%s-%s", [year, month, _preceding[day]])

_before(year, month, "01") := sprintf("%s-%s-%s", [year, earlier, _last_day(year, earlier)]) if {
	earlier := _preceding[month]
}

_before(year, "01", "01") := sprintf("%d-12-31", [to_number(year) - 1])

_last_day(_, month) := _length[month]

_last_day(year, "02") := "29" if _leap(year)

_last_day(year, "02") := "28" if not _leap(year)

_length := {
	"01": "31", "03": "31", "04": "30", "05": "31", "06": "30", "07": "31",
	"08": "31", "09": "30", "10": "31", "11": "30", "12": "31",
}

# Of the centuries within reach only 2000 is a leap year.
_leap(year) if {
	to_number(year) % 4 == 0
	not year in {"2100", "2200"}
}

_days := [
	"01", "02", "03", "04", "05", "06", "07", "08", "09", "10",
	"11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
	"21", "22", "23", "24", "25", "26", "27", "28", "29", "30",
	"31",
]

_following := {day: _days[place + 1] | some place, day in _days}

_preceding := {later: earlier | some earlier, later in _following}
