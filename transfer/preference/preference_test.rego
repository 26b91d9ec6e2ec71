# METADATA
# description: The order of mechanisms, and how an order of one's own is reported.
package transfer.preference_test

import data.transfer.preference

_default := data.transfer.input.records.mechanism.terms

_ordered(preferred) := found if {
	found := {
		"order": preference.order,
		"own": preference.own,
		"warnings": preference.warnings,
	} with data.register as {"settings": {"preference": preferred}}
}

test_by_default_nothing_is_reported if {
	plain := {"order": _default, "own": [], "warnings": []}
	_ordered([]) == plain
	_ordered(_default) == plain
	_ordered(array.slice(_default, 0, 3)) == plain
	preference.order == _default with data.register as {}
	preference.own == [] with data.register as null
}

test_an_order_of_ones_own_is_reported if {
	found := _ordered(["eu-scc", "bcr", "eu-scc"])
	array.slice(found.order, 0, 4) == ["eu-scc", "bcr", "adequacy", "dpf"]
	sort(found.order) == sort(_default)
	found.own == found.order
	found.warnings == [{
		"code": "settings.preference",
		"regime": null,
		"message": "Mechanisms are tried in an order of the organisation's own: eu-scc, bcr, adequacy, dpf, ch-scc, uk-idta, uk-addendum, br-scc, br-gcr, cbpr, prp, contract.",
		"citation": "settings.preference",
	}]
}

test_what_is_no_mechanism_has_no_place if {
	every junk in [["luck"], [null, 7, {}], "dpf", 7, {}, null] {
		_ordered(junk).order == _default
	}
}
