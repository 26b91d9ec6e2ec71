# METADATA
# description: Follows a branch to its entity, to the one behind that, and round a loop without end.
package mechanisms.lib.branches_test

import data.mechanisms.lib.branches

_parties := {
	"alone": {},
	"branch": {"branch_of": "middle"},
	"middle": {"branch_of": "parent"},
	"parent": {},
	"one": {"branch_of": "other"},
	"other": {"branch_of": "one"},
}

_behind(id) := entities if entities := branches.entities(id) with data.register as {"parties": _parties}

test_a_party_of_its_own_is_the_only_entity if _behind("alone") == {"alone"}

test_the_whole_chain_stands_behind_a_branch if _behind("branch") == {"branch", "middle", "parent"}

test_an_entity_does_not_answer_to_its_branch if _behind("middle") == {"middle", "parent"}

test_a_loop_ends if _behind("one") == {"one", "other"}

test_a_stranger_stands_behind_nobody if _behind("nobody") == set()
