package xlsx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// document is one part, read as markup from its begin to its end.
type document struct {
	decoder *xml.Decoder
	source  *metered
	name    string
	depth   int
}

var errStop = errors.New("the reader has seen enough")

// walk calls visit for every element that begins. A visit may read on to the end of its element.
func (b *Book) walk(part string, visit func(*document, xml.StartElement) error) error {
	source, err := b.part(part)
	if err != nil {
		return err
	}
	defer source.Close()
	d := &document{decoder: xml.NewDecoder(source), source: source, name: part}
	for {
		token, err := d.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := visit(d, start); err != nil {
				return err
			}
		}
	}
}

// next returns a token. Whatever could make a short text long is refused: declarations of a document type.
func (d *document) next() (xml.Token, error) {
	d.source.token = 0
	token, err := d.decoder.Token()
	if err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, ErrLimit) {
			return nil, err
		}
		return nil, fmt.Errorf("%w: the part %.64q: %w", ErrForm, d.name, err)
	}
	switch token.(type) {
	case xml.StartElement:
		if d.depth++; d.depth > maxDepth {
			return nil, fmt.Errorf("%w: the part %.64q is nested over %d levels", ErrLimit, d.name, maxDepth)
		}
	case xml.EndElement:
		d.depth--
	case xml.Directive:
		return nil, fmt.Errorf("%w: the part %.64q declares a document type", ErrForm, d.name)
	}
	return token, nil
}

// until reads to the end of an element that began and hands on what is inside.
func (d *document) until(start xml.StartElement, inside func(xml.Token) error) error {
	outer := d.depth - 1
	for {
		token, err := d.next()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = fmt.Errorf("%w: the part %.64q ends inside %s", ErrForm, d.name, start.Name.Local)
			}
			return err
		}
		if d.depth == outer {
			return nil
		}
		if err := inside(token); err != nil {
			return err
		}
	}
}

// text reads the characters of an element.
func (d *document) text(start xml.StartElement) (string, error) {
	var b strings.Builder
	err := d.until(start, func(token xml.Token) error {
		if data, ok := token.(xml.CharData); ok {
			if b.Len()+len(data) > MaxText {
				return fmt.Errorf("%w: a cell holds over %d KiB", ErrLimit, MaxText>>10)
			}
			b.Write(data)
		}
		return nil
	})
	return unescape(b.String()), err
}

// richText reads the runs of a text. How its characters are pronounced is no part of it.
func (d *document) richText(start xml.StartElement) (string, error) {
	var b strings.Builder
	err := d.until(start, func(token xml.Token) error {
		inner, ok := token.(xml.StartElement)
		if !ok {
			return nil
		}
		switch inner.Name.Local {
		case "rPh":
			return d.until(inner, func(xml.Token) error { return nil })
		case "t":
			run, err := d.text(inner)
			if b.Len()+len(run) > MaxText {
				return fmt.Errorf("%w: a cell holds over %d KiB", ErrLimit, MaxText>>10)
			}
			b.WriteString(run)
			return err
		}
		return nil
	})
	return b.String(), err
}

// unescape reads _x000D_ and its like, by which the format writes characters that markup cannot hold.
func unescape(s string) string {
	const form = len("_x000D_")
	at := strings.Index(s, "_x")
	if at < 0 {
		return s
	}
	var b strings.Builder
	for at >= 0 {
		b.WriteString(s[:at])
		s = s[at:]
		code, err := strconv.ParseUint(s[min(2, len(s)):min(form-1, len(s))], 16, 16)
		if len(s) >= form && s[form-1] == '_' && err == nil && (code < 0xd800 || code > 0xdfff) {
			b.WriteRune(rune(code))
			s = s[form:]
		} else {
			b.WriteString(s[:2])
			s = s[2:]
		}
		at = strings.Index(s, "_x")
	}
	b.WriteString(s)
	return b.String()
}
