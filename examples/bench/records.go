package main

import (
	"encoding/json"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// day is a date as the number YYYYMMDD; 0 is none.
type day int64

func (d *day) UnmarshalJSON(text []byte) error {
	var s string
	if err := json.Unmarshal(text, &s); err != nil {
		return err
	}
	n, err := strconv.ParseInt(strings.ReplaceAll(s, "-", ""), 10, 64)
	*d = day(n)
	return err
}

func dayOf(d transfer.Date) day {
	n, _ := strconv.ParseInt(strings.ReplaceAll(d.String(), "-", ""), 10, 64)
	return day(n)
}

type interval struct {
	From  day `json:"from"`
	Until day `json:"until"`
}

func (i interval) holds(d day) bool { return i.From <= d && (i.Until == 0 || d <= i.Until) }

// record is a legal record as far as the law of the Union reads it here.
type record struct {
	Territory     string   `json:"territory"`
	InForce       interval `json:"in_force"`
	Scope         scope    `json:"scope"`
	Legacy        bool     `json:"legacy"`
	Modules       []int64  `json:"modules"`
	SignableFrom  day      `json:"signable_from"`
	SignableUntil day      `json:"signable_until"`
}

type scope struct {
	Laws        []string `json:"importer_laws"`
	PrivateOnly bool     `json:"private_sector_only"`
	Organs      []string `json:"except_organs_of"`
	Activities  []string `json:"except_activities"`
	Credit      bool     `json:"except_credit_information"`
	Automated   bool     `json:"automated_only"`
	Purposes    []string `json:"except_exclusive_purposes"`
	Immigration bool     `json:"except_immigration_control"`
}

func (r record) signable() interval {
	if r.SignableFrom == 0 {
		return interval{r.InForce.From, r.SignableUntil}
	}
	return interval{r.SignableFrom, r.SignableUntil}
}

// fits says whether clauses were written for the roles of a question.
func (r record) fits(q *question) bool {
	return slices.Contains(r.Modules, q.module) || q.fourPossible && slices.Contains(r.Modules, 4)
}

// decision is a record of adequacy with its id.
type decision struct {
	record
	id string
}

// records are those of the library's own law, read from the files that it is made of.
type records struct {
	frameworks, rules, clauses, assessed map[string]record

	onPlace map[string][]decision // of adequacy, by id

	members map[string][]interval // of the area of the GDPR, by territory
	listed  map[string]string     // the territory under whose name another one is listed
}

func readRecords() (*records, error) {
	law, err := transfer.AmendedLaw()
	if err != nil {
		return nil, err
	}
	r := &records{listed: map[string]string{}, onPlace: map[string][]decision{}}
	var adequate map[string]record
	var areas map[string]struct {
		Members map[string][]interval `json:"members"`
	}
	var territories map[string]struct {
		ListedWith string `json:"listed_with"`
	}
	for folder, to := range map[string]any{
		"mechanisms/eu_gdpr/adequacy": &adequate, "mechanisms/eu_gdpr/dpf": &r.frameworks, "mechanisms/eu_gdpr/bcr": &r.rules,
		"mechanisms/eu_gdpr/eu_scc": &r.clauses, "mechanisms/lib/assessments": &r.assessed,
		"regions/areas": &areas, "regions/territories": &territories,
	} {
		text, err := fs.ReadFile(law, folder+"/data.json")
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(text, &struct{ Records any }{to}); err != nil {
			return nil, err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(adequate)) {
		place := adequate[id].Territory
		r.onPlace[place] = append(r.onPlace[place], decision{adequate[id], id})
	}
	r.members = areas["eu-gdpr"].Members
	for code, t := range territories {
		if t.ListedWith != "" {
			r.listed[code] = t.ListedWith
		}
	}
	return r, nil
}

func (r *records) inside(territory string, at day) bool {
	for _, i := range r.members[territory] {
		if i.holds(at) {
			return true
		}
	}
	return false
}

// place is where a territory is listed.
func (r *records) place(territory string) string {
	if home, ok := r.listed[territory]; ok {
		return home
	}
	return territory
}
