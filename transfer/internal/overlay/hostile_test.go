package overlay_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chapterv/chapterv/transfer/internal/overlay"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// violation is a rule that stands on line 9 of a pack, with a body of the test's own from line 10 on.
func violation(body string) fstest.MapFS {
	return rules(one[:strings.Index(one, "violations")] + `violations contains {"code": "org.x", "message": m, "citation": "c"} if {
` + body + "\n}\n")
}

// message is the body of such a rule whose message is an expression on line 10.
func message(expression string) fstest.MapFS { return violation("\tm := " + expression) }

type hostile struct {
	name string
	pack fs.FS
	code string
	line int
	says string
}

// What a pack might try: to decide, to stand in for the law, to read or change more than it is shown, to reach outside, to
// take for ever or all memory, and to be read differently by Go and a stock server.
func hostilePacks() []hostile {
	where := func(files map[string]string) fs.FS { return pack(files) }
	return []hostile{
		// Redefinition and name clashes.
		{"another package that allows", where(map[string]string{rego: "package ours\n\nallow := true\n"}), overlay.CodePackage, 1, "overlays.house, not ours"},
		{"the law's own package", where(map[string]string{rego: "package mechanisms.eu_gdpr.adequacy\n\nCN := true\n"}), overlay.CodePackage, 1, "not mechanisms"},
		{"the entrypoint's package", where(map[string]string{rego: "package transfer.decision\n\noutcome := \"allowed\"\n"}), overlay.CodePackage, 1, "not transfer.decision"},
		{"the package of the verdict", where(map[string]string{rego: "package transfer.verdict\n\nregimes contains 1\n"}), overlay.CodePackage, 1, "not transfer.verdict"},
		{"the package of packs", where(map[string]string{rego: "package transfer.packs\n\nviolations := []\n"}), overlay.CodePackage, 1, "not transfer.packs"},
		{"the root of packs", where(map[string]string{rego: "package overlays\n\nhouse := {}\n"}), overlay.CodePackage, 1, "not overlays"},
		{"another pack's package", where(map[string]string{rego: "package overlays.other\n\nviolations := set()\n"}), overlay.CodePackage, 1, "not overlays.other"},
		{"a package below its own", where(map[string]string{rego: "package overlays.house.violations\n\nx := 1\n"}), overlay.CodePackage, 1, "not overlays.house.violations"},
		{"a package of the server", where(map[string]string{rego: "package system.authz\n\nallow := true\n"}), overlay.CodePackage, 1, "not system.authz"},
		{"a second package in a file named like ours", where(map[string]string{"overlays/house/decision.rego": "package transfer.decision\n\nx := 1\n"}), overlay.CodePackage, 1, "not transfer.decision"},
		{"a test in the rules' package", where(map[string]string{"overlays/house/x_test.rego": "package overlays.house\n\nviolations := set()\n"}), overlay.CodePackage, 1, "<name>_test"},
		{"a test in the law's package", where(map[string]string{"overlays/house/x_test.rego": "package transfer.base\n\noutcome := \"allowed\"\n"}), overlay.CodePackage, 1, "<name>_test"},
		{"an outcome", rules(`outcome := "allowed"`), overlay.CodeRule, 7, "and nothing else"},
		{"a helper", rules(`_adequate("CN") := true`), overlay.CodeRule, 7, "and nothing else"},
		{"a rule below a set", rules(`violations.x contains 1`), overlay.CodeRule, 7, "and nothing else"},
		{"a rule of any name", rules(`violations[k] contains 1 if some k in ["a"]`), overlay.CodeRule, 7, "and nothing else"},
		{"a list in place of the set", rules(`violations := []`), overlay.CodeRule, 7, "must be a set"},
		{"an object in place of the set", rules(`violations["x"] := {"code": "org.x"}`), overlay.CodeRule, 7, "and nothing else"},
		{"a function of the set's name", rules(`violations(x) := x`), overlay.CodeRule, 7, "must be a set"},
		{"a truth in place of the set", rules(`violations if true`), overlay.CodeRule, 7, "must be a set"},
		{"default", rules(`default violations := set()`), overlay.CodeRule, 7, "no default"},
		{"default of the outcome", rules(`default outcome := "allowed"`), overlay.CodeRule, 7, "no default"},
		{"else", rules("warnings := 1 if input.hr\n\nelse := 2"), overlay.CodeRule, 9, "no else"},
		// with.
		{"with input", violation("\tm := \"x\"\n\tdata.transfer.base.outcome == \"allowed\" with input as {}"), overlay.CodeRule, 11, "no with"},
		{"with data", violation("\tm := \"x\"\n\tinput.hr with data.register as {}"), overlay.CodeRule, 11, "no with"},
		{"with in a comprehension", message("[x | x := input.hr with input.hr as false][0]"), overlay.CodeRule, 10, "no with"},
		{"with in a negation", violation("\tm := \"x\"\n\tnot input.hr with input as {\"hr\": false}"), overlay.CodeRule, 11, "no with"},
		{"a function mocked", violation("\tm := \"x\"\n\tcount([1]) == 0 with count as 0"), overlay.CodeRule, 11, "no with"},
		// What it may not read.
		{"the decision", message("data.transfer.decision.outcome"), overlay.CodeReference, 10, "data.transfer.decision.outcome"},
		{"the decision in brackets", message(`data["transfer"]["decision"]`), overlay.CodeReference, 10, "data.transfer.decision: a pack reads"},
		{"the decision by a name", violation("\tk := \"decision\"\n\tm := data.transfer[k].outcome"), overlay.CodeReference, 11, "data.transfer[k]"},
		{"the decision under another name", rules("import data.transfer.decision as input_data\n\n" + one), overlay.CodeReference, 7, "import data.transfer.decision"},
		{"all of transfer imported", rules("import data.transfer\n\n" + one), overlay.CodeReference, 7, "import data.transfer"},
		{"all of data", message("data"), overlay.CodeReference, 10, "data: a pack reads"},
		{"all of data in a list", message("[data]"), overlay.CodeReference, 10, "data: a pack reads"},
		{"all of data, one by one", violation("\tsome k, v in data\n\tm := k"), overlay.CodeReference, 10, "data: a pack reads"},
		{"all of data by any name", violation("\tm := data[_].decision.outcome"), overlay.CodeReference, 10, "data["},
		{"all of data looked up", message(`object.get(data, ["transfer", "decision"], "")`), overlay.CodeReference, 10, "data: a pack reads"},
		{"data imported", rules("import data as d\n\n" + one), overlay.CodeReference, 7, "import data"},
		{"input by the name of data", rules("import input as data\n\n" + one), overlay.CodeSyntax, 7, "reserved name"},
		{"data by the name of input", rules("import data.register as input\n\n" + one), overlay.CodeSyntax, 7, "reserved name"},
		{"data by the name of a set", rules("import data.register as warnings\n\n" + one), overlay.CodeReference, 7, "that of a rule"},
		{"the packs", message("data.transfer.packs.violations"), overlay.CodeReference, 10, "data.transfer.packs"},
		{"another pack", message("data.overlays.other.violations"), overlay.CodeReference, 10, "data.overlays.other"},
		{"every pack", violation("\tm := data.overlays[_].violations"), overlay.CodeReference, 10, "data.overlays["},
		{"its own rules", message("data.overlays.house.warnings"), overlay.CodeReference, 10, "data.overlays.house.warnings"},
		{"its own package", message("data.overlays.house"), overlay.CodeReference, 10, "data.overlays.house: a pack"},
		{"its own rules by their names", violation("\tm := \"x\"\n\tcount(warnings) > 0"), overlay.CodeReference, 11, "warnings"},
		{"a rule of the law", message("data.mechanisms.eu_gdpr.dpf.finding.status"), overlay.CodeReference, 10, "data.mechanisms.eu_gdpr.dpf.finding"},
		{"every law", violation("\tm := data.policies[_].records"), overlay.CodeReference, 10, "data.policies["},
		{"the tests of the law", message("data.regions.areas_test.x"), overlay.CodeReference, 10, "areas_test"},
		{"the environment of the server", message("opa.runtime().env.SECRET"), overlay.CodeBuiltin, 10, "opa.runtime"},
		// Network, clock and chance.
		{"http.send", message(`http.send({"method": "GET", "url": "http://127.0.0.1"}).raw_body`), overlay.CodeBuiltin, 10, "http.send"},
		{"a name looked up", message(`net.lookup_ip_addr("example.org")`), overlay.CodeBuiltin, 10, "net.lookup_ip_addr"},
		{"the clock", message(`sprintf("%d", [time.now_ns()])`), overlay.CodeBuiltin, 10, "time.now_ns"},
		{"chance", message(`sprintf("%d", [rand.intn("x", 2)])`), overlay.CodeBuiltin, 10, "rand.intn"},
		{"a new id", message(`uuid.rfc4122("x")`), overlay.CodeBuiltin, 10, "uuid.rfc4122"},
		{"print", violation("\tm := \"x\"\n\tprint(data.register)"), overlay.CodeBuiltin, 11, "print"},
		{"trace", violation("\tm := \"x\"\n\ttrace(\"x\")"), overlay.CodeBuiltin, 11, "trace"},
		{"a schema from the network", message(`json.match_schema("{}", {"$ref": "http://127.0.0.1/x"})[1]`), overlay.CodeBuiltin, 10, "json.match_schema"},
		{"GraphQL", message(`graphql.schema_is_valid("x")`), overlay.CodeBuiltin, 10, "graphql"},
		{"a key signed", message(`io.jwt.encode_sign({}, {}, {})`), overlay.CodeBuiltin, 10, "io.jwt"},
		{"a built-in that can fail", violation("\tm := \"x\"\n\tnot to_number(input.id) == 1"), overlay.CodeBuiltin, 11, "to_number"},
		{"a function that nobody has", violation("\tm := \"x\"\n\tmine(input)"), overlay.CodeBuiltin, 11, "mine"},
		{"a function of the law that is not shown", violation("\tm := \"x\"\n\tdata.mechanisms.lib.flow.laws(input)"), overlay.CodeBuiltin, 11, "laws"},
		// Endless work and memory.
		{"a range", message("sprintf(\"%v\", [numbers.range(1, 1000000000000)])"), overlay.CodeBuiltin, 10, "numbers.range"},
		{"a product of large numbers", message(`sprintf("%d", [input.x * 1e308])`), overlay.CodeBuiltin, 10, "mul"},
		{"bits shifted", message(`sprintf("%d", [bits.lsh(1, 1000000000)])`), overlay.CodeBuiltin, 10, "bits.lsh"},
		{"a walk", violation("\twalk(data.register, [p, v])\n\tm := v"), overlay.CodeBuiltin, 10, "walk"},
		{"replacements in replacements", message(`replace(replace(input.id, "a", "aaaaaaaa"), "a", "aaaaaaaa")`), overlay.CodeBuiltin, 10, "replace"},
		{"a wide format", message(`sprintf("%1000000d", [1])`), overlay.CodeCost, 10, "written out"},
		{"a format from outside", message(`sprintf(input.id, [1])`), overlay.CodeCost, 10, "written out"},
		{"a format with a star", message(`sprintf("%*d", [1000000, 1])`), overlay.CodeCost, 10, "written out"},
		{"a long delimiter", message(`concat("` + strings.Repeat("x", 17) + `", split(input.id, ""))`), overlay.CodeCost, 10, "16 bytes"},
		{"a delimiter from outside", message(`concat(input.id, split(input.id, ""))`), overlay.CodeCost, 10, "16 bytes"},
		{"a pattern from outside", violation("\tm := \"x\"\n\tregex.match(input.id, \"x\")"), overlay.CodeBuiltin, 11, "pattern"},
		{"a pattern that is none", violation("\tm := \"x\"\n\tregex.match(\"(\", \"x\")"), overlay.CodeBuiltin, 11, "pattern"},
		{"a text doubled", violation(doubled(`sprintf("%%s%%s", [%s, %s])`)), overlay.CodeCost, 9, "over 4096 times"},
		{"a list doubled", violation(doubled("array.concat(%s, %s)")), overlay.CodeCost, 9, "over 4096 times"},
		{"a structure doubled", violation(doubled("[%s, %s]")), overlay.CodeCost, 9, "over 4096 times"},
		{"a text doubled in loops", violation(doubled("[concat(\"\", [y, y]) | some y in [%s, %s]][0]")), overlay.CodeCost, 9, "over 8 loops"},
		{"a text split and joined", violation(doubled(`concat("0123456789abcdef", split(%s, ""))`, "")), overlay.CodeCost, 9, "over 4096 times"},
		{"a result named by the function", violation("\tconcat(\"\", [\"a\", \"b\"], m)"), overlay.CodeRule, 10, "name its result"},
		{"values unified", violation("\t[m, x] = [x, \"a\"]"), overlay.CodeRule, 10, "unify"},
		{"a product of loops", violation(loops(9)), overlay.CodeCost, 9, "over 8 loops"},
		{"a product of loops in brackets", violation("\tp := data.register.parties\n\tcount([1 | p[a]; p[b]; p[c]; p[d]; p[e]; p[f]; p[g]; p[h]; p[i]]) > 1\n\tm := \"x\""), overlay.CodeCost, 9, "over 8 loops"},
		{"very many expressions", violation("\tm := \"x\"\n" + strings.Repeat("\tinput.hr\n", 130)), overlay.CodeCost, 9, "over 128 expressions"},
		{"brackets without end", rules(strings.Repeat("[", 100000)), overlay.CodeCost, 7, "over 32 levels"},
		{"a rule that calls itself", violation("\tm := \"x\"\n\tviolations[_]"), overlay.CodeReference, 11, "violations"},
		{"far too many rules", rules(strings.Repeat(strings.ReplaceAll(one, "children's", "x"), 257)), overlay.CodeCost, 5, "over 256 rules"},
		// What an entry may be.
		{"an entry of any kind", rules("violations contains input"), overlay.CodeEntry, 7, "written out"},
		{"an entry of the law's codes", rules(`violations contains {"code": "transfer.no_mechanism", "message": "m", "citation": "c"}`), overlay.CodeEntry, 7, "org.snake_case"},
		{"a code of many parts", rules(`violations contains {"code": "org.a.b", "message": "m", "citation": "c"}`), overlay.CodeEntry, 7, "org.snake_case"},
		{"a code from outside", rules(`violations contains {"code": input.id, "message": "m", "citation": "c"}`), overlay.CodeEntry, 7, `"code" must be a text`},
		{"an outcome in an entry", rules(`violations contains {"code": "org.x", "message": "m", "citation": "c", "outcome": "allowed"}`), overlay.CodeEntry, 7, `no field "outcome"`},
		{"a field named by a value", rules(`violations contains {"code": "org.x", "message": "m", input.id: "c"}`), overlay.CodeEntry, 7, `no "citation"`},
		{"a message that is none", rules(`violations contains {"code": "org.x", "message": 7, "citation": "c"}`), overlay.CodeEntry, 7, `"message" must be a text`},
		{"an empty citation", rules(`violations contains {"code": "org.x", "message": "m", "citation": " "}`), overlay.CodeEntry, 7, `"citation" is empty`},
		// METADATA and versions.
		{"no METADATA", where(map[string]string{rego: "package overlays.house\n\n" + one}), overlay.CodeMetadata, 1, "no METADATA"},
		{"no title of a rule", rules(`violations contains {"code": "org.x", "message": "m", "citation": "c"}`), overlay.CodeMetadata, 7, "title"},
		{"no versions", where(map[string]string{rego: strings.Replace(head, `for: ">= 1.0, < 2.0"`, "x: 1", 1) + one}), overlay.CodeVersion, 1, "custom.for is missing"},
		{"versions that are none", where(map[string]string{rego: strings.Replace(head, ">= 1.0, < 2.0", "all", 1) + one}), overlay.CodeVersion, 1, "no constraint"},
		{"for an older policy set", where(map[string]string{rego: strings.Replace(head, ">= 1.0, < 2.0", "< 1.4", 1) + one}), overlay.CodeVersion, 1, "this is 1.4.0"},
		{"for a newer policy set", where(map[string]string{rego: strings.Replace(head, ">= 1.0, < 2.0", "~> 1.5", 1) + one}), overlay.CodeVersion, 1, "this is 1.4.0"},
		{"an entrypoint", where(map[string]string{rego: strings.Replace(head, "# custom", "# entrypoint: true\n# custom", 1) + one}), overlay.CodeMetadata, 1, "no entrypoint"},
		{"a schema that knows nothing", where(map[string]string{rego: strings.Replace(head, "# custom", "# schemas: [{input: {type: object}}]\n# custom", 1) + one}), overlay.CodeMetadata, 1, "not the pack's to choose"},
		{"a schema of the law's data", rules(strings.Replace(one, "# title", "# schemas: [{data.mechanisms: schema.flow}]\n# title", 1)), overlay.CodeMetadata, 7, "not the pack's to choose"},
		{"METADATA twice", where(map[string]string{"overlays/house/more.rego": head + one}), overlay.CodeMetadata, 1, "in two places"},
		{"METADATA that multiplies itself", where(map[string]string{rego: laughs + head + one}), overlay.CodeSyntax, 2, "aliasing"},
		// Language.
		{"Rego v0", rules(`violations[x] { x := {"code": "org.x", "message": "m", "citation": "c"} }`), overlay.CodeSyntax, 7, "`if`"},
		{"Rego v2", rules("import rego.v2\n\n" + one), overlay.CodeSyntax, 7, ""},
		{"keywords of the future", rules("import future.keywords.not\n\n" + one), overlay.CodeSyntax, 7, ""},
		{"a template", message("$\"{input.id}\""), overlay.CodeSyntax, 10, ""},
		{"no Rego", where(map[string]string{rego: head + "allow = ="}), overlay.CodeSyntax, 7, ""},
		{"an empty file", where(map[string]string{rego: ""}), overlay.CodeSyntax, 1, ""},
		{"text turned around", where(map[string]string{rego: head + "# \u202e\n" + one}), overlay.CodeText, 7, "U+202E"},
		{"text that hides", where(map[string]string{rego: head + one + "# \u200b\n"}), overlay.CodeText, 10, "U+200B"},
		{"bytes that are no UTF-8", where(map[string]string{rego: head + one + "# \xff\n"}), overlay.CodeText, 10, "UTF-8"},
		{"NUL", where(map[string]string{rego: head + one + "# \x00\n"}), overlay.CodeText, 10, "U+0000"},
		// Typos and types.
		{"a fact that no flow has", violation("\tm := \"x\"\n\tinput.childern == true"), overlay.CodeCompile, 11, "childern"},
		{"a word for a boolean", violation("\tm := \"x\"\n\tinput.children == \"true\""), overlay.CodeCompile, 11, ""},
		{"a list that no register has", violation("\tm := \"x\"\n\tdata.register.partys[_]"), overlay.CodeCompile, 11, "partys"},
		{"a field that no party has", violation("\tm := \"x\"\n\tdata.register.parties[input.importer.party].jurisdction == \"US\""), overlay.CodeCompile, 11, "jurisdction"},
		{"a field that no decision has", violation("\tm := \"x\"\n\tdata.transfer.base.result == \"allowed\""), overlay.CodeCompile, 11, "result"},
		{"a name that nothing gives a value", violation("\tm := x"), overlay.CodeCompile, 10, "unsafe"},
		{"an import that nothing uses", rules("import data.regions.areas\n\n" + one), overlay.CodeCompile, 7, "unused"},
		{"a function of the law that it lacks", violation("\tm := \"x\"\n\tdata.regions.areas.adequate(\"CN\")"), overlay.CodeCompile, 11, "undefined function"},
		// Data.
		{"data in place of a rule", where(map[string]string{"overlays/house/data.json": `{"violations": []}`}), overlay.CodeData, 1, "violations"},
		{"data in place of tests", where(map[string]string{"overlays/house/data.json": `{"house_test": 1}`}), overlay.CodeData, 1, "house_test"},
		{"data that is a list", where(map[string]string{"overlays/house/data.json": "[]"}), overlay.CodeData, 1, "object"},
		{"a key twice", where(map[string]string{"overlays/house/data.json": "{\"a\": 1,\n\"a\": 2}"}), overlay.CodeData, 2, "twice"},
		{"data that is no JSON", where(map[string]string{"overlays/house/data.json": "a: 1"}), overlay.CodeData, 1, ""},
		{"a number beyond all", where(map[string]string{"overlays/house/data.json": `{"x": [{"y": 1e999999999}]}`}), overlay.CodeData, 1, "out of every range"},
		{"a number written out beyond all", message(`sprintf("%d", [1e999999999])`), overlay.CodeSyntax, 10, "too big"},
		{"data by the name of a number", violation("\tsome data in [1]\n\tm := sprintf(\"%v\", [data])"), overlay.CodeReference, 10, "data: a pack reads"},
		{"its own METADATA", message("rego.metadata.rule().title"), overlay.CodeBuiltin, 10, "rego.metadata"},
		{"data at the root", where(map[string]string{"data.json": `{"mechanisms": {}}`}), overlay.CodeFile, 0, "does not belong"},
		{"data for the register", where(map[string]string{"register/data.json": `{"parties": {}}`}), overlay.CodeFile, 0, "no folder"},
		{"data for the law", where(map[string]string{"mechanisms/eu_gdpr/adequacy/data.json": `{"records": {}}`}), overlay.CodeFile, 0, "no folder"},
		{"data as YAML", where(map[string]string{"overlays/house/data.yaml": "a: NO"}), overlay.CodeFile, 0, "does not belong"},
		// Files and manifest.
		{"no manifest", where(map[string]string{".manifest": "-"}), overlay.CodeManifest, 0, "is missing"},
		{"every root", where(map[string]string{".manifest": `{"roots": [""], "rego_version": 1}`}), overlay.CodeManifest, 1, "roots must be"},
		{"no roots", where(map[string]string{".manifest": `{"rego_version": 1}`}), overlay.CodeManifest, 1, "roots must be"},
		{"the law's root too", where(map[string]string{".manifest": `{"roots": ["overlays/house", "transfer"], "rego_version": 1}`}), overlay.CodeManifest, 1, "roots must be"},
		{"roots in capitals", where(map[string]string{".manifest": `{"Roots": ["overlays/house"], "rego_version": 1}`}), overlay.CodeManifest, 1, "Roots"},
		{"version 0", where(map[string]string{".manifest": `{"roots": ["overlays/house"], "rego_version": 0}`}), overlay.CodeManifest, 1, "rego_version"},
		{"no version", where(map[string]string{".manifest": `{"roots": ["overlays/house"]}`}), overlay.CodeManifest, 1, "rego_version"},
		{"versions of single files", where(map[string]string{".manifest": `{"roots": ["overlays/house"], "rego_version": 1, "file_rego_versions": {"/*": 0}}`}), overlay.CodeManifest, 1, "file_rego_versions"},
		{"wasm", where(map[string]string{".manifest": `{"roots": ["overlays/house"], "rego_version": 1, "wasm": []}`}), overlay.CodeManifest, 1, "wasm"},
		{"a second manifest", where(map[string]string{"evil.manifest": manifest}), overlay.CodeFile, 0, "does not belong"},
		{"a manifest in another form", where(map[string]string{".manifest.pb": "x"}), overlay.CodeFile, 0, "does not belong"},
		{"a patch", where(map[string]string{"patch.json": "{}"}), overlay.CodeFile, 0, "does not belong"},
		{"compiled rules", where(map[string]string{"overlays/house/policy.wasm": "x"}), overlay.CodeFile, 0, "does not belong"},
		{"rules in capitals", where(map[string]string{"overlays/house/p.REGO": "package x"}), overlay.CodeFile, 0, "does not belong"},
		{"rules at the root", where(map[string]string{"x.rego": "package overlays.house\n"}), overlay.CodeFile, 0, "does not belong"},
		{"two packs", where(map[string]string{"overlays/yard/yard.rego": "package overlays.yard\n"}), overlay.CodeFile, 0, "second pack"},
		{"an id that is a path", pack(map[string]string{rego: "-", "overlays/ho.use/x.rego": head}), overlay.CodeFile, 0, "no id"},
		{"an id of tests", pack(map[string]string{rego: "-", "overlays/house_test/x.rego": head}), overlay.CodeFile, 0, "no id"},
		{"a link", fstest.MapFS{".manifest": {Data: []byte(manifest)}, rego: {Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink}}, overlay.CodeFile, 0, "regular"},
		{"a huge file of rules", where(map[string]string{rego: head + one + strings.Repeat("# x\n", 70000)}), overlay.CodeFile, 0, "over 256 KiB"},
		{"huge data", where(map[string]string{"overlays/house/data.json": `{"x": "` + strings.Repeat("x", 5<<20) + `"}`}), overlay.CodeFile, 0, "over 4096 KiB"},
		{"no rules", pack(map[string]string{rego: "-", "overlays/house/data.json": "{}"}), overlay.CodeFile, 0, "holds no rules"},
		{"nothing", fstest.MapFS{}, overlay.CodeFile, 0, "no folder overlays/<id>"},
	}
}

// doubled gives a name twice the last one's value, sixty times.
func doubled(step string, more ...string) string {
	var b strings.Builder
	b.WriteString("\tx0 := input.id\n")
	for i := range 60 {
		args := []any{fmt.Sprintf("x%d", i), fmt.Sprintf("x%d", i)}
		fmt.Fprintf(&b, "\tx%d := "+step+"\n", append([]any{i + 1}, args[:2-len(more)]...)...)
	}
	b.WriteString("\tm := x60")
	return b.String()
}

// laughs are METADATA of a few lines that stand for 10^9 words.
var laughs = func() string {
	var b strings.Builder
	b.WriteString("# METADATA\n# custom:\n#   a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := range 9 {
		fmt.Fprintf(&b, "#   a%d: &a%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i), 10), ", "))
	}
	return b.String()
}()

func loops(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "\tsome x%d in data.register.parties\n", i)
	}
	return b.String() + "\tm := \"x\""
}

func TestAHostilePackIsRefusedWhereItIsHostile(t *testing.T) {
	on := ground(t)
	packs := hostilePacks()
	require.GreaterOrEqual(t, len(packs), 40)
	for _, h := range packs {
		t.Run(h.name, func(t *testing.T) {
			pack, err := overlay.Check(h.pack, on)
			assert.Nil(t, pack)
			var faults overlay.Faults
			require.ErrorAs(t, err, &faults, "it was let in")
			for _, f := range faults {
				if f.Code == h.code && f.Line == h.line && strings.Contains(f.Message, h.says) {
					assert.NotEmpty(t, f.File)
					return
				}
			}
			assert.Fail(t, "refused for something else", "want %s on line %d: %s\ngot\n%s", h.code, h.line, h.says, err)
		})
	}
}
