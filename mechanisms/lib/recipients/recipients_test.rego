# METADATA
# description: Who may rely on a certificate by role and principal, who could obtain one, and what silence leaves open.
package mechanisms.lib.recipients_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.lib.recipients

_processors := {"importer_roles": {"processor": {"from": "2026-06-01"}}}

_says(record, flow) := {name | some name in ["serves", "keeps", "leaves"]; _said(name, record, fixture.flow(flow))}

_said("serves", record, flow) if recipients.serves(record) with input as flow

_said("keeps", record, flow) if recipients.keeps_to_exporter(record) with input as flow

_said("leaves", record, flow) if recipients.leaves_exporter(record) with input as flow

_never_served(records, role) := answer if {
	answer := recipients.never_served(records) with input as fixture.flow({"importer": {"role": role}})
}

test_a_record_without_roles_serves_every_recipient[role] if {
	some role in ["controller", "joint-controller", "processor"]
	_says({}, {"importer": {"role": role, "on_behalf_of": "stranger"}}) == {"serves", "keeps"}
	_never_served({"one": {}, "two": _processors}, role) == false
}

test_a_role_is_served_from_its_own_day if {
	_says(_processors, {"at": "2026-05-31"}) == {"keeps"}
	_says(_processors, {"at": "2026-06-01"}) == {"serves", "keeps"}
}

test_a_role_that_no_record_names_is_never_served if {
	_never_served({"one": _processors, "two": _processors}, "controller") == true
	_never_served({"one": _processors}, "processor") == false
	_never_served({"one": _processors}, null) == false
}

test_a_processor_processes_for_the_exporter_unless_it_says_otherwise if {
	_says(_processors, {}) == {"serves", "keeps"}
	_says(_processors, {"importer": {"on_behalf_of": "exporter"}}) == {"serves", "keeps"}
	_says(_processors, {"importer": {"on_behalf_of": "stranger"}}) == {"serves", "leaves"}
	_says(_processors, {"importer": {"role": "controller", "on_behalf_of": "stranger"}}) == {"keeps"}
}

_chain(exporter, importer) := _says(_processors, {
	"exporter": object.union({"role": "processor"}, exporter),
	"importer": importer,
})

test_a_sub_processor_processes_for_the_same_controller if {
	_chain({"on_behalf_of": "customer"}, {"on_behalf_of": "customer"}) == {"serves", "keeps"}
	_chain({"on_behalf_of": "customer"}, {"on_behalf_of": "exporter"}) == {"serves", "keeps"}
	_chain({"on_behalf_of": "customer"}, {}) == {"serves", "keeps"}
	_chain({}, {}) == {"serves", "keeps"}
	_chain({"on_behalf_of": "customer"}, {"on_behalf_of": "stranger"}) == {"serves", "leaves"}
	_chain({"role": "controller", "on_behalf_of": "customer"}, {"on_behalf_of": "customer"}) == {"serves", "leaves"}
}

test_for_whom_the_exporter_processes_must_be_known_where_the_importer_names_another[role] if {
	some role in ["processor", null]
	_chain({"role": role}, {"on_behalf_of": "customer"}) == {"serves"}
}

_global := {"in_force": {"from": "2026-03-02"}}

_open(importer, day) if {
	recipients.programme_open(_global) with input as fixture.flow({"at": day})
		with data.register as fixture.register({"importer": importer}, {}, {})
}

test_a_programme_is_open_to_businesses_of_the_member_economies[place] if {
	some place in ["US", "SG", "CA", "CA-QC", "AE-DIFC"]
	_open({"jurisdiction": place}, "2026-11-23")
}

test_it_is_closed_to_others[place] if {
	some place in ["IN", "DE", "AE", "GB", "BM", "ORG-OTHER"]
	not _open({"jurisdiction": place}, "2026-11-23")
}

test_it_is_closed_before_its_certificates_are_recognised if {
	not _open({}, "2026-03-01")
	_open({}, "2026-03-02")
	not recipients.programme_open({}) with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
}

test_it_is_closed_before_the_economy_is_a_member if {
	since_2020 := {"in_force": {"from": "2020-06-01"}}
	register := fixture.register(fixture.between("SG", "AE-DIFC"), {}, {})
	not recipients.programme_open(since_2020) with input as fixture.flow({"at": "2025-12-30"}) with data.register as register
	recipients.programme_open(since_2020) with input as fixture.flow({"at": "2025-12-31"}) with data.register as register
}

test_it_is_closed_to_persons_and_public_bodies if {
	not _open({"list": "counterparties", "kind": "individual"}, "2026-11-23")
	not _open({"list": "counterparties", "kind": "public_authority"}, "2026-11-23")
	not _open({"public_sector": true}, "2026-11-23")
	_open({"list": "counterparties", "kind": "partner"}, "2026-11-23")
}
