package publish

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// GitHub writes an annotation for each finding, as the log of a GitHub workflow takes them: errors for violations and
// warnings for facts worth a look, at the file and line of the flow. GitHub shows the first ten of each kind and step.
func GitHub(to io.Writer, inventory *transfer.Inventory, decisions []transfer.Decision) error {
	f, err := open(inventory, decisions)
	if err != nil {
		return err
	}
	pen := clean(to)
	out := bufio.NewWriter(pen)
	for _, x := range f.findings() {
		properties := []string{"title=" + githubProperty(x.code)}
		if at, ok := f.where(x.answer); ok {
			properties = append([]string{"file=" + githubProperty(at.File), fmt.Sprintf("line=%d", at.Line)}, properties...)
		}
		fmt.Fprintf(out, "::%s %s::%s\n", x.level(), strings.Join(properties, ","), githubData.Replace(x.words()))
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return pen.Close()
}

var githubData = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

func githubProperty(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubData.Replace(text))
}
