# METADATA
# description: The continuous duties start with the amended Act.
package mechanisms.lib.appi_duties_test

import data.mechanisms.lib.appi_duties

test_a_designated_country_needs_a_domestic_ground_only if appi_duties.designated == {"obligation.domestic_ground"}

test_follow_up_and_information_start_on_1_april_2022 if {
	before := appi_duties.equivalent with input.at as "2022-03-31"
	before == {"obligation.domestic_ground"}
	since := appi_duties.equivalent with input.at as "2022-04-01"
	since == {"obligation.domestic_ground", "obligation.information_on_request", "obligation.yearly_check"}
}
