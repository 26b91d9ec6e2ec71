package main

// condition is one of a mechanism, in the words of two languages: when the facts contradict it and when they show it. Where they do
// neither, a fact is missing. What is of a document is not asked where there is none.
type condition struct {
	code         string
	ofDocument   bool
	unmet, shown words
}

// words is an expression about the facts f of a flow and i of an item, in CEL and in Cedar.
type words struct{ cel, cedar string }

// both is an expression that reads the same in either language.
func both(s string) words { return words{s, s} }

var conditions = [mechanisms][]condition{
	adequacy: {
		{"adequacy.no_decision", false, both(`!i.real`), both(`i.real`)},
		{
			"adequacy.importer_law", true,
			words{`size(i.laws) > 0 && f.laws_stated && !f.laws.exists(l, l in i.laws)`, `!i.laws.isEmpty() && f.laws_stated && !f.laws.containsAny(i.laws)`},
			words{`size(i.laws) == 0 || f.laws.exists(l, l in i.laws)`, `i.laws.isEmpty() || f.laws.containsAny(i.laws)`},
		},
		{"adequacy.public_sector", true, both(`i.private_only && f.public`), both(`!i.private_only || !f.public`)},
		{
			"adequacy.state_organ", true,
			words{`f.organ in i.organs`, `i.organs.contains(f.organ)`}, words{`!(f.organ in i.organs)`, `!i.organs.contains(f.organ)`},
		},
		{
			"adequacy.importer_activity", true,
			words{`f.activities.exists(a, a in i.activities)`, `f.activities.containsAny(i.activities)`},
			words{
				`size(i.activities) == 0 || f.activities_stated && !f.activities.exists(a, a in i.activities)`,
				`i.activities.isEmpty() || f.activities_stated && !f.activities.containsAny(i.activities)`,
			},
		},
		{"adequacy.credit_information", true, both(`i.credit && f.credit == 2`), both(`!i.credit || f.credit == 1`)},
		{"adequacy.not_automated", true, both(`i.automated && f.automated == 1`), both(`!i.automated || f.automated == 2`)},
		{
			"adequacy.exclusive_purpose", true,
			words{`f.purpose in i.purposes`, `i.purposes.contains(f.purpose)`}, words{`!(f.purpose in i.purposes)`, `!i.purposes.contains(f.purpose)`},
		},
		{"adequacy.immigration_control", true, both(`i.immigration && f.immigration == 2`), both(`!i.immigration || f.immigration == 1`)},
	},
	dpf: {
		{"dpf.not_certified", false, both(`!i.real`), both(`i.real`)},
		{
			"dpf.framework", false,
			words{`i.real ? !i.in_force : !f.framework_runs`, `if i.real then !i.in_force else !f.framework_runs`},
			words{`i.real ? i.in_force : f.framework_runs`, `if i.real then i.in_force else f.framework_runs`},
		},
		{
			"dpf.certificate_active", true, both(`!i.dated || i.from > f.at || i.until != 0 && f.at > i.until`),
			both(`i.dated && i.from != 0 && i.from <= f.at && (i.until == 0 || f.at <= i.until)`),
		},
		{
			"dpf.coverage", true,
			words{
				`i.covers_stated && (size(i.covers) == 0 || f.hr != 0 && !f.needed.all(k, k in i.covers))`,
				`i.covers_stated && (i.covers.isEmpty() || f.hr != 0 && !i.covers.containsAll(f.needed))`,
			},
			words{`i.covers_stated && f.needed.all(k, k in i.covers)`, `i.covers_stated && i.covers.containsAll(f.needed)`},
		},
		{"dpf.journalistic", false, both(`f.journalistic == 2`), both(`f.journalistic == 1`)},
	},
	bcr: {
		{"bcr.none", false, both(`!i.real`), both(`i.real`)},
		{"bcr.basis", false, both(`!f.rules_exist`), both(`f.rules_exist`)},
		{"bcr.approved", true, both(`i.signed > f.at`), both(`i.signed != 0 && i.signed <= f.at`)},
		{"bcr.approver", true, both(`i.approver_inside == 1`), both(`i.approver_inside == 2`)},
		{"bcr.running", true, both(`i.suspended || i.until != 0 && f.at > i.until`), both(`!i.suspended && (i.until == 0 || f.at <= i.until)`)},
		{"bcr.exporter_not_a_member", true, both(`!i.exporter_bound && !i.incorporated`), both(`i.exporter_bound || i.incorporated`)},
		{"bcr.importer_not_a_member", true, both(`!i.importer_bound`), both(`i.importer_bound`)},
		{"bcr.importer_outside_group", true, both(`!i.importer_listed && !i.same_group`), both(`i.importer_listed || i.same_group`)},
		{
			"bcr.exporter_role", true,
			both(`!i.for_processors && f.exporter_role == "processor" && f.on_behalf != "" && !i.on_behalf_bound || ` +
				`i.for_processors && !i.incorporated && (f.exporter_role == "controller" || f.exporter_role == "processor" && f.on_behalf != "" && i.insider)`),
			both(`!i.for_processors && (f.exporter_role == "controller" || i.on_behalf_bound) || ` +
				`i.for_processors && f.exporter_role == "processor" && f.on_behalf != "" && !i.insider || i.incorporated`),
		},
		{
			"bcr.not_incorporated", true,
			both(`(f.exporter_role == "controller" || f.on_behalf != "") && i.for_processors && !i.incorporated && !i.incorporated_there`),
			both(`!i.for_processors || i.incorporated || i.incorporated_there`),
		},
		{
			"bcr.importer_role", true, both(`i.for_processors && f.importer_role != "processor"`),
			both(`!i.for_processors || f.importer_role == "processor"`),
		},
		{
			"bcr.exporter_outside_eea", true,
			both(`i.for_processors && !i.incorporated && !i.sender_inside || i.incorporated && !f.exporter_inside`),
			both(`!i.for_processors || i.incorporated || i.sender_inside`),
		},
		{"bcr.direct_from_outside_controller", true, both(`i.incorporated && !f.direct`), both(`!i.incorporated || f.direct`)},
		{
			"bcr.scope_regime", true,
			words{`i.regimes_listed && !("eu-gdpr" in i.regimes)`, `i.regimes_listed && !i.regimes.contains("eu-gdpr")`},
			words{`i.regimes_all || "eu-gdpr" in i.regimes`, `i.regimes_all || i.regimes.contains("eu-gdpr")`},
		},
		{
			"bcr.scope_data_categories", true,
			words{
				`i.categories_listed && size(f.categories) > 0 && !f.categories.all(c, c in i.categories)`,
				`i.categories_listed && !f.categories.isEmpty() && !i.categories.containsAll(f.categories)`,
			},
			words{
				`i.categories_all || i.categories_listed && size(f.categories) > 0 && f.categories.all(c, c in i.categories)`,
				`i.categories_all || i.categories_listed && !f.categories.isEmpty() && i.categories.containsAll(f.categories)`,
			},
		},
		{
			"bcr.scope_purposes", true,
			words{
				`i.aims_listed && size(f.purposes) > 0 && !f.purposes.all(p, p in i.aims)`,
				`i.aims_listed && !f.purposes.isEmpty() && !i.aims.containsAll(f.purposes)`,
			},
			words{
				`i.aims_all || i.aims_listed && size(f.purposes) > 0 && f.purposes.all(p, p in i.aims)`,
				`i.aims_all || i.aims_listed && !f.purposes.isEmpty() && i.aims.containsAll(f.purposes)`,
			},
		},
		{
			"bcr.scope_destinations", true,
			words{
				`i.destinations_listed && !f.destinations.exists(d, d in i.destinations)`,
				`i.destinations_listed && !i.destinations.containsAny(f.destinations)`,
			},
			words{`i.destinations_all || f.destinations.exists(d, d in i.destinations)`, `i.destinations_all || i.destinations.containsAny(f.destinations)`},
		},
		{
			"bcr.scope_covers", true,
			words{
				`i.kinds_listed && f.hr != 0 && !f.needed.all(k, k in i.kinds)`,
				`i.kinds_listed && f.hr != 0 && !i.kinds.containsAll(f.needed)`,
			},
			words{`i.kinds_all || i.kinds_listed && f.needed.all(k, k in i.kinds)`, `i.kinds_all || i.kinds_listed && i.kinds.containsAll(f.needed)`},
		},
		{"bcr.assessment", false, both(`i.insufficient`), both(`i.sufficient`)},
	},
	clauses: {
		{"eu_scc.no_clauses", false, both(`!i.real`), both(`i.real`)},
		{"eu_scc.basis", false, both(`!i.real && !f.clauses_exist`), both(`i.real || f.clauses_exist`)},
		{"eu_scc.no_module", false, both(`f.no_module`), both(`f.module != 0`)},
		{"eu_scc.signed", true, both(`i.signed > f.at`), both(`i.signed != 0 && i.signed <= f.at`)},
		{"eu_scc.running", true, both(`i.suspended || i.until != 0 && f.at > i.until`), both(`!i.suspended && (i.until == 0 || f.at <= i.until)`)},
		{"eu_scc.exporter_bound", true, both(`!i.exporter_bound`), both(`i.exporter_bound`)},
		{"eu_scc.importer_bound", true, both(`!i.importer_bound`), both(`i.importer_bound`)},
		{
			"eu_scc.version", true, both(`i.version_stated && !i.running || !i.version_stated && !i.any_set`),
			both(`i.running`),
		},
		{
			"eu_scc.signed_in_time", true,
			both(`i.signed != 0 && i.known && (i.signed < i.signable_from || i.signable_until != 0 && i.signed > i.signable_until)`),
			both(`i.signed != 0 && i.known && i.signable_from <= i.signed && (i.signable_until == 0 || i.signed <= i.signable_until) || ` +
				`i.version_stated && !i.known`),
		},
		{
			"eu_scc.module", true,
			words{
				`i.offers && !(f.module in i.offered) && !(f.module == 0 && !i.legacy)`,
				`i.offers && !i.offered.contains(f.module) && !(f.module == 0 && !i.legacy)`,
			},
			words{
				`f.module in i.offered || f.module == 0 && !i.legacy || i.version_stated && !i.known`,
				`i.offered.contains(f.module) || f.module == 0 && !i.legacy || i.version_stated && !i.known`,
			},
		},
		{"eu_scc.unaltered", true, both(`i.unaltered == 1`), both(`i.unaltered == 2`)},
		{"eu_scc.annexes_complete", true, both(`i.annexes == 1`), both(`i.annexes == 2`)},
		{
			"eu_scc.processing_unchanged", true,
			both(`i.unchanged == 1 && !i.may_change && !(i.version_stated && !i.running) && ` +
				`!(i.known && i.signable_from <= f.at && (i.signable_until == 0 || f.at <= i.signable_until))`),
			both(`i.version_stated && !i.running || i.unchanged == 2 || ` +
				`i.known && i.signable_from <= f.at && (i.signable_until == 0 || f.at <= i.signable_until)`),
		},
		{"eu_scc.importer_under_gdpr", false, both(`f.importer_reached`), both(`!f.importer_reached`)},
		{
			"eu_scc.assessment", false,
			both(`i.insufficient && (f.no_module || f.module != 0 && f.module != 4 || f.combined == 2)`),
			both(`i.sufficient || f.four_possible && f.combined != 2`),
		},
		{"eu_scc.combined", false, both(`false`), both(`!(f.module == 4 && f.four_possible && f.combined == 0 && !i.sufficient)`)},
	},
	cbpr: {{"cbpr.not_recognised", false, both(`true`), both(`false`)}},
	prp:  {{"prp.not_recognised", false, both(`true`), both(`false`)}},
}
