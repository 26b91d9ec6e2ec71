package archive_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer/internal/archive"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var two = []archive.File{{Name: ".manifest", Data: []byte("{}")}, {Name: "a/b_c/d-1.rego", Data: []byte("package x")}}

func written(t *testing.T, files []archive.File) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, archive.Write(&out, files))
	return out.Bytes()
}

func TestWhatIsWrittenIsReadAndAlwaysTheSame(t *testing.T) {
	data := written(t, two)
	assert.Equal(t, data, written(t, two))
	files, err := archive.Read(data)
	require.NoError(t, err)
	assert.Equal(t, two, files)
	files, err = archive.Read(written(t, nil))
	require.NoError(t, err)
	assert.Empty(t, files)
}

// zipped is an archive of any bytes.
func zipped(t *testing.T, tarred []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err := w.Write(tarred)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return out.Bytes()
}

// tarred is a tar file with headers of any kind.
func tarred(t *testing.T, headers ...tar.Header) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, header := range headers {
		require.NoError(t, w.WriteHeader(&header))
		_, err := w.Write(bytes.Repeat([]byte("x"), int(header.Size)))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

func file(name string) tar.Header { return tar.Header{Typeflag: tar.TypeReg, Name: name, Size: 1} }

func TestRow72ABitOrAnEndThatIsMissingIsNoticed(t *testing.T) {
	data := written(t, two)
	for i := range data {
		_, err := archive.Read(data[:i])
		assert.Error(t, err, "cut at %d", i)
	}
	for i := len(data) - 8; i < len(data); i++ { // the checksum and the length
		changed := bytes.Clone(data)
		changed[i] ^= 1
		_, err := archive.Read(changed)
		assert.Error(t, err, "bit of byte %d", i)
	}
}

func TestRow79AHeaderIsBelievedOnlyAsFarAsThereAreBytes(t *testing.T) {
	claim := func(size string) []byte {
		header := tarred(t, file("a"))[:512]
		copy(header[124:136], size)
		copy(header[148:156], "        ")
		sum := 0
		for _, b := range header {
			sum += int(b)
		}
		copy(header[148:156], fmt.Sprintf("%06o\x00 ", sum))
		return zipped(t, append(header, make([]byte, 512)...))
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for size, says := range map[string]string{"77777777777\x00": "over", "00027777777\x00": "cannot be read"} {
		_, err := archive.Read(claim(size))
		assert.ErrorContains(t, err, says)
	}
	runtime.ReadMemStats(&after)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(32<<20), "memory was claimed for what is not there")
}

func TestRow80ABombIsNotUnpacked(t *testing.T) {
	zeros := zipped(t, make([]byte, archive.MaxTotal+1))
	require.Less(t, len(zeros), archive.MaxPacked)
	_, err := archive.Read(zeros)
	assert.ErrorContains(t, err, "unpacks to over")

	var many []tar.Header
	for i := range archive.MaxFiles + 1 {
		many = append(many, file(fmt.Sprintf("f%d", i)))
	}
	_, err = archive.Read(zipped(t, tarred(t, many...)))
	assert.ErrorContains(t, err, "over 4096 files")

	_, err = archive.Read(zipped(t, tarred(t, tar.Header{Typeflag: tar.TypeReg, Name: "big", Size: archive.MaxFile + 1})))
	assert.ErrorContains(t, err, "over 8388608 bytes")

	_, err = archive.Read(make([]byte, archive.MaxPacked+1))
	assert.ErrorContains(t, err, "over 16777216 bytes")
}

func TestRow80HolesAreNotFilled(t *testing.T) {
	_, err := archive.Read(zipped(t, tarred(t, tar.Header{
		Typeflag: tar.TypeReg, Name: "a", Size: 1, Format: tar.FormatPAX, PAXRecords: map[string]string{"CHAPTERV.holes": "1"},
	})))
	assert.ErrorContains(t, err, "extended")
}

func TestRow81NamesAreStraightPaths(t *testing.T) {
	for _, name := range []string{
		"../../adequacy/data.json", "a/../b", "./a", "a/./b", "a//b", "//a", "a\\b", "a b", "\u0430", "a\x01", "..", strings.Repeat("a/", 130) + "a",
	} {
		_, err := archive.Read(zipped(t, tarred(t, file(name))))
		assert.Error(t, err, "%q", name)
		assert.Error(t, archive.Write(&bytes.Buffer{}, []archive.File{{Name: name}}), "%q", name)
	}
	for _, kind := range []byte{tar.TypeSymlink, tar.TypeLink, tar.TypeDir, tar.TypeFifo, tar.TypeChar} {
		_, err := archive.Read(zipped(t, tarred(t, tar.Header{Typeflag: kind, Name: "a", Linkname: "/etc/passwd"})))
		assert.ErrorContains(t, err, "no regular file", string(kind))
	}
	for _, twin := range []string{"a", "A", "/a"} {
		_, err := archive.Read(zipped(t, tarred(t, file("a"), file(twin))))
		assert.ErrorContains(t, err, "there twice", twin)
	}
	files, err := archive.Read(zipped(t, tarred(t, file("/a"))))
	require.NoError(t, err, "opa build writes its names so")
	assert.Equal(t, "a", files[0].Name)
}

func TestNothingFollowsAnArchive(t *testing.T) {
	data := written(t, two)
	for name, more := range map[string][]byte{"a byte": {0}, "a second archive": data, "text": []byte("x")} {
		_, err := archive.Read(append(bytes.Clone(data), more...))
		assert.Error(t, err, name)
	}
	tail := append(tarred(t, file("a")), []byte("hidden")...)
	_, err := archive.Read(zipped(t, tail))
	assert.ErrorContains(t, err, "follows the files")
	for _, junk := range [][]byte{nil, []byte("x"), []byte("\x1f\x8b")} {
		_, err := archive.Read(junk)
		assert.ErrorContains(t, err, "not a gzipped archive")
	}
}
