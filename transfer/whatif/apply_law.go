package whatif

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
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
	if e.Regime != "" && !slices.Contains(l.laws(), e.Regime) {
		return nil, missing("regime", e.Regime, l.laws(), "%q is no law that has mechanisms", e.Regime)
	}
	folders := l.where(e.Record, e.Regime)
	if len(folders) == 0 {
		return nil, missing("record", e.Record, l.ids(e.Regime), "there is no record %q of law%s", e.Record, under(e.Regime))
	}
	return folders, nil
}

func under(regime string) string {
	if regime == "" {
		return ""
	}
	return " under " + regime
}

// suspend lets records not hold for a time.
func (l *law) suspend(e Event) error {
	folders, err := l.named(e)
	if err != nil {
		return err
	}
	pause, text := map[string]any{"from": e.From.String()}, fmt.Sprintf("%s is suspended from %s on.", e.Record, e.From)
	if !e.Until.IsZero() {
		pause["until"], text = e.Until.String(), fmt.Sprintf("%s is suspended from %s to %s.", e.Record, e.From, e.Until)
	}
	patches := map[string]any{}
	for _, folder := range folders {
		span, _ := l.records[folder][e.Record]["in_force"].(map[string]any)
		if _, twice := span["suspended"]; twice {
			return fmt.Errorf("%s is suspended already", e.Record)
		}
		patches[folder+"/records/"+e.Record] = map[string]any{"in_force": map[string]any{"suspended": pause}}
	}
	l.note(text, patches)
	return nil
}

func (l *law) endAdequacy(e Event) error {
	folder, err := l.adequacy(e)
	if err != nil {
		return err
	}
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
	if id, area := l.within(folder, e.Destination); !found && id != "" {
		return &absent{transfer.FaultReference, "destination", fmt.Sprintf("%s is covered by %s together with all of %s; invalidate that record", e.Destination, id, area), ""}
	}
	if !found {
		return missing("destination", "", nil, "%s has no adequacy decision on %s", e.Regime, e.Destination)
	}
	if len(patches) > 0 {
		l.note(fmt.Sprintf("%s has no adequacy decision on %s from %s on.", e.Regime, e.Destination, e.From), patches)
	}
	return nil
}

// adequacy is the folder of a law's decisions.
func (l *law) adequacy(e Event) (string, error) {
	folder := "mechanisms/" + underscored(e.Regime) + "/adequacy"
	if l.records[folder] == nil {
		return "", missing("regime", e.Regime, l.laws(), "%q has no list of adequacy decisions", e.Regime)
	}
	return folder, nil
}

// within finds a decision that covers a territory with others, by an area.
func (l *law) within(folder string, place transfer.Territory) (id, area string) {
	for _, id := range slices.Sorted(maps.Keys(l.records[folder])) {
		area, _ := l.records[folder][id]["area"].(string)
		if area != "" && slices.ContainsFunc(regions.Memberships(place), func(m regions.Membership) bool { return m.Area == area }) {
			return id, area
		}
	}
	return "", ""
}

func (l *law) addAdequacy(e Event) error {
	folder, err := l.adequacy(e)
	if err != nil {
		return err
	}
	span := map[string]any{"from": e.From.String()}
	if !e.Until.IsZero() {
		span["until"] = e.Until.String()
	}
	onward := e.Onward
	if onward == "" {
		onward = "same_regime"
	}
	if !slices.Contains(l.onward, onward) {
		return missing("onward", onward, l.onward, "%q is not one of %s", onward, strings.Join(l.onward, ", "))
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
