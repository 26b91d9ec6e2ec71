package transfer_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	decisionFile = "transfer/decision/decision.rego"
	dpfFile      = "mechanisms/eu_gdpr/dpf/dpf.rego"
	dpfRecords   = "mechanisms/eu_gdpr/dpf/data.json"
)

// refusedLaw asserts that a tree is refused and that the fault names its code, its file and the reason.
func refusedLaw(t *testing.T, tree fs.FS, code, file, says string) {
	t.Helper()
	law, err := transfer.OpenLaw(tree)
	assert.Nil(t, law)
	var refused *transfer.InputError
	require.True(t, errors.As(err, &refused), "it was opened, or refused without a fault: %v", err)
	for _, f := range refused.Faults {
		if f.Code == code && f.File == file && strings.Contains(f.Message, says) {
			return
		}
	}
	assert.Fail(t, "refused for something else", "want %s in %s: %s\ngot\n%v", code, file, says, err)
}

// edited returns the law of this build with a text in a file replaced.
func edited(t *testing.T, file, old, next string) fstest.MapFS {
	t.Helper()
	text := textIn(t, lawTree(t), file)
	require.Contains(t, text, old)
	return changed(t, map[string]string{file: strings.Replace(text, old, next, 1)})
}

func TestCatalogueRow50ALawWithoutAnAnswerIsNotOpened(t *testing.T) {
	refusedLaw(t, changed(t, map[string]string{decisionFile: ""}), transfer.FaultLawAnswer, decisionFile, "and this entrypoint")
	refusedLaw(t, edited(t, decisionFile, "\nflow := base.flow\n", "\nflows := base.flow\n"), transfer.FaultLawAnswer, decisionFile, "flows")
	refusedLaw(t, edited(t, decisionFile, "\ndefault outcome := \"blocked\"\n", "\n"), transfer.FaultLawAnswer, decisionFile, "by default")
	refusedLaw(t, edited(t, decisionFile, "\ndefault outcome := \"blocked\"\n", "\ndefault outcome := \"allowed\"\n"), transfer.FaultLawAnswer, decisionFile, "by default")
	refusedLaw(t, edited(t, decisionFile, "\noutcome := base.outcome if count(violations) == 0\n", "\noutcome := \"not_restricted\" if flow == null\n"), transfer.FaultLawAnswer, decisionFile, "must be blocked")
	refusedLaw(t, edited(t, "transfer/report/data.json", `"reviewed": "2026-11-23"`, `"reviewed": "2026-02-30"`), transfer.FaultLawData, "transfer/report/data.json", "reviewed")
}

func TestCatalogueRow53ALawThatContradictsItselfIsNotOpened(t *testing.T) {
	refusedLaw(t, edited(t, decisionFile, "\nflow := base.flow\n", "\nflow := base.flow\n\nflow := \"other\"\n"), transfer.FaultLawAnswer, decisionFile, "has no answer")
	refusedLaw(t, changed(t, map[string]string{"transfer/more/more.rego": "package transfer.more\n\nf(_) := 1\n\nf(_, _) := 2\n"}),
		transfer.FaultLawRules, "transfer/more/more.rego", "conflicting")
	refusedLaw(t, changed(t, map[string]string{"transfer/more/more.rego": "package transfer.more\n\na if b\n\nb if a\n"}),
		transfer.FaultLawRules, "transfer/more/more.rego", "recursive")
}

func TestCatalogueRow57AMistypedPathIsNotOpened(t *testing.T) {
	refusedLaw(t, edited(t, decisionFile, "flow := base.flow", "flow := data.transfer.bases.flow"), transfer.FaultLawReference, decisionFile, "data.transfer.bases.flow leads nowhere")
	refusedLaw(t, edited(t, "transfer/base/base.rego", "flow := input.id if is_string(input.id)", "flow := input.idd if is_string(input.id)"),
		transfer.FaultLawRules, "transfer/base/base.rego", "input.idd")
	refusedLaw(t, edited(t, "transfer/base/base.rego", "_sound if count(data.transfer.input.faults) == 0", "_sound if data.register.partys != {}"),
		transfer.FaultLawRules, "transfer/base/base.rego", "data.register.partys")
}

func TestCatalogueRows60And61RulesThatReachOutsideAreNotOpened(t *testing.T) {
	for _, call := range []string{"http.send({})", "opa.runtime()", "time.now_ns()", `rand.intn("x", 2)`, `net.lookup_ip_addr("x")`, "bits.lsh(1, 64)", "numbers.range(1, 9)"} {
		name, _, _ := strings.Cut(call, "(")
		refusedLaw(t, changed(t, map[string]string{"transfer/more/more.rego": "package transfer.more\n\nx := " + call + "\n"}),
			transfer.FaultLawRules, "transfer/more/more.rego", name)
	}
}

func TestCatalogueRow81FoldersThatLookLikeOthersAreNotOpened(t *testing.T) {
	refusedLaw(t, changed(t, map[string]string{"mechanisms/.eu_gdpr/data.json": "{}"}), transfer.FaultLawFile, "mechanisms/.eu_gdpr", "dot")
	refusedLaw(t, changed(t, map[string]string{"transfer/more/decision.rego": "package transfer.decision\n\nallow := true\n"}),
		transfer.FaultLawRules, "transfer/more/decision.rego", "and not data.transfer.more")
}

func TestCatalogueRow82FilesThatNobodyWouldReadAreNotOpened(t *testing.T) {
	for _, name := range []string{"policies/adequacy.json", "mechanisms/eu_gdpr/Data.json", "mechanisms/eu_gdpr/dpf/p.REGO", "regions/data.yaml", "transfer/decision/more.json", "transfer/more/DATA.json"} {
		refusedLaw(t, changed(t, map[string]string{name: "{}"}), transfer.FaultLawFile, name, "stand in files")
	}
	empty := lawTree(t)
	for name := range empty {
		if strings.HasPrefix(name, "policies/") {
			delete(empty, name)
		}
	}
	refusedLaw(t, empty, transfer.FaultLawFile, "policies", "not exist")
	refusedLaw(t, fstest.MapFS{}, transfer.FaultLawFile, "transfer", "not exist")
	empty["policies/eu_gdpr/data.json"] = &fstest.MapFile{Data: []byte("{}")}
	refusedLaw(t, empty, transfer.FaultLawFile, "policies", "no rule")
}

func TestCatalogueRow84RecordsAreStrictJSONInOnePlace(t *testing.T) {
	for text, says := range map[string]string{
		`{"records": {}, "records": {}}`: "twice", "{\"records\": \"\xff\"}": "UTF-8", `{"records": {}} null`: "follows", `[]`: "object", `{`: "",
	} {
		refusedLaw(t, changed(t, map[string]string{dpfRecords: text}), transfer.FaultLawData, dpfRecords, says)
	}
	refusedLaw(t, changed(t, map[string]string{"mechanisms/data.json": "{}"}), transfer.FaultLawData, dpfRecords, "stands below")
	refusedLaw(t, changed(t, map[string]string{dpfRecords: `{"records": {}, "finding": {}}`}), transfer.FaultLawRules, dpfFile, "finding")
}

func TestRulesOfAnotherLanguageAreNotOpened(t *testing.T) {
	for text, says := range map[string]string{
		"package transfer.more\n\nx { true }\n": "if", "package transfer.more\n\nimport rego.v2\n\nx := 1\n": "rego.v2", "x": "", "# nothing\n": "",
		"package transfer.more\n\nx := 1 if { y := 2 }\n": "unused",
	} {
		refusedLaw(t, changed(t, map[string]string{"transfer/more/more.rego": text}), transfer.FaultLawRules, "transfer/more/more.rego", says)
	}
}

func TestEveryFaultOfALawIsNamedAtOnce(t *testing.T) {
	_, err := transfer.OpenLaw(changed(t, map[string]string{dpfRecords: "[]", "policies/more.json": "{}", "transfer/more/more.rego": "package x\n\ny := 1\n"}))
	var refused *transfer.InputError
	require.ErrorAs(t, err, &refused)
	assert.Len(t, refused.Faults, 3)
}
