# METADATA
# description: The promises of the notice, asked of whole decisions with the test kit of the rules.
package overlays.notice.notice_test

import data.transfer.kit_test as kit

_shop := kit.entity("shop", "DE")

_cloud := kit.holding(kit.vendor("cloud", "US"), [kit.certificate("eu-us-dpf", ["non-hr"])])

_world := kit.world([_shop, _cloud, {"settings": {"overlays": ["notice"]}}])

_flow := kit.but(kit.flow("crm", "shop", "cloud"), {"data_categories": ["contact_data"], "purposes": ["account_management"]})

test_a_declared_purpose_passes if {
	kit.allowed(_flow, _world)
	kit.allowed(kit.but(_flow, {"data_categories": ["subscriber_records"]}), _world)
}

test_an_undeclared_purpose_is_blocked if {
	kit.blocked_by("org.undeclared_purpose", kit.but(_flow, {"data_categories": ["customer_content"]}), _world)
	kit.blocked_by("org.undeclared_purpose", kit.but(_flow, {"purposes": ["training"]}), _world)
	kit.blocked_by("org.undeclared_purpose", kit.but(_flow, {"data_categories": ["contact_data", "horoscopes"]}), _world)
}

# The organisation accepts a pilot; the pack knows nothing of it.
_pilot := kit.but(_flow, {"id": "pilot", "purposes": ["training"]})

_accepting := kit.world([_shop, _cloud, {"settings": {"overlays": ["notice"], "exceptions": [{
	"code": "org.undeclared_purpose", "flow": "pilot", "reason": "A pilot, with notice to its few participants.",
	"owner": "Privacy office", "until": "2026-12-31",
}]}}])

test_an_exception_holds_until_its_last_day_and_is_reported if {
	kit.allowed(kit.on(_pilot, "2026-12-31"), _accepting)
	kit.warned_of("overlay.accepted", kit.on(_pilot, "2026-12-31"), _accepting)
	kit.blocked_by("org.undeclared_purpose", kit.on(_pilot, "2027-01-01"), _accepting)
	not kit.warned_of("overlay.accepted", kit.on(_pilot, "2027-01-01"), _accepting)
	kit.blocked_by("org.undeclared_purpose", kit.but(_pilot, {"id": "another"}), _accepting)
	kit.blocked_by("org.children", kit.but(_pilot, {"children": true}), _accepting)
}

_rows := {
	"network information leaves the United States": {
		"flow": kit.but(_flow, {"data_categories": ["cpni"], "purposes": ["business_operations"]}),
		"expect": {"outcome": "blocked", "codes": ["org.cpni_outside_us"]},
	},
	"data of children": {"flow": kit.but(_flow, {"children": true}), "expect": {"outcome": "blocked", "codes": ["org.children"]}},
	"children are not mentioned": {"flow": kit.silent_on(_flow, ["children"]), "expect": {"outcome": "allowed", "warnings": ["org.children_unstated"]}},
	"a sale": {"flow": kit.but(_flow, {"us_data_brokerage": true}), "expect": {"outcome": "blocked", "codes": ["org.sale"]}},
	"the law blocks too": {
		"flow": kit.but(_flow, {"hr": true, "children": true}),
		"expect": {"outcome": "blocked", "mechanisms": [], "codes": ["org.children", "transfer.no_mechanism"]},
	},
}

test_rows[name] if {
	some name, row in _rows
	kit.differences(kit.but(row, {"world": [_shop, _cloud]})) == set()
}

test_network_information_may_stay_in_the_united_states if {
	inside := kit.but(kit.flow("cpni", "cloud", "host"), {"data_categories": ["cpni"], "purposes": ["business_operations"]})
	world := kit.world([_cloud, kit.vendor("host", "US")])
	not "org.cpni_outside_us" in {violation.code | some violation in kit.decided(inside, world).violations}
	kit.blocked_by("org.cpni_outside_us", kit.but(inside, {"storage": "MX"}), world)
}
