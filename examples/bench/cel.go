package main

import (
	"fmt"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
)

// celJudge judges with two programs for each mechanism, which give all its conditions as the bits of a number: cheaper for CEL than
// a program for each condition.
type celJudge struct{ programs [mechanisms][2]cel.Program }

func newCEL() (*celJudge, error) {
	facts := cel.MapType(cel.StringType, cel.DynType)
	env, err := cel.NewEnv(cel.Variable("f", facts), cel.Variable("i", facts))
	if err != nil {
		return nil, err
	}
	j := &celJudge{}
	for m, list := range conditions {
		for kind := range 2 {
			var sum []string
			for n, c := range list {
				sum = append(sum, fmt.Sprintf("((%s) ? %d : 0)", [2]string{c.unmet.cel, c.shown.cel}[kind], 1<<n))
			}
			tree, issues := env.Compile(strings.Join(sum, " + "))
			if issues.Err() != nil {
				return nil, fmt.Errorf("%s: %w", mechanismNames[m], issues.Err())
			}
			if j.programs[m][kind], err = env.Program(tree, cel.EvalOptions(cel.OptOptimize)); err != nil {
				return nil, err
			}
		}
	}
	return j, nil
}

func (j *celJudge) judge(q *question) (unmet, shown []uint32, err error) {
	f := map[string]any{
		"at": int64(q.at), "laws": q.laws, "laws_stated": q.lawsStated, "public": q.public, "organ": q.organ, "activities": q.activities,
		"activities_stated": q.activitiesStated, "credit": int64(q.credit), "automated": int64(q.automated), "purpose": q.purpose,
		"immigration": int64(q.immigration), "framework_runs": q.frameworkRuns, "hr": int64(q.hr), "needed": q.needed,
		"journalistic": int64(q.journalistic), "rules_exist": q.rulesExist, "exporter_role": q.exporterRole, "importer_role": q.importerRole,
		"on_behalf": q.onBehalf, "exporter_inside": q.exporterInside, "direct": q.direct, "categories": q.categories, "purposes": q.purposes,
		"destinations": q.destinations, "clauses_exist": q.clausesExist, "no_module": q.noModule, "module": q.module,
		"four_possible": q.fourPossible, "combined": int64(q.combined), "importer_reached": q.importerReached,
	}
	vars := map[string]any{"f": f}
	for n := range q.items {
		i := &q.items[n]
		vars["i"] = i.values()
		var masks [2]uint32
		for kind, p := range j.programs[i.mechanism] {
			out, _, err := p.Eval(vars)
			if err != nil {
				return nil, nil, err
			}
			mask, ok := out.(types.Int)
			if !ok {
				return nil, nil, fmt.Errorf("%v is no number", out)
			}
			masks[kind] = uint32(mask)
		}
		unmet, shown = append(unmet, masks[0]), append(shown, masks[1])
	}
	return unmet, shown, nil
}

// values are the facts of an item that the conditions of its mechanism read.
func (i *item) values() map[string]any {
	v := map[string]any{"real": i.real}
	switch i.mechanism {
	case adequacy:
		s := &i.scope
		v["laws"], v["private_only"], v["organs"], v["activities"] = s.Laws, s.PrivateOnly, s.Organs, s.Activities
		v["credit"], v["automated"], v["purposes"], v["immigration"] = s.Credit, s.Automated, s.Purposes, s.Immigration
	case dpf:
		v["in_force"], v["dated"], v["from"], v["until"] = i.inForce, i.dated, int64(i.from), int64(i.until)
		v["covers"], v["covers_stated"] = i.covers, i.coversStated
	case clauses:
		v["signed"], v["until"], v["exporter_bound"], v["importer_bound"] = int64(i.signed), int64(i.until), i.exporterBound, i.importerBound
		v["suspended"], v["may_change"] = i.suspended, i.mayChange
		v["version_stated"], v["known"], v["running"], v["legacy"], v["any_set"] = i.versionStated, i.known, i.running, i.legacy, i.anySet
		v["signable_from"], v["signable_until"], v["offers"], v["offered"] = int64(i.signableFrom), int64(i.signableUntil), i.offers, i.offered
		v["unaltered"], v["annexes"], v["unchanged"] = int64(i.unaltered), int64(i.annexes), int64(i.unchanged)
		v["sufficient"], v["insufficient"] = i.sufficient, i.insufficient
	case bcr:
		v["signed"], v["until"], v["approver_inside"], v["suspended"] = int64(i.signed), int64(i.until), int64(i.approverInside), i.suspended
		v["exporter_bound"], v["importer_bound"], v["importer_listed"], v["same_group"] = i.exporterBound, i.importerBound, i.importerListed, i.sameGroup
		v["for_processors"], v["incorporated"], v["incorporated_there"] = i.forProcessors, i.incorporated, i.incorporatedThere
		v["sender_inside"], v["on_behalf_bound"], v["insider"] = i.senderInside, i.onBehalfBound, i.insider
		v["sufficient"], v["insufficient"] = i.sufficient, i.insufficient
		for n, name := range scopeNames {
			s := i.scopes[n]
			v[name], v[name+"_all"], v[name+"_listed"] = s.Of, s.All, !s.All && s.Of != nil
		}
	}
	return v
}

var scopeNames = [...]string{ofRegimes: "regimes", ofCategories: "categories", ofPurposes: "aims", ofDestinations: "destinations", ofCoverage: "kinds"}
