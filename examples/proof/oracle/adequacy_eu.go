package oracle

var _ = registerSpans("eu-gdpr", adequacySpans(euAdequate)...)

// euAdequate is by the importer's territory. The United States have no decision of their own: see the framework.
var euAdequate = map[string][]adequate{
	"CH": {{name: "2000/518/EC", held: since(2000, 7, 26), onward: importerLaw}},
	"CA": {{
		name: "2002/2/EC", held: since(2001, 12, 20), onward: importerLaw,
		scope: []limit{underLaw("ca-pipeda"), privateOnly},
	}},
	"AR": {{name: "2003/490/EC", held: since(2003, 6, 30), onward: importerLaw}},
	"GG": {{name: "2003/821/EC", held: since(2003, 11, 21), onward: importerLaw}},
	"IM": {{name: "2004/411/EC", held: since(2004, 4, 28), onward: importerLaw}},
	"JE": {{name: "2008/393/EC", held: since(2008, 5, 8), onward: importerLaw}},
	"FO": {{
		name: "2010/146/EU", held: since(2010, 3, 5), onward: importerLaw,
		scope: []limit{notOrganOf("DK")},
	}},
	"AD": {{name: "2010/625/EU", held: since(2010, 10, 19), onward: importerLaw}},
	"IL": {{
		name: "2011/61/EU", held: since(2011, 1, 31), onward: importerLaw,
		scope: []limit{automatedOnly},
	}},
	"UY": {{name: "2012/484/EU", held: since(2012, 8, 21), onward: importerLaw}},
	"NZ": {{name: "2013/65/EU", held: since(2012, 12, 19), onward: importerLaw}},
	"JP": {{
		name: "2019/419", held: since(2019, 1, 23), onward: supplementaryRules,
		scope: []limit{underLaw("jp-appi"), privateOnly, notFor("press", "religious", "political", "academic")},
	}},
	"GB": {
		{name: "TCA Art. 782", held: dated{day(2021, 1, 1), day(2021, 6, 27)}, onward: sameRegime},
		{
			name: "2021/1772", held: dated{day(2021, 6, 28), day(2025, 6, 27)}, onward: importerLaw,
			scope: []limit{noImmigrationControl},
		},
		{
			name: "2025/1226", held: dated{day(2025, 6, 28), day(2025, 12, 18)}, onward: importerLaw,
			scope: []limit{noImmigrationControl},
		},
		{name: "2025/2574", held: dated{day(2025, 12, 19), day(2031, 12, 27)}, onward: importerLaw},
	},
	"KR": {{
		name: "2022/254", held: since(2021, 12, 17), onward: importerLaw,
		scope: []limit{underLaw("kr-pipa"), noCreditInformation, notFor("religious", "political")},
	}},
	"ORG-EPO": {{name: "2025/1382", held: since(2025, 7, 15), onward: importerLaw}},
	"BR": {{
		name: "2026/179", held: since(2026, 1, 26), onward: importerLaw,
		scope: []limit{
			underLaw("br-lgpd"),
			notOnlyFor("public-security", "national-defence", "state-security", "law-enforcement"),
		},
	}},
}
