package oracle

import "strings"

var _ = registerSpans("ch-fadp", adequacySpans(chAdequate)...)

const swissAnnex1 = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK " +
	"IS LI NO AD AR FO GB GG GI IL IM JE MC NZ UY"

// chAdequate is Annex 1 of the Data Protection Ordinance; its entry on the United States is the framework's.
var chAdequate = swissList()

func swissList() map[string][]adequate {
	list := map[string][]adequate{}
	for code := range strings.FieldsSeq(swissAnnex1) {
		list[code] = []adequate{{name: "DPO Annex 1", held: since(2023, 9, 1), onward: importerLaw}}
	}
	list["CA"] = []adequate{{
		name: "DPO Annex 1", held: since(2023, 9, 1), onward: importerLaw,
		scope: []limit{
			canadianAct, privateOnly,
		},
	}}
	return list
}

var (
	canadianActs   = []string{"ca-pipeda", "ca-qc", "ca-bc", "ca-ab"}
	canadianHealth = []string{"ca-on-health", "ca-nb-health", "ca-nl-health", "ca-ns-health"}
)

// canadianAct wants the federal act or one substantially similar to it; the health acts are that for health data only.
func canadianAct(q *question, l *ledger) {
	var general, health ledger
	underLaw(canadianActs...)(q, &general)
	underLaw(canadianHealth...)(q, &health)
	oneOf(&health, q.flow.SpecialCategories, "health")
	l.is(max(general.status(), health.status()))
}
