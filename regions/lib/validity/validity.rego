# METADATA
# title: Validity
# description: |
#   Whether something holds on a day. Both ends of an interval are inclusive, and an absent end is open while the thing
#   lasts. This is the only comparison of dates in the repository; whoever asks has checked that the day is a date.
package regions.lib.validity

# METADATA
# title: In force
# description: A record of law holds on a day if its start is stated and the day lies within its interval.
in_force(record, date) if {
	is_string(record.in_force.from)
	within(record.in_force, date)
}

# METADATA
# title: Within
# description: |
#   The day is not before the start nor after the last day, where these are stated, and not on a day on which the thing is
#   suspended.
within(interval, date) if {
	is_object(interval)
	is_string(date)
	from := object.get(interval, "from", "")
	is_string(from)
	from <= date
	until := object.get(interval, "until", date)
	is_string(until)
	date <= until
	_outside(object.get(interval, "suspended", _never), date)
}

# An absent suspension is one that was over before any day.
_never := {"until": ""}

_outside(suspension, date) if {
	is_string(suspension.from)
	date < suspension.from
}

_outside(suspension, date) if {
	is_string(suspension.until)
	suspension.until < date
}
