package compiled

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// What a rule gave under one input serves under another only if nothing that it read differs. Each policy here asks the same
// rule under inputs that differ in what is easily overlooked.
func TestRulesSeeTheInputTheyAreUnder(t *testing.T) {
	for name, module := range map[string]string{
		"the type of the date": `
typed if is_string(input.at)
r := [x | some d in data.dates; x := object.get({true: "text"}, typed_or_not, "none") with input.at as d]
default typed_or_not := false
typed_or_not if typed`,
		"a date read under another field": `
inner := v if v := input.at with input.other as "x"
r := [x | some d in data.dates; x := inner with input.at as d]`,
		"a date compared under another field": `
inner if input.at >= "2021-01-01" with input.other as "x"
default late := false
late if inner
r := [x | some d in data.dates; x := late with input.at as d]`,
		"a date compared under other data": `
inner if input.at < data.over.x with data.over.x as "2021-01-01"
default early := false
early if inner
r := [x | some d in data.dates; x := early with input.at as d]`,
		"a date that is a key": `
named := data.names[input.at]
r := [x | some d in data.dates; x := object.get({"v": v | v := named}, "v", null) with input.at as d]`,
		"a date in a collection": `
held := {"x": [input.at]}
r := [x | some d in data.dates; x := held with input.at as d]`,
		"a date that is the answer": `
answer := input.at
r := [x | some d in data.dates; x := answer with input.at as d]`,
		"a date that a built-in reads": `
year := substring(input.at, 0, 4)
r := [x | some d in ["2020-01-01", "2021-01-01"]; x := year with input.at as d]`,
		"a date of which a built-in reads the start": `
default starts := false
starts if startswith(input.at, "2021")
r := [x | some d in ["2020-01-01", "2021-01-01"]; x := starts with input.at as d]`,
		"a date that two bodies answer with": `
once := input.at if true
once := "2021-01-01" if is_string(input.at)
r := [x | some d in ["2021-01-01", "2020-01-01"]; x := once with input.at as d]`,
		"a date among others": `
default among := false
among if input.at in {"2020-01-01", "2022-01-01"}
r := [x | some d in data.dates; x := among with input.at as d]`,
		"both ends of each comparison": `
all contains "a" if input.at <= "2021-01-01"
all contains "b" if input.at < "2021-01-01"
all contains "c" if input.at >= "2021-01-01"
all contains "e" if input.at > "2021-01-01"
all contains "f" if "2021-01-01" < input.at
all contains "g" if input.at == "2021-01-01"
all contains "h" if input.at != "2021-01-01"
all contains "i" if not input.at != "2021-01-01"
r := [x | some d in data.dates; x := all with input.at as d]`,
		"the date under another name": `
other if { q := input; q.at >= "2021-01-01" }
default through := false
through if other
r := [x | some d in data.dates; x := through with input.at as d]`,
		"the date of an argument": `
late(x) if x.at >= "2021-01-01"
default through := false
through if late(input)
r := [x | some d in data.dates; x := through with input.at as d]`,
		"a field that the input names": `
named := input[input.k]
r := [[x | some k in ["a", "b"]; x := named with input.k as k], [y | some v in [1, 2]; y := named with input.a as v]]`,
		"a field that an argument names": `
field(k) := input[k]
named := field("a")
r := [x | some v in [1, 2]; x := named with input.a as v]`,
		"the input as a whole": `
size(x) := count(x)
counted := size(input)
r := [x | some v in [{}, {"a": 1}, {"a": 1, "b": 2}]; x := counted with input as v]`,
		"fields of an argument": `
field(x) := x.a
named := field(input)
r := [x | some v in [1, 2]; x := named with input.a as v]`,
		"whether there is an input at all": `
asked if input
default there := false
there if asked
r := [x | some v in [false, true, {}]; x := there with input as v]`,
		"data below a replaced path": `
below := data.over.x.y
r := [x | some v in [1, 2]; x := below with data.over.x as {"y": v}]`,
		"data above a replaced path": `
above := data.over
r := [x | some v in [1, 2]; x := above with data.over.x as v]`,
		"data by a key known late": `
found := data[input.key].x
r := [x | some v in [1, 2]; x := found with data.over.x as v]`,
		"a function of a replaced rule": `
base := 1
f(y) := base + y
r := [x | some v in [1, 2]; x := f(10) with data.p.base as v]`,
		"what follows a with": `
r := [[d, x, input.at, y] | some d in data.dates; x := is_null(input.at) with input.at as d; y := object.get(input, "at", 0)]`,
		"a search for what outlives the question": `
later(k, least) := {d | some d in data.dates; is_string(d); d >= input.at; d > data.over[k]; count(d) > least}
r := [[x, y, z] | some d in data.dates; x := later("x", 0) with input.at as d
	y := later("x", 0) with data.over.x as "2021-01-01"
	z := [later(k, n) | some k in ["x", "y"]; some n in [0, 12]]]`,
		"a search that answers with the date": `
last(list) := max({d | some d in list} | {input.at})
r := [x | some d in data.dates; x := last(data.dates) with input.at as d]`,
		"a search that finds nothing": `
one_of(list) := d if { some d in list; d == input.b }
r := [x | some v in ["", 7, "2022-01-01", 8]; x := object.get({"v": y | y := one_of(data.dates)}, "v", "none") with input.b as v]`,
		"a number of another spelling": `
same := input.n == 1
r := [x | some v in [1, 2, "1"]; x := same with input.n as v]`,
	} {
		t.Run(name, func(t *testing.T) {
			w := twinsOf(t, "package p\n"+module, map[string]any{
				"dates": []any{"2021-01-01", "2020-12-31", "2021-01-02", "2020-01-01", "2022-01-01", "2021-01-01", "", 7, nil, []any{}},
				"names": map[string]any{"2021-01-01": "a", "2020-12-31": "b"}, "over": map[string]any{"x": "2020-12-31"}, "late": nil,
			})
			require.NotNil(t, w)
			for _, at := range []any{"2021-01-01", "2020-12-31", 7, nil, "2021-01-01"} {
				require.True(t, w.agree(t, map[string]any{"at": at, "a": "A", "b": "B", "k": "a", "key": "over", "other": "2020-01-01"}))
			}
			require.True(t, w.agree(t, map[string]any{"k": "b"}))
		})
	}
}
