package regions.lib.validity_test

import data.regions.lib.validity

_closed := {"from": "2016-07-12", "until": "2020-07-15"}

test_the_first_day_is_inside if {
	not validity.within(_closed, "2016-07-11")
	validity.within(_closed, "2016-07-12")
}

test_the_last_day_is_inside if {
	validity.within(_closed, "2020-07-15")
	not validity.within(_closed, "2020-07-16")
}

test_an_absent_start_is_open if {
	validity.within({"until": "2020-07-15"}, "1950-01-01")
	not validity.within({"until": "2020-07-15"}, "2020-07-16")
}

test_an_absent_end_is_open if {
	validity.within({"from": "2016-07-12"}, "2200-12-31")
	not validity.within({"from": "2016-07-12"}, "2016-07-11")
}

test_an_empty_interval_is_always_open if validity.within({}, "2026-11-23")

test_an_end_that_is_not_a_date_is_never_open if {
	every wrong in [null, false, true, 0, 20160712, [], ["2016-07-12"], {}, {"from": "2016-07-12"}] {
		not validity.within({"from": wrong}, "2026-11-23")
		not validity.within({"until": wrong}, "2026-11-23")
	}
}

test_what_is_not_an_interval_holds_never if {
	every wrong in [null, false, true, 0, "", "2016-07-12", [], [{}]] {
		not validity.within(wrong, "2026-11-23")
	}
}

test_a_day_that_is_not_text_is_never_inside if {
	every wrong in [null, false, true, 0, 20261123, [], {}] {
		not validity.within({}, wrong)
		not validity.within(_closed, wrong)
	}
}

test_a_record_is_in_force_on_its_first_and_last_day if {
	not validity.in_force({"in_force": _closed}, "2016-07-11")
	validity.in_force({"in_force": _closed}, "2016-07-12")
	validity.in_force({"in_force": _closed}, "2020-07-15")
	not validity.in_force({"in_force": _closed}, "2020-07-16")
}

test_a_record_without_an_end_stays_in_force if {
	not validity.in_force({"in_force": {"from": "2018-05-25"}}, "2018-05-24")
	validity.in_force({"in_force": {"from": "2018-05-25"}}, "2018-05-25")
	validity.in_force({"in_force": {"from": "2018-05-25"}}, "2200-12-31")
}

test_a_record_without_a_start_is_never_in_force if {
	not validity.in_force({"in_force": {}}, "2026-11-23")
	not validity.in_force({"in_force": {"until": "2200-12-31"}}, "2026-11-23")
	not validity.in_force({"in_force": {"from": null}}, "2026-11-23")
}

test_what_is_not_a_record_is_never_in_force if {
	every wrong in [null, false, true, 0, "in_force", [], {}, {"in_force": null}, {"in_force": "2016-07-12"}, {"in_force": []}] {
		not validity.in_force(wrong, "2026-11-23")
	}
}

_suspended(suspension) := object.union(_closed, {"suspended": suspension})

test_a_suspension_lasts_from_its_first_day_to_its_last if {
	some_days := _suspended({"from": "2018-03-01", "until": "2018-04-30"})
	validity.within(some_days, "2018-02-28")
	not validity.within(some_days, "2018-03-01")
	not validity.within(some_days, "2018-04-30")
	validity.within(some_days, "2018-05-01")
	not validity.within(some_days, "2020-07-16")
	not validity.within(some_days, "2016-07-11")
}

test_a_suspension_without_an_end_lasts if {
	validity.within(_suspended({"from": "2018-03-01"}), "2018-02-28")
	not validity.within(_suspended({"from": "2018-03-01"}), "2018-03-01")
	not validity.within(_suspended({"from": "2018-03-01"}), "2020-07-15")
}

test_a_suspension_without_a_start_has_begun if {
	not validity.within(_suspended({"until": "2018-04-30"}), "2016-07-12")
	not validity.within(_suspended({"until": "2018-04-30"}), "2018-04-30")
	validity.within(_suspended({"until": "2018-04-30"}), "2018-05-01")
}

test_what_is_no_suspension_never_lets_anything_hold if {
	every wrong in [null, false, true, 0, "2018-03-01", [], {}, {"from": null}, {"from": 2030}, {"from": []}, {"until": 0}] {
		not validity.within(_suspended(wrong), "2018-01-01")
	}
}

test_a_record_that_is_suspended_is_not_in_force if {
	record := {"in_force": _suspended({"from": "2018-03-01", "until": "2018-04-30"})}
	validity.in_force(record, "2018-02-28")
	not validity.in_force(record, "2018-03-01")
	validity.in_force(record, "2018-05-01")
}
