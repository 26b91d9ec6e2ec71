package main

import "slices"

// hand judges in plain Go.
type hand struct{}

func (hand) judge(q *question) (unmet, shown []uint32, err error) {
	both := make([]uint32, 2*len(q.items))
	unmet, shown = both[:len(q.items)], both[len(q.items):]
	for n := range q.items {
		v := &verdict{q: q, i: &q.items[n]}
		switch v.i.mechanism {
		case adequacy:
			v.adequacy()
		case dpf:
			v.dpf()
		case bcr:
			v.bcr()
		case clauses:
			v.clauses()
		default:
			v.say(true, false)
		}
		unmet[n], shown[n] = v.unmet, v.shown
	}
	return unmet, shown, nil
}

// verdict collects what is said of the conditions of one item, in their order.
type verdict struct {
	q            *question
	i            *item
	unmet, shown uint32
	next         int
}

func (v *verdict) say(unmet, shown bool) {
	if unmet {
		v.unmet |= 1 << v.next
	}
	if shown {
		v.shown |= 1 << v.next
	}
	v.next++
}

// either says of a condition that is shown unless it is contradicted.
func (v *verdict) either(shown bool) { v.say(!shown, shown) }

func (v *verdict) adequacy() {
	q, s := v.q, &v.i.scope
	v.either(v.i.real)
	reached := overlap(q.laws, s.Laws)
	v.say(len(s.Laws) > 0 && q.lawsStated && !reached, len(s.Laws) == 0 || reached)
	v.either(!s.PrivateOnly || !q.public)
	v.either(!slices.Contains(s.Organs, q.organ))
	left := overlap(q.activities, s.Activities)
	v.say(left, len(s.Activities) == 0 || q.activitiesStated && !left)
	v.say(s.Credit && q.credit.True(), !s.Credit || q.credit.False())
	v.say(s.Automated && q.automated.False(), !s.Automated || q.automated.True())
	v.either(!slices.Contains(s.Purposes, q.purpose))
	v.say(s.Immigration && q.immigration.True(), !s.Immigration || q.immigration.False())
}

func (v *verdict) dpf() {
	q, i := v.q, v.i
	v.either(i.real)
	if i.real {
		v.either(i.inForce)
	} else {
		v.either(q.frameworkRuns)
	}
	within := interval{i.from, i.until}.holds(q.at)
	v.say(!i.dated || !within, i.dated && i.from != 0 && within)
	covered := subset(q.needed, i.covers)
	v.say(i.coversStated && (len(i.covers) == 0 || q.hr.Stated() && !covered), i.coversStated && covered)
	v.say(q.journalistic.True(), q.journalistic.False())
}

func (v *verdict) bcr() {
	q, i := v.q, v.i
	v.either(i.real)
	v.either(q.rulesExist)
	v.say(i.signed > q.at, i.signed != 0 && i.signed <= q.at)
	v.say(i.approverInside.False(), i.approverInside.True())
	v.either(!i.suspended && interval{0, i.until}.holds(q.at))
	v.either(i.exporterBound || i.incorporated)
	v.either(i.importerBound)
	v.either(i.importerListed || i.sameGroup)
	controls, processes := q.exporterRole == "controller", q.exporterRole == "processor"
	acting := processes && q.onBehalf != ""
	if i.forProcessors {
		v.say(!i.incorporated && (controls || acting && i.insider), i.incorporated || acting && !i.insider)
	} else {
		v.say(acting && !i.onBehalfBound, controls || i.onBehalfBound)
	}
	carried := !i.forProcessors || i.incorporated || i.incorporatedThere
	v.say((controls || q.onBehalf != "") && !carried, carried)
	v.either(!i.forProcessors || q.importerRole == "processor")
	sent := !i.forProcessors || i.incorporated || i.senderInside
	v.say(!sent || i.incorporated && !q.exporterInside, sent)
	v.either(!i.incorporated || q.direct)
	v.scope(ofRegimes, true, true, eu)
	v.scope(ofCategories, len(q.categories) > 0, true, q.categories)
	v.scope(ofPurposes, len(q.purposes) > 0, true, q.purposes)
	there := i.scopes[ofDestinations]
	reached := overlap(q.destinations, there.Of)
	v.say(!there.All && there.Of != nil && !reached, there.All || reached)
	v.scope(ofCoverage, true, q.hr.Stated(), q.needed)
	v.say(i.insufficient, i.sufficient)
}

var eu = []string{"eu-gdpr"}

// scope says whether rules cover all that is sought, if that is known.
func (v *verdict) scope(which int, sought, known bool, all []string) {
	s := v.i.scopes[which]
	covered := !s.All && s.Of != nil && sought && subset(all, s.Of)
	v.say(!s.All && s.Of != nil && sought && known && !covered, s.All || covered)
}

func (v *verdict) clauses() {
	q, i := v.q, v.i
	v.either(i.real)
	v.either(i.real || q.clausesExist)
	v.say(q.noModule, q.module != 0)
	v.say(i.signed > q.at, i.signed != 0 && i.signed <= q.at)
	v.either(!i.suspended && interval{0, i.until}.holds(q.at))
	v.either(i.exporterBound)
	v.either(i.importerBound)
	v.say(i.versionStated && !i.running || !i.versionStated && !i.anySet, i.running)
	signable := interval{i.signableFrom, i.signableUntil}
	unknown := i.versionStated && !i.known
	v.say(i.signed != 0 && i.known && !signable.holds(i.signed), i.signed != 0 && i.known && signable.holds(i.signed) || unknown)
	offered := slices.Contains(i.offered, q.module)
	v.say(i.offers && !offered && !(q.module == 0 && !i.legacy), offered || q.module == 0 && !i.legacy || unknown)
	v.say(i.unaltered.False(), i.unaltered.True())
	v.say(i.annexes.False(), i.annexes.True())
	stands := i.versionStated && !i.running || i.known && signable.holds(q.at)
	v.say(i.unchanged.False() && !stands && !i.mayChange, stands || i.unchanged.True())
	v.either(!q.importerReached)
	needed := q.noModule || q.module != 0 && q.module != 4 || q.combined.True()
	v.say(i.insufficient && needed, i.sufficient || q.fourPossible && !q.combined.True())
	v.say(false, !(q.module == 4 && q.fourPossible && !q.combined.Stated() && !i.sufficient))
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(s string) bool { return !slices.Contains(b, s) })
}
