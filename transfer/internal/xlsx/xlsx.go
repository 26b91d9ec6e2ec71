// Package xlsx reads the cells of a workbook as text, and refuses what a list of a few thousand rows never is: too
// many parts, parts that grow when they are unpacked, parts of one name, markup with declarations of its own.
package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// The limits of a workbook. A file is over them or it is read whole; nothing is cut off.
const (
	MaxFile     = 16 << 20  // bytes as stored
	MaxParts    = 512       // in the archive
	MaxPart     = 64 << 20  // bytes of one part, unpacked
	MaxUnpacked = 128 << 20 // bytes of all parts that are read
	MaxStrings  = 1_000_000 // shared strings
	MaxSheets   = 16
	MaxRows     = 200_000 // of one sheet
	MaxColumns  = 256
	MaxCells    = 2_000_000 // of one sheet
	MaxText     = 128 << 10 // bytes of one cell
	maxToken    = 1 << 20   // bytes of one tag, comment or stretch of text
	maxDepth    = 64
)

// ErrLimit is what every error about a limit wraps.
var ErrLimit = errors.New("over a limit of what is read")

// ErrForm is what every error about a file that is no workbook wraps.
var ErrForm = errors.New("not an XLSX workbook")

// Book is an opened workbook. It is not safe for concurrent use.
type Book struct {
	// Sheets are the sheets in the order of the workbook.
	Sheets []Sheet
	// Date1904 says that serial dates count from 1904 and not from 1900.
	Date1904 bool

	parts    map[string]*zip.File
	unpacked int64
	texts    []string
}

// Sheet names a sheet and its part.
type Sheet struct {
	Name string
	part string
}

// Open reads the table of contents of a workbook.
func Open(data []byte) (*Book, error) {
	if len(data) > MaxFile {
		return nil, fmt.Errorf("%w: the file is over %d MiB", ErrLimit, MaxFile>>20)
	}
	// Counted before the archive is opened, because opening makes room for every part.
	if bytes.Count(data, []byte("PK\x01\x02")) > MaxParts {
		return nil, fmt.Errorf("%w: the archive has over %d parts", ErrLimit, MaxParts)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForm, err)
	}
	b := &Book{parts: make(map[string]*zip.File, len(archive.File))}
	for _, file := range archive.File {
		name := strings.ToLower(strings.TrimPrefix(file.Name, "/"))
		if _, twice := b.parts[name]; twice {
			return nil, fmt.Errorf("%w: the part %.64q is there twice", ErrForm, file.Name)
		}
		b.parts[name] = file
	}
	if err := b.contents(); err != nil {
		return nil, err
	}
	return b, nil
}

// part opens a part for reading within the limits.
func (b *Book) part(name string) (*metered, error) {
	file, ok := b.parts[strings.ToLower(name)]
	if !ok {
		return nil, fmt.Errorf("%w: it has no part %.64q", ErrForm, name)
	}
	if file.UncompressedSize64 > MaxPart {
		return nil, fmt.Errorf("%w: the part %.64q unpacks to over %d MiB", ErrLimit, name, MaxPart>>20)
	}
	source, err := file.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: the part %.64q: %w", ErrForm, name, err)
	}
	return &metered{ReadCloser: source, book: b, name: name}, nil
}

func (b *Book) has(name string) bool {
	_, ok := b.parts[strings.ToLower(name)]
	return ok
}

// metered counts what is really unpacked: the size that an archive declares is a claim.
type metered struct {
	io.ReadCloser
	book *Book
	name string
	n    int64
	// token counts from the last token that was read.
	token int64
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.ReadCloser.Read(p)
	m.n += int64(n)
	m.token += int64(n)
	m.book.unpacked += int64(n)
	switch {
	case m.token > maxToken:
		return 0, fmt.Errorf("%w: the part %.64q has a piece of over %d MiB", ErrLimit, m.name, maxToken>>20)
	case m.n > MaxPart:
		return 0, fmt.Errorf("%w: the part %.64q unpacks to over %d MiB", ErrLimit, m.name, MaxPart>>20)
	case m.book.unpacked > MaxUnpacked:
		return 0, fmt.Errorf("%w: the workbook unpacks to over %d MiB", ErrLimit, MaxUnpacked>>20)
	}
	return n, err
}

// within resolves the target of a relationship of the workbook part.
func within(workbook, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return path.Join(path.Dir(workbook), target)
}
