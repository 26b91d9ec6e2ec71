# METADATA
# description: Pairs rows of two schemes, present and absent, good and bad.
package mechanisms.lib.certificate_pairs_test

import data.mechanisms.lib.certificate_pairs
import data.mechanisms.lib.fixture_test as fixture

_row(scheme) := {"scheme": scheme, "status": "active", "covers": ["non-hr"], "from": "2024-01-01"}

_pairs(rows) := pairs if {
	pairs := certificate_pairs.pairs("uk-extension", "eu-us-dpf") with input as fixture.flow({})
		with data.register as fixture.register({"importer": {"certifications": rows}}, {}, {})
}

test_every_pair_is_judged if {
	rows := [_row("uk-extension"), _row("eu-us-dpf"), _row("eu-us-dpf"), _row("global-cbpr")]
	object.keys(_pairs(rows)) == {"uk-extension#0+eu-us-dpf#1", "uk-extension#0+eu-us-dpf#2"}
	every pair in _pairs(rows) {
		pair == {"extension": _row("uk-extension"), "other": _row("eu-us-dpf")}
	}
}

test_an_extension_without_the_other_row_stands_alone if {
	_pairs([_row("uk-extension")]) == {"uk-extension#0": {"extension": _row("uk-extension")}}
	_pairs([_row("eu-us-dpf")]) == {}
	_pairs([]) == {}
}

_met(flow, pair) := codes if codes := certificate_pairs.met("x", pair) with input as fixture.flow(flow)

_unmet(flow, pair) := codes if codes := certificate_pairs.unmet("x", pair) with input as fixture.flow(flow)

test_a_good_pair_meets_everything if {
	pair := {"extension": _row("uk-extension"), "other": _row("eu-us-dpf")}
	_met({}, pair) == {"x.certificate_active", "x.coverage", "x.eu_row", "x.eu_row_active", "x.eu_row_coverage"}
	_unmet({}, pair) == set()
	_unmet({"at": "2023-12-31"}, pair) == {"x.certificate_active", "x.eu_row_active"}
	_unmet({"hr": true}, pair) == {"x.coverage", "x.eu_row_coverage"}
	_met({"at": "2023-12-31"}, pair) == {"x.coverage", "x.eu_row", "x.eu_row_coverage"}
	_met({"hr": true}, pair) == {"x.certificate_active", "x.eu_row", "x.eu_row_active"}
}

test_of_a_row_that_is_not_there_only_that_is_said if {
	alone := {"extension": _row("uk-extension")}
	_unmet({}, alone) == {"x.eu_row"}
	_met({}, alone) == {"x.certificate_active", "x.coverage", "x.eu_row_active", "x.eu_row_coverage"}
}
