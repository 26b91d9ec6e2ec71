package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestARuleIsDroppedByNeverHolding(t *testing.T) {
	assert.Equal(t, []string{"p if input.x => p if { false }"}, changesOf(t, dropRule, "p if input.x"))
	assert.Equal(t, []string{"default p => p := 1 if { false }"}, changesOf(t, dropRule, "default p := 1"))
}

func TestEachBranchOfARuleIsDropped(t *testing.T) {
	assert.Equal(t, []string{
		"p := 1 if input.x else := 2 => p := 1 if { false } else := 2 if { true }",
		"else := 2 => p := 1 if { input.x } else := 2 if { false }",
	}, changesOf(t, dropRule, "p := 1 if input.x else := 2"))
}

func TestBranchesAreAskedTheOtherWayRound(t *testing.T) {
	assert.Equal(t, []string{
		"else := 2 if input.y => p := 2 if { input.y } else := 1 if { input.x }",
	}, changesOf(t, swapElse, "p := 1 if input.x else := 2 if input.y"))
}

func TestEachExpressionIsDropped(t *testing.T) {
	assert.Equal(t, []string{
		"input.x => p if { input.y }",
		"input.y => p if { input.x }",
	}, changesOf(t, dropExpression, "p if { input.x; input.y }"))
	assert.Equal(t, []string{"input.x => p if { true }"}, changesOf(t, dropExpression, "p if input.x"))
	assert.Empty(t, changesOf(t, dropExpression, "p := 1"), "nothing is dropped where there is no condition")
}

func TestExpressionsAreDroppedInsideOthers(t *testing.T) {
	assert.Contains(t, changesOf(t, dropExpression, "p := {x | some x in input.list; x != 1}"),
		"neq(x, 1) => p := {x | some x in input.list} if { true }")
	assert.Contains(t, changesOf(t, dropExpression, "p if every x in input.list { x != 1; x != 2 }"),
		"neq(x, 1) => p if { every x in input.list { neq(x, 2) } }")
}

func TestExpressionsAreTurnedRound(t *testing.T) {
	assert.Equal(t, []string{"input.x => p if { not input.x }"}, changesOf(t, negate, "p if input.x"))
	assert.Equal(t, []string{"not input.x => p if { input.x }"}, changesOf(t, negate, "p if not input.x"))
	assert.Empty(t, changesOf(t, negate, "p if { some x in input.list; y := x }"), "a declaration has no opposite")
}

func TestOperatorsAreSwapped(t *testing.T) {
	assert.Equal(t, []string{"lt(input.x, 1) -> lte => p if { lte(input.x, 1) }"}, changesOf(t, swapOperator, "p if input.x < 1"))
	assert.Equal(t, []string{"equal(input.x, 1) -> neq => p if { neq(input.x, 1) }"}, changesOf(t, swapOperator, "p if input.x == 1"))
	assert.Equal(t, []string{"sort(input.x) -> off => p := input.x if { true }"}, changesOf(t, swapOperator, "p := sort(input.x)"))
	assert.Equal(t, []string{"max(input.x) -> min => p := min(input.x) if { true }"}, changesOf(t, swapOperator, "p := max(input.x)"))
	assert.Equal(t, []string{"array.concat(input.x, input.y) -> reversed => p := array.concat(input.y, input.x) if { true }"},
		changesOf(t, swapOperator, "p := array.concat(input.x, input.y)"))
	assert.Len(t, changesOf(t, swapOperator, "p := (input.x | input.y) - input.z"), 3)
}

func TestConstantsAreChanged(t *testing.T) {
	assert.Equal(t, []string{`"a" -> "a~" => p contains "a~" if { true }`}, changesOf(t, changeConstant, `p contains "a"`))
	assert.Equal(t, []string{"1 -> 2 => p := 2 if { true }", "1 -> 0 => p := 0 if { true }"}, changesOf(t, changeConstant, "p := 1"))
	assert.Equal(t, []string{"false -> true => default p := true"}, changesOf(t, changeConstant, "default p := false"))
	assert.Equal(t, []string{`"x" -> "x~" => p(a, "x~") if { a }`}, changesOf(t, changeConstant, `p(a, "x") if a`))
	assert.Equal(t, []string{`"a-b" -> "a-b~" => p if { input["a-b~"].c }`}, changesOf(t, changeConstant, `p if input["a-b"].c`))
	assert.Equal(t, []string{`"x" -> "x~" => p["x~"] := y if { some y in input.list }`}, changesOf(t, changeConstant, `p["x"] := y if some y in input.list`))
	assert.Equal(t, []string{`"-" -> "-~" => p[concat("-~", x)] := 1 if { some x in input.list }`, `1 -> 2 => p[concat("-", x)] := 2 if { some x in input.list }`,
		`1 -> 0 => p[concat("-", x)] := 0 if { some x in input.list }`}, changesOf(t, changeConstant, `p[concat("-", x)] := 1 if some x in input.list`))
	assert.Empty(t, changesOf(t, changeConstant, "p if input.x"), "that a rule holds is no constant")
}

func TestDatesMoveByADay(t *testing.T) {
	assert.Equal(t, []string{
		`"2024-03-01" -> "2024-02-29" => p := "2024-02-29" if { true }`,
		`"2024-03-01" -> "2024-03-02" => p := "2024-03-02" if { true }`,
	}, changesOf(t, changeDate, `p := "2024-03-01"`))
	assert.Len(t, changesOf(t, changeConstant, `p := "2024-02-30"`), 1, "what is no date is a string")
}

func TestElementsAreDropped(t *testing.T) {
	assert.Equal(t, []string{"1 => p := [2] if { true }", "2 => p := [1] if { true }"}, changesOf(t, dropElement, "p := [1, 2]"))
	assert.Equal(t, []string{`"a" => p := set() if { true }`}, changesOf(t, dropElement, `p := {"a"}`))
	assert.Equal(t, []string{`"a" => p := {"b": 2} if { true }`, `"b" => p := {"a": 1} if { true }`},
		changesOf(t, dropElement, `p := {"a": 1, "b": 2}`))
}

func TestModifiersAreDropped(t *testing.T) {
	assert.Equal(t, []string{"with input as {} => p if { q }"}, changesOf(t, dropModifier, "p if q with input as {}"))
}

func TestRulesAreNamedByTheirHead(t *testing.T) {
	for text, name := range map[string]string{
		"p if input.x": "p", "default p := 1": "default p", `p contains "a" if input.x`: `p contains "a"`,
		"p(x, 1) := 2": "p(x, 1)", `p[x] contains "a" if some x in input.list`: `p[x] contains "a"`,
	} {
		assert.Equal(t, name, ruleName(ruleOf(t, text)))
	}
}
