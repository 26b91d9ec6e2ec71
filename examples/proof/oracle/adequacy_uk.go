package oracle

var _ = registerSpans("uk-gdpr", adequacySpans(ukAdequate)...)

var retained = since(2021, 1, 1)

// ukAdequate is beside the thirty EEA States, which are asked for by area.
var ukAdequate = map[string][]adequate{
	"EU-INST": ukRetained(),
	"GI":      ukRetained(),
	"AD":      ukRetained(),
	"AR":      ukRetained(),
	"CH":      ukRetained(),
	"GG":      ukRetained(),
	"IM":      ukRetained(),
	"JE":      ukRetained(),
	"NZ":      ukRetained(),
	"UY":      ukRetained(),
	"FO":      ukRetained(notOrganOf("DK")),
	"IL":      ukRetained(automatedOnly),
	"CA":      ukRetained(underLaw("ca-pipeda"), privateOnly),
	"JP": {{
		name: "DPA 2018 Sch. 21", held: retained, onward: supplementaryRules,
		scope: []limit{underLaw("jp-appi"), privateOnly, notFor("press", "religious", "political", "academic")},
	}},
	// Credit information is in, unlike in the Union's decision.
	"KR": {{
		name: "SI 2022/1213", held: since(2022, 12, 19), onward: importerLaw,
		scope: []limit{underLaw("kr-pipa")},
	}},
}

// ukRetained is a destination that Schedule 21 to the Data Protection Act 2018 took over at the end of 2020.
func ukRetained(scope ...limit) []adequate {
	return []adequate{{name: "DPA 2018 Sch. 21", held: retained, onward: importerLaw, scope: scope}}
}

func ukAdequacy(q *question) finding {
	if q.in("eea", q.place()) {
		return ukRetained()[0].ask(q)
	}
	return adequacyOf(q, ukAdequate)
}
