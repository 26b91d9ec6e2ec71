package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/intake"
)

// importSource is a kind of file that can be imported.
type importSource struct {
	name, arguments, summary, purpose string
	run                               func(*importCall, *importStreams) (int, error)
}

func importSources() []importSource {
	return []importSource{
		{"dpf", "LIST.xlsx INVENTORY [FURTHER...]", "certificates from the participants list of the Data Privacy Framework", dpfPurpose, importList},
		{"cbpr", "LIST.csv INVENTORY [FURTHER...]", "certificates from a directory of CBPR and PRP certificates", cbprPurpose, importList},
		{"fides", "FILE", "a draft of an inventory from the systems of a fideslang file", fidesPurpose, importRecord},
		{"ropa", "FILE", "a draft of an inventory from a record of processing activities in CSV", ropaPurpose, importRecord},
	}
}

const (
	listPurpose = `Parties are matched by their exact legal names. The changed inventory goes to standard output or -o, every other line as it
was; what was found goes to standard error: what changed, what the inventory claims and the list does not show, near
misses to confirm. Those two are never changed. FURTHER files of the same inventory are read and not changed.`
	dpfPurpose = `Compares an inventory with the list that www.dataprivacyframework.gov/list offers for download.

` + listPurpose
	cbprPurpose = `Compares an inventory with certificates kept in CSV, with the columns
  organization,legal_entity,system,certification,accountability_agent,jurisdiction,program_requirements,
  valid_from,valid_until,scope_note,url,checked_on
and, if you add it, covers (hr;non-hr). A month stands for the whole of it.

` + listPurpose
	recordPurpose = `What the record does not say stays unstated and is listed on standard error. The draft goes to standard output or -o; what
an inventory must have and the record does not is a comment in it to fill in. -known names a file whose parties
are used by their ids where the legal names are the same; evaluate the two together: evaluator KNOWN DRAFT.`
	fidesPurpose = `Drafts an inventory from the systems of a fideslang file. The format knows no country.

` + recordPurpose
	ropaPurpose = `Drafts an inventory from a record with the columns
  activity,controller,role,exporter,importer,importer_country,access_countries,data_categories,special_category,
  data_subjects,purpose,regime,mechanism,instrument_ref,instrument_version,module,tia_ref,tia_date,
  supplementary_measures,onward_recipients
and exporter_country,exporter_role,importer_role,legal_basis,hr,journalistic,children where you have them.

` + recordPurpose
)

// importCall is what the command line asks for.
type importCall struct {
	source string
	output string
	known  string
	date   transfer.Date
	check  bool
	files  []string
}

type importStreams struct{ stdout, stderr io.Writer }

// importFiles is the command import.
func importFiles(_ context.Context, args []string, stdout, stderr io.Writer) (int, error) {
	for _, s := range importSources() {
		if len(args) > 0 && args[0] == s.name {
			call, err := parseImport(s, args[1:], stderr)
			if err != nil {
				return badUsage, err
			}
			return s.run(call, &importStreams{stdout, stderr})
		}
	}
	set := newFlags("import", "", "Reads what others publish or keep.\n\nusage: evaluator import SOURCE [flags] FILE...", stderr)
	set.Usage = func() {
		fmt.Fprint(stderr, "usage: evaluator import SOURCE [flags] FILE...\n\nReads what others publish or keep. Each SOURCE has its own -help:\n")
		table := tabwriter.NewWriter(stderr, 0, 0, 2, ' ', 0)
		for _, s := range importSources() {
			fmt.Fprintf(table, "  %s\t%s\n", s.name, s.summary)
		}
		table.Flush()
	}
	rest, err := parseFlags(set, args)
	switch {
	case err != nil:
		return badUsage, err
	case len(rest) == 0:
		return badUsage, fmt.Errorf("import what? see evaluator import -help")
	default:
		return badUsage, fmt.Errorf("%s: not one of %s", rest[0], strings.Join(importNames(), ", "))
	}
}

func importNames() []string {
	var names []string
	for _, s := range importSources() {
		names = append(names, s.name)
	}
	return names
}

func parseImport(s importSource, args []string, stderr io.Writer) (*importCall, error) {
	c := &importCall{source: s.name}
	set := newFlags("import "+s.name, s.arguments, s.purpose, stderr)
	set.StringVar(&c.output, "o", "", "write to this `file` instead of standard output; it may be the inventory itself")
	list := strings.HasPrefix(s.arguments, "LIST")
	date := "the `date` asked about (YYYY-MM-DD)"
	check := "exit with 1 if something must be filled in before the draft can be evaluated"
	if list {
		date = "the `date` on which the list stood like this (YYYY-MM-DD), kept as the date of the evidence"
		check = "exit with 1 if the list does not show what the inventory claims, or something is left to confirm"
	} else {
		set.StringVar(&c.known, "known", "", "an inventory `file` whose parties are known")
	}
	set.Func("date", date, func(text string) (err error) {
		c.date, err = transfer.ParseDate(text)
		return err
	})
	set.BoolVar(&c.check, "check", false, check)
	var err error
	c.files, err = parseFlags(set, args)
	switch {
	case err != nil:
		return nil, err
	case list && len(c.files) < 2, !list && len(c.files) != 1:
		return nil, fmt.Errorf("wanted: %s; see %s -help", s.arguments, set.Name())
	}
	return c, nil
}

// maxImport is more than any reader takes; what is over it is refused there.
const maxImport = 17 << 20

func importFile(name string) (transfer.File, error) {
	file, err := os.Open(name)
	if err != nil {
		return transfer.File{}, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxImport))
	return transfer.File{Name: name, Data: data}, err
}

func importAll(names []string) ([]transfer.File, error) {
	var files []transfer.File
	for _, name := range names {
		file, err := importFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// importList compares an inventory with a list and writes it with the changes.
func importList(c *importCall, to *importStreams) (int, error) {
	files, err := importAll(c.files)
	if err != nil {
		return badUsage, err
	}
	read := intake.ReadDPF
	if c.source == "cbpr" {
		read = intake.ReadCBPR
	}
	list, err := read(files[0], c.date)
	if err != nil {
		return badUsage, err
	}
	inventory, err := transfer.ReadInventory(files[1:]...)
	if err != nil {
		return badUsage, err
	}
	comparison := list.Compare(inventory)
	writeComparison(to.stderr, comparison)
	next, err := comparison.Update(files[1], files[2:]...)
	if err != nil {
		return badUsage, err
	}
	if err := deliver(c.output, next.Data, to.stdout); err != nil {
		return badUsage, err
	}
	if c.check && comparison.Asks() {
		return blocked, nil
	}
	return evaluated, nil
}

// importRecord drafts an inventory.
func importRecord(c *importCall, to *importStreams) (int, error) {
	file, err := importFile(c.files[0])
	if err != nil {
		return badUsage, err
	}
	options := intake.DraftOptions{AsOf: c.date}
	var known []transfer.File
	if c.known != "" {
		if known, err = importAll([]string{c.known}); err != nil {
			return badUsage, err
		}
		if options.Known, err = transfer.ReadInventory(known...); err != nil {
			return badUsage, err
		}
	}
	read := intake.ReadFides
	if c.source == "ropa" {
		read = intake.ReadRoPA
	}
	draft, err := read(file, options)
	if err != nil {
		return badUsage, err
	}
	open := draft.Complete(known...)
	writeDraft(to.stderr, draft, open)
	if err := deliver(c.output, draft.YAML(), to.stdout); err != nil {
		return badUsage, err
	}
	if c.check && open != nil {
		return blocked, nil
	}
	return evaluated, nil
}
