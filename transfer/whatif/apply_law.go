package whatif

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// end ends every record that an event names.
func (l *law) end(e Event) error {
	folders, err := l.named(e)
	if err != nil {
		return err
	}
	patches := map[string]any{}
	for _, folder := range folders {
		if patch, open := l.cut(folder, e.Record, e.From); open {
			patches[folder+"/records/"+e.Record] = patch
		}
	}
	if len(patches) > 0 {
		l.note(fmt.Sprintf("%s holds no longer from %s on.", e.Record, e.From), patches)
	}
	return nil
}

func (l *law) named(e Event) ([]string, error) {
	folders := l.where(e.Record, e.Regime)
	if len(folders) == 0 {
		return nil, fmt.Errorf("there is no record %q of law%s", e.Record, under(e.Regime))
	}
	return folders, nil
}

func under(regime string) string {
	if regime == "" {
		return ""
	}
	return " under " + regime
}

// suspend ends records and, where the suspension has an end, lets copies of them start after it. A certificate names its framework
// by the record's id, so that a framework cannot have two.
func (l *law) suspend(e Event) error {
	folders, err := l.named(e)
	if err != nil || e.Until.IsZero() {
		return joined(err, func() error { return l.end(e) })
	}
	patches := map[string]any{}
	for _, folder := range folders {
		patch, open := l.cut(folder, e.Record, e.From)
		if !open {
			continue
		}
		if !strings.HasSuffix(folder, "/adequacy") {
			return fmt.Errorf("%s is no adequacy decision; leave until out, and ask about a day before it", e.Record)
		}
		patches[folder+"/records/"+e.Record] = patch
		next := maps.Clone(l.records[folder][e.Record])
		span := map[string]any{}
		if before, ok := next["in_force"].(map[string]any); ok {
			span = maps.Clone(before)
		}
		if until, _ := span["until"].(string); until != "" && until <= e.Until.String() {
			continue
		}
		span["from"] = e.Until.AddDays(1).String()
		next["in_force"] = span
		patches[folder+"/records/"+e.Record+"-resumed"] = next
	}
	if len(patches) > 0 {
		l.note(fmt.Sprintf("%s is suspended from %s to %s.", e.Record, e.From, e.Until), patches)
	}
	return nil
}

func joined(err error, next func() error) error {
	if err != nil {
		return err
	}
	return next()
}

func (l *law) endAdequacy(e Event) error {
	folder := "mechanisms/" + underscored(e.Regime) + "/adequacy"
	patches, found := map[string]any{}, false
	for _, id := range slices.Sorted(maps.Keys(l.records[folder])) {
		if l.records[folder][id]["territory"] != string(e.Destination) {
			continue
		}
		found = true
		if patch, open := l.cut(folder, id, e.From); open {
			patches[folder+"/records/"+id] = patch
		}
	}
	if !found {
		return fmt.Errorf("%s has no adequacy decision on %q", e.Regime, e.Destination)
	}
	if len(patches) > 0 {
		l.note(fmt.Sprintf("%s has no adequacy decision on %s from %s on.", e.Regime, e.Destination, e.From), patches)
	}
	return nil
}

func (l *law) addAdequacy(e Event) error {
	folder := "mechanisms/" + underscored(e.Regime) + "/adequacy"
	if l.records[folder] == nil {
		return fmt.Errorf("%q has no list of adequacy decisions", e.Regime)
	}
	span := map[string]any{"from": e.From.String()}
	if !e.Until.IsZero() {
		span["until"] = e.Until.String()
	}
	onward := e.Onward
	if onward == "" {
		onward = "same_regime"
	}
	title := fmt.Sprintf("A decision on %s, as the scenario assumes", e.Destination)
	l.note(fmt.Sprintf("%s has an adequacy decision on %s from %s on.", e.Regime, e.Destination, e.From), map[string]any{
		folder + "/records/" + strings.ToLower(string(e.Destination)) + "-assumed": map[string]any{
			"title": title, "territory": string(e.Destination), "in_force": span, "onward": onward, "authority": map[string]any{"citation": title},
			"reviewed": e.From.String(), "confidence": "low",
		},
	})
	return nil
}

// replace ends a set of clauses wherever it is admitted and puts a new one in its place, on which documents must be signed.
func (l *law) replace(e Event) error {
	folders, err := l.named(e)
	if err != nil {
		return err
	}
	patches := map[string]any{}
	for _, folder := range folders {
		patch, open := l.cut(folder, e.Record, e.From)
		if !open {
			continue
		}
		if !strings.HasSuffix(folder, "_scc") && !strings.HasPrefix(strings.TrimPrefix(folder, "mechanisms/uk_gdpr/"), "uk_") {
			return fmt.Errorf("%s is no set of clauses", e.Record)
		}
		if _, taken := l.records[folder][e.Version]; taken {
			return fmt.Errorf("%s is on record already; invalidate %s instead", e.Version, e.Record)
		}
		next := maps.Clone(l.records[folder][e.Record])
		for _, field := range []string{"adopted", "signable_from", "signable_until"} {
			delete(next, field)
		}
		if _, stated := next["version"]; stated {
			next["version"] = e.Version
		}
		next["title"] = fmt.Sprintf("Clauses %s, as the scenario assumes", e.Version)
		next["in_force"] = map[string]any{"from": e.From.String()}
		patches[folder+"/records/"+e.Record] = patch
		patches[folder+"/records/"+e.Version] = next
	}
	if len(patches) > 0 {
		l.note(fmt.Sprintf("Clauses %s are required in place of %s from %s on.", e.Version, e.Record, e.From), patches)
	}
	return nil
}
