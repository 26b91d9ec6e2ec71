package regions.lib.calendar_test

import data.regions.lib.calendar

test_the_days_of_the_calendar_are_valid if {
	every date in [
		"1950-01-01", "2200-12-31", "2026-11-23", "2026-01-31", "2026-04-30", "2026-12-31",
		"2024-02-29", "2000-02-29", "2026-02-28", "2100-02-28", "1952-02-29",
	] {
		calendar.valid(date)
	}
}

test_the_reach_of_the_calendar_has_two_ends if {
	not calendar.valid("1949-12-31")
	not calendar.valid("2201-01-01")
	not calendar.next("1949-12-31")
	not calendar.previous("2201-01-01")
}

test_days_that_do_not_exist_are_not_valid if {
	every date in [
		"2026-02-29", "2100-02-29", "2200-02-29", "2024-02-30", "2026-04-31", "2026-06-31", "2026-09-31",
		"2026-11-31", "2026-01-32", "2026-00-10", "2026-13-01", "2026-01-00", "0000-00-00", "9999-12-31",
	] {
		not calendar.valid(date)
	}
}

test_other_ways_to_write_a_day_are_not_valid if {
	every date in [
		"", " ", "2026-1-5", "2026-11-23 ", " 2026-11-23", "2026-11-23\n", "2026-11-23T00:00:00Z", "20261123",
		"23.11.2026", "2026/11/23", "2026-11", "+2026-11-23", "2026-11-2３", "today", "2026-11-23\u0000",
	] {
		not calendar.valid(date)
	}
}

test_what_is_not_text_is_not_a_day if {
	every value in [null, false, true, 0, 2026, -1, 1e100, [], ["2026-11-23"], {}, {"2026-11-23": true}] {
		not calendar.valid(value)
		not calendar.next(value)
		not calendar.previous(value)
	}
}

test_the_next_day if {
	every date, following in {
		"2026-11-23": "2026-11-24",
		"2026-11-08": "2026-11-09",
		"2026-11-09": "2026-11-10",
		"2026-01-31": "2026-02-01",
		"2026-09-30": "2026-10-01",
		"2026-02-28": "2026-03-01",
		"2024-02-28": "2024-02-29",
		"2024-02-29": "2024-03-01",
		"2100-02-28": "2100-03-01",
		"1999-12-31": "2000-01-01",
		"2200-12-31": "2201-01-01",
	} {
		calendar.next(date) == following
		calendar.next(date) > date
	}
}

test_the_previous_day if {
	every date, earlier in {
		"2026-11-23": "2026-11-22",
		"2026-11-10": "2026-11-09",
		"2026-03-01": "2026-02-28",
		"2024-03-01": "2024-02-29",
		"2200-03-01": "2200-02-28",
		"2026-05-01": "2026-04-30",
		"2026-10-01": "2026-09-30",
		"2027-01-01": "2026-12-31",
		"1950-01-01": "1949-12-31",
	} {
		calendar.previous(date) == earlier
	}
}

test_a_step_there_and_back_is_no_step if {
	every year in ["1999", "2000", "2024", "2026", "2100"] {
		every end in ["01-01", "01-31", "02-28", "03-01", "04-30", "09-30", "12-31"] {
			date := concat("-", [year, end])
			calendar.previous(calendar.next(date)) == date
			calendar.next(calendar.previous(date)) == date
		}
	}
}

test_a_day_that_does_not_exist_has_no_neighbours if {
	not calendar.next("2026-02-29")
	not calendar.previous("2026-02-29")
	not calendar.next("2026-02-30")
	not calendar.previous("2026-13-01")
}

test_every_month_has_its_last_day if {
	every last, first in {
		"01-31": "02-01", "02-28": "03-01", "03-31": "04-01", "04-30": "05-01", "05-31": "06-01", "06-30": "07-01",
		"07-31": "08-01", "08-31": "09-01", "09-30": "10-01", "10-31": "11-01", "11-30": "12-01",
	} {
		calendar.next(concat("-", ["2026", last])) == concat("-", ["2026", first])
		calendar.previous(concat("-", ["2026", first])) == concat("-", ["2026", last])
	}
}

test_every_day_of_a_month_follows_the_one_before if {
	every day in numbers.range(1, 30) {
		date := sprintf("2026-12-%02d", [day])
		following := sprintf("2026-12-%02d", [day + 1])
		calendar.next(date) == following
		calendar.previous(following) == date
	}
}
