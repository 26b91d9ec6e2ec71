package xlsx

import (
	"encoding/xml"
	"fmt"
	"strings"
)

const (
	rootRelations = "_rels/.rels"
	usualWorkbook = "xl/workbook.xml"
)

type relation struct {
	id, kind, target string
	external         bool
}

// contents finds the sheets and the shared strings.
func (b *Book) contents() error {
	workbook := usualWorkbook
	if b.has(rootRelations) {
		relations, err := b.relations(rootRelations)
		if err != nil {
			return err
		}
		for _, r := range relations {
			if strings.HasSuffix(r.kind, "/officeDocument") && !r.external {
				workbook = within("workbook", r.target)
			}
		}
	}
	ids, err := b.sheets(workbook)
	if err != nil {
		return err
	}
	folder, file := split(workbook)
	relations, err := b.relations(folder + "_rels/" + file + ".rels")
	if err != nil {
		return err
	}
	for i, id := range ids {
		for _, r := range relations {
			if r.id == id && !r.external {
				b.Sheets[i].part = within(workbook, r.target)
			}
		}
		if b.Sheets[i].part == "" {
			return fmt.Errorf("%w: the sheet %.64q has no part", ErrForm, b.Sheets[i].Name)
		}
	}
	for _, r := range relations {
		if strings.HasSuffix(r.kind, "/sharedStrings") && !r.external {
			return b.sharedStrings(within(workbook, r.target))
		}
	}
	return nil
}

// sheets reads the names of the sheets and returns the ids of their relationships.
func (b *Book) sheets(workbook string) ([]string, error) {
	var ids []string
	err := b.walk(workbook, func(d *document, start xml.StartElement) error {
		switch start.Name.Local {
		case "workbookPr":
			b.Date1904 = b.Date1904 || truth(attribute(start, "date1904"))
		case "sheet":
			if len(ids) == MaxSheets {
				return fmt.Errorf("%w: the workbook has over %d sheets", ErrLimit, MaxSheets)
			}
			b.Sheets = append(b.Sheets, Sheet{Name: attribute(start, "name")})
			ids = append(ids, attribute(start, "id"))
		}
		return nil
	})
	if err == nil && len(ids) == 0 {
		err = fmt.Errorf("%w: it has no sheet", ErrForm)
	}
	return ids, err
}

func (b *Book) relations(part string) ([]relation, error) {
	var list []relation
	err := b.walk(part, func(d *document, start xml.StartElement) error {
		if start.Name.Local != "Relationship" {
			return nil
		}
		if len(list) == MaxParts {
			return fmt.Errorf("%w: the part %.64q has over %d relationships", ErrLimit, part, MaxParts)
		}
		list = append(list, relation{
			id: attribute(start, "Id"), kind: attribute(start, "Type"), target: attribute(start, "Target"),
			external: attribute(start, "TargetMode") == "External",
		})
		return nil
	})
	return list, err
}

// sharedStrings reads the table that cells point into.
func (b *Book) sharedStrings(part string) error {
	return b.walk(part, func(d *document, start xml.StartElement) error {
		if start.Name.Local != "si" {
			return nil
		}
		if len(b.texts) == MaxStrings {
			return fmt.Errorf("%w: the workbook has over %d shared strings", ErrLimit, MaxStrings)
		}
		text, err := d.richText(start)
		b.texts = append(b.texts, text)
		return err
	})
}

func split(name string) (folder, file string) {
	at := strings.LastIndexByte(name, '/') + 1
	return name[:at], name[at:]
}

func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name && (a.Name.Space == "" || name == "id") {
			return a.Value
		}
	}
	return ""
}

func truth(value string) bool { return value == "1" || value == "true" }
