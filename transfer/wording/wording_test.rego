# METADATA
# description: The places of a text are filled in, and what no metadata declares is shown by its code.
package transfer.wording_test

import data.mechanisms.lib.fixture_test as fixture
import data.transfer.wording

_finding := {"about": {"conditions": [{
	"code": "sample.signed",
	"citation": "Article 1",
	"text": "{instrument} binds {exporter} and {importer} ({importer_id}, {place}) on {at}.",
	"fact": "instruments[{instrument}].signed",
	"remedy": "Sign {instrument}.",
}]}}

test_a_contradicted_condition_names_everything if {
	entry := wording.contradicted(_finding, "sample.signed", "paper") with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
	entry == {
		"code": "sample.signed",
		"citation": "Article 1",
		"message": "Requirement not met: paper binds Exporter GmbH and Importer Inc. (importer, US) on 2026-11-23.",
		"remedy": "Sign paper.",
	}
}

test_an_unstated_condition_names_the_fact if {
	entry := wording.unstated(_finding, "sample.signed", "paper") with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
	entry == {
		"code": "sample.signed",
		"citation": "Article 1",
		"fact": "instruments[paper].signed",
		"message": "Requirement not shown: paper binds Exporter GmbH and Importer Inc. (importer, US) on 2026-11-23.",
	}
	question := wording.question(_finding, "sample.signed", "paper") with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
	question == "Find out and record (instruments[paper].signed): paper binds Exporter GmbH and Importer Inc. (importer, US) on 2026-11-23."
}

test_a_note_names_its_document_and_ends_with_one_full_stop if {
	entry := {"code": "a.one", "citation": "Article 1", "text": "{instrument} is shown to {importer}."}
	note := wording.note(entry, "paper") with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
	note == {"code": "a.one", "citation": "Article 1", "message": "paper is shown to Importer Inc."}
}

test_what_is_not_declared_is_shown_by_its_code_and_has_no_remedy if {
	entry := wording.contradicted(_finding, "sample.other", "") with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
	entry == {"code": "sample.other", "citation": "", "message": "Requirement not met: sample.other", "remedy": null}
	fact := wording.fact(_finding, "sample.other", "") with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
	fact == "sample.other"
}

test_notes_are_those_declared if {
	declared := [{"code": "a.one", "citation": "Article 1", "text": "One."}, {"code": "a.two", "citation": "Article 2", "text": "Two."}]
	notes := wording.notes(declared, ["a.two", "a.three"], "") with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
	notes == [{"code": "a.two", "citation": "Article 2", "message": "Two."}]
}

_signing := {"about": {"conditions": [{"code": "sample.signed", "citation": "Article 1", "text": "Signed.", "remedy": "Sign for the roles{module}."}]}}

test_the_module_is_named_where_there_are_modules[name] if {
	some name, [changes, text] in {
		"one": [{}, "Sign for the roles (module 2)."],
		"two controllers": [{"importer": {"role": "controller"}}, "Sign for the roles (module 1)."],
		"a return": [
			{"exporter": {"role": "processor", "on_behalf_of": "importer"}, "importer": {"role": "controller"}},
			"Sign for the roles (module 4).",
		],
		"two processors": [{"exporter": {"role": "processor", "on_behalf_of": "third"}}, "Sign for the roles (module 3)."],
		"the last day without modules": [{"at": "2021-06-26"}, "Sign for the roles."],
		"the first day with modules": [{"at": "2021-06-27"}, "Sign for the roles (module 2)."],
		"roles that nobody stated": [{"importer": {"role": "other"}}, "Sign for the roles."],
	}
	remedy := wording.remedy(_signing, "sample.signed", "") with input as fixture.flow(changes) with data.register as fixture.register({}, {}, {})
	remedy == text
}
