// Package archive writes and reads the gzipped tar files that OPA loads as bundles. What it writes depends on the files
// alone; what it reads it walks under limits, before anybody looks into a file.
package archive

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// File is one file by its path, which has no slash in front.
type File struct {
	Name string
	Data []byte
}

// Limits of an archive.
const (
	MaxPacked = 16 << 20 // bytes of the archive itself
	MaxTotal  = 64 << 20 // bytes of all that it unpacks to, headers included
	MaxFile   = 8 << 20  // bytes of one file
	MaxFiles  = 4096
)

// Write writes the files in their order. The same files give the same bytes, whatever the day and the machine.
func Write(to io.Writer, files []File) error {
	zipped, err := gzip.NewWriterLevel(to, gzip.BestCompression)
	if err != nil {
		return err
	}
	packed := tar.NewWriter(zipped)
	for _, file := range files {
		if err := sound(file.Name); err != nil {
			return err
		}
		header := &tar.Header{Typeflag: tar.TypeReg, Name: file.Name, Mode: 0o644, Size: int64(len(file.Data)), Format: tar.FormatUSTAR}
		if err := packed.WriteHeader(header); err != nil {
			return fmt.Errorf("%s: %w", file.Name, err)
		}
		if _, err := packed.Write(file.Data); err != nil {
			return fmt.Errorf("%s: %w", file.Name, err)
		}
	}
	return errors.Join(packed.Close(), zipped.Close())
}

// Read returns the files of an archive in their order. It refuses what goes over a limit, what is no regular file, names
// that are there twice or could be read as another, and bytes behind the end.
func Read(data []byte) ([]File, error) {
	if len(data) > MaxPacked {
		return nil, fmt.Errorf("the archive is over %d bytes", MaxPacked)
	}
	source := bytes.NewReader(data)
	zipped, err := gzip.NewReader(source)
	if err != nil {
		return nil, fmt.Errorf("not a gzipped archive: %w", err)
	}
	zipped.Multistream(false)
	all := &limited{from: zipped, left: MaxTotal}
	files, err := walk(tar.NewReader(all))
	if err != nil {
		return nil, err
	}
	if err := padding(all); err != nil {
		return nil, err
	}
	if source.Len() > 0 {
		return nil, errors.New("something follows the archive")
	}
	return files, nil
}

func walk(packed *tar.Reader) ([]File, error) {
	var files []File
	seen := map[string]bool{}
	for {
		header, err := packed.Next()
		switch {
		case errors.Is(err, io.EOF):
			return files, nil
		case err != nil:
			return nil, fmt.Errorf("the archive cannot be read: %w", err)
		case len(files) == MaxFiles:
			return nil, fmt.Errorf("the archive has over %d files", MaxFiles)
		case header.Typeflag != tar.TypeReg:
			return nil, fmt.Errorf("%q is no regular file", header.Name)
		case len(header.PAXRecords) > 0:
			return nil, fmt.Errorf("%q has a header that is extended", header.Name) // such as one of a file with holes
		case header.Size > MaxFile:
			return nil, fmt.Errorf("%q is over %d bytes", header.Name, MaxFile)
		}
		name := strings.TrimPrefix(header.Name, "/") // as opa build writes it
		if err := sound(name); err != nil {
			return nil, err
		}
		if folded := strings.ToLower(name); seen[folded] {
			return nil, fmt.Errorf("%q is there twice", name)
		} else {
			seen[folded] = true
		}
		// The header is believed only as far as there are bytes.
		content, err := io.ReadAll(io.LimitReader(packed, MaxFile+1))
		switch {
		case err != nil:
			return nil, fmt.Errorf("%q cannot be read: %w", name, err)
		case int64(len(content)) != header.Size:
			return nil, fmt.Errorf("%q holds %d bytes where its header says %d", name, len(content), header.Size)
		}
		files = append(files, File{Name: name, Data: content})
	}
}

var element = regexp.MustCompile(`^[A-Za-z0-9_.-]{1,100}$`)

// sound refuses names that a reader could take for another path.
func sound(name string) error {
	for part := range strings.SplitSeq(name, "/") {
		if !element.MatchString(part) || part == "." || part == ".." {
			return fmt.Errorf("%q is no plain path", name)
		}
	}
	if len(name) > 240 {
		return fmt.Errorf("%.240q is too long a path", name)
	}
	return nil
}

// limited ends with an error, and not as if the file ended, when more is left than may be read.
type limited struct {
	from io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if int64(len(p)) > l.left {
		p = p[:l.left+1]
	}
	n, err := l.from.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, fmt.Errorf("the archive unpacks to over %d bytes", MaxTotal)
	}
	return n, err
}

// padding wants nothing but zeros behind the end of a tar file.
func padding(rest io.Reader) error {
	buffer := make([]byte, 4096)
	for {
		n, err := rest.Read(buffer)
		if len(bytes.Trim(buffer[:n], "\x00")) > 0 {
			return errors.New("something follows the files of the archive")
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("the archive cannot be read: %w", err)
		}
	}
}
