package record

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
)

// maxLine is how long a line of a log may be: a decision with all it says, many times over.
const maxLine = 16 << 20

var errLong = errors.New("a line is over 16 MiB")

// line is one line of a log that is not empty. Lines count from 1.
type line struct {
	number int
	text   []byte
	whole  bool // it has its end
}

// linesOf yields the lines of a log. It ends after an error.
func linesOf(r io.Reader) iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		for number := 1; ; number++ {
			text, err := nextLine(in)
			whole := bytes.HasSuffix(text, []byte("\n"))
			text = bytes.TrimSuffix(text, []byte("\n"))
			if err != nil && !errors.Is(err, io.EOF) {
				yield(line{number: number}, err)
				return
			}
			if len(text) > 0 && !yield(line{number, text, whole}, nil) || err != nil {
				return
			}
		}
	}
}

func nextLine(in *bufio.Reader) ([]byte, error) {
	var text []byte
	for {
		part, err := in.ReadSlice('\n')
		text = append(text, part...)
		switch {
		case len(text) > maxLine:
			return nil, errLong
		case !errors.Is(err, bufio.ErrBufferFull):
			return text, err
		}
	}
}
