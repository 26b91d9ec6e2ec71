package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/cedar-policy/cedar-go"
)

// cedarJudge judges with a set of policies for each mechanism: one that permits, and for each condition one that forbids what
// contradicts it and one that forbids what does not show it. The policies that determine a refusal are the conditions.
type cedarJudge struct {
	sets [mechanisms]*cedar.PolicySet
	bits map[cedar.PolicyID]place
}

// place is the meaning of a policy.
type place struct{ kind, bit int }

func newCedar() (*cedarJudge, error) {
	j := &cedarJudge{bits: map[cedar.PolicyID]place{}}
	for m, list := range conditions {
		var text strings.Builder
		text.WriteString("permit (principal, action, resource);\n")
		for _, c := range list {
			forbid := "forbid (principal, action, resource) %s { %s };\n"
			fmt.Fprintf(&text, forbid, "when", inContext(c.unmet.cedar))
			fmt.Fprintf(&text, forbid, "unless", inContext(c.shown.cedar))
		}
		policies, err := cedar.NewPolicyListFromBytes(mechanismNames[m], []byte(text.String()))
		if err != nil {
			return nil, err
		}
		j.sets[m] = cedar.NewPolicySet()
		for n, p := range policies {
			id := cedar.PolicyID(fmt.Sprintf("%s/%d", mechanismNames[m], n))
			if n > 0 {
				j.bits[id] = place{(n - 1) % 2, (n - 1) / 2}
			}
			j.sets[m].Add(id, p)
		}
	}
	return j, nil
}

// inContext puts the facts where Cedar has them.
func inContext(expression string) string {
	return strings.NewReplacer(" f.", " context.f.", " i.", " context.i.", "(f.", "(context.f.", "(i.", "(context.i.", "!f.", "!context.f.", "!i.", "!context.i.").
		Replace(" " + expression)
}

var nobody = cedar.NewEntityUID("Nobody", "nobody")

func (j *cedarJudge) judge(q *question) (unmet, shown []uint32, err error) {
	f := cedar.NewRecord(cedar.RecordMap{
		"at": number(q.at), "laws": set(q.laws), "laws_stated": truth(q.lawsStated), "public": truth(q.public), "organ": text(q.organ),
		"activities": set(q.activities), "activities_stated": truth(q.activitiesStated), "credit": number(q.credit),
		"automated": number(q.automated), "purpose": text(q.purpose), "immigration": number(q.immigration),
		"framework_runs": truth(q.frameworkRuns), "hr": number(q.hr), "needed": set(q.needed), "journalistic": number(q.journalistic),
		"rules_exist": truth(q.rulesExist), "exporter_role": text(q.exporterRole), "importer_role": text(q.importerRole),
		"on_behalf": text(q.onBehalf), "exporter_inside": truth(q.exporterInside), "direct": truth(q.direct),
		"categories": set(q.categories), "purposes": set(q.purposes), "destinations": set(q.destinations),
		"clauses_exist": truth(q.clausesExist), "no_module": truth(q.noModule), "module": number(q.module),
		"four_possible": truth(q.fourPossible), "combined": number(q.combined), "importer_reached": truth(q.importerReached),
	})
	for n := range q.items {
		i := &q.items[n]
		_, found := cedar.Authorize(j.sets[i.mechanism], cedar.EntityMap{}, cedar.Request{
			Principal: nobody, Action: nobody, Resource: nobody, Context: cedar.NewRecord(cedar.RecordMap{"f": f, "i": i.record()}),
		})
		if len(found.Errors) > 0 {
			return nil, nil, errors.New(found.Errors[0].String())
		}
		masks := [2]uint32{0, 1<<len(conditions[i.mechanism]) - 1}
		for r := range found.Reasons {
			if p, ok := j.bits[found.Reasons[r].PolicyID]; ok {
				masks[p.kind] ^= 1 << p.bit
			}
		}
		unmet, shown = append(unmet, masks[0]), append(shown, masks[1])
	}
	return unmet, shown, nil
}

// record holds the same facts as values.
func (i *item) record() cedar.Record {
	v := cedar.RecordMap{"real": truth(i.real)}
	switch i.mechanism {
	case adequacy:
		s := &i.scope
		v["laws"], v["private_only"], v["organs"], v["activities"] = set(s.Laws), truth(s.PrivateOnly), set(s.Organs), set(s.Activities)
		v["credit"], v["automated"], v["purposes"], v["immigration"] = truth(s.Credit), truth(s.Automated), set(s.Purposes), truth(s.Immigration)
	case dpf:
		v["in_force"], v["dated"], v["from"], v["until"] = truth(i.inForce), truth(i.dated), number(i.from), number(i.until)
		v["covers"], v["covers_stated"] = set(i.covers), truth(i.coversStated)
	case clauses:
		v["signed"], v["until"], v["exporter_bound"], v["importer_bound"] = number(i.signed), number(i.until), truth(i.exporterBound), truth(i.importerBound)
		v["suspended"], v["may_change"] = truth(i.suspended), truth(i.mayChange)
		v["version_stated"], v["known"], v["running"], v["legacy"] = truth(i.versionStated), truth(i.known), truth(i.running), truth(i.legacy)
		v["any_set"], v["offers"], v["offered"] = truth(i.anySet), truth(i.offers), set(i.offered)
		v["signable_from"], v["signable_until"] = number(i.signableFrom), number(i.signableUntil)
		v["unaltered"], v["annexes"], v["unchanged"] = number(i.unaltered), number(i.annexes), number(i.unchanged)
		v["sufficient"], v["insufficient"] = truth(i.sufficient), truth(i.insufficient)
	case bcr:
		v["signed"], v["until"], v["approver_inside"] = number(i.signed), number(i.until), number(i.approverInside)
		v["suspended"] = truth(i.suspended)
		v["exporter_bound"], v["importer_bound"] = truth(i.exporterBound), truth(i.importerBound)
		v["importer_listed"], v["same_group"], v["for_processors"] = truth(i.importerListed), truth(i.sameGroup), truth(i.forProcessors)
		v["incorporated"], v["incorporated_there"], v["sender_inside"] = truth(i.incorporated), truth(i.incorporatedThere), truth(i.senderInside)
		v["on_behalf_bound"], v["insider"] = truth(i.onBehalfBound), truth(i.insider)
		v["sufficient"], v["insufficient"] = truth(i.sufficient), truth(i.insufficient)
		for n, name := range scopeNames {
			s := i.scopes[n]
			v[cedar.String(name)], v[cedar.String(name+"_all")], v[cedar.String(name+"_listed")] = set(s.Of), truth(s.All), truth(!s.All && s.Of != nil)
		}
	}
	return cedar.NewRecord(v)
}

func truth(b bool) cedar.Value { return cedar.Boolean(b) }

func text(s string) cedar.Value { return cedar.String(s) }

func number[T ~int64 | ~uint8](n T) cedar.Value { return cedar.Long(n) }

// set makes a set; most are empty.
func set[T string | int64](list []T) cedar.Value {
	if len(list) == 0 {
		return none
	}
	values := make([]cedar.Value, len(list))
	for i, v := range list {
		switch v := any(v).(type) {
		case string:
			values[i] = cedar.String(v)
		case int64:
			values[i] = cedar.Long(v)
		}
	}
	return cedar.NewSet(values...)
}

var none = cedar.NewSet()
