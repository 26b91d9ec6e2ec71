package inplace

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// placer turns the places of the YAML parser, a line and a column in characters, into offsets, and finds the ends,
// which the parser does not tell.
type placer struct {
	data  []byte
	lines []int // offsets at which the lines begin
}

// lines splits as YAML does.
func lines(data []byte, from int) []int {
	starts := []int{from}
	for at := from; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		at += size
		switch r {
		case '\r':
			if at < len(data) && data[at] == '\n' {
				at++
			}
			starts = append(starts, at)
		case '\n', '\u0085', '\u2028', '\u2029':
			starts = append(starts, at)
		}
	}
	return starts
}

func (p *placer) offset(n *yaml.Node) (int, error) {
	if n.Line < 1 || n.Line > len(p.lines) {
		return 0, fmt.Errorf("%w: line %d", ErrForm, n.Line)
	}
	at := p.lines[n.Line-1]
	for range n.Column - 1 {
		if at >= len(p.data) {
			break
		}
		_, size := utf8.DecodeRune(p.data[at:])
		at += size
	}
	return at, nil
}

// place places a node. indent is the column of the key or dash it belongs to, from 0.
func (p *placer) place(n *yaml.Node, indent int) (*Node, error) {
	start, err := p.offset(n)
	if err != nil {
		return nil, err
	}
	placed := &Node{Start: start, End: start}
	switch n.Kind {
	case yaml.ScalarNode:
		placed.Value = n.Value
		placed.End, err = p.scalarEnd(n, start, indent)
		return placed, err
	case yaml.MappingNode:
		placed.Kind = Mapping
	case yaml.SequenceNode:
		placed.Kind = Sequence
	default:
		return nil, fmt.Errorf("%w: line %d", ErrForm, n.Line)
	}
	placed.Flow = n.Style&yaml.FlowStyle != 0
	for i, child := range n.Content {
		inner := n.Column - 1
		if placed.Flow {
			inner = indent
		}
		item, err := p.place(child, inner)
		if err != nil {
			return nil, err
		}
		placed.End = item.End
		if placed.Kind == Mapping && i%2 == 0 {
			placed.Keys = append(placed.Keys, item)
		} else {
			placed.Items = append(placed.Items, item)
		}
	}
	if !placed.Flow {
		return placed, nil
	}
	placed.End, err = p.close(placed)
	return placed, err
}

// close finds the bracket that ends a mapping or sequence after its last item.
func (p *placer) close(n *Node) (int, error) {
	open, closing := byte('['), byte(']')
	if n.Kind == Mapping {
		open, closing = '{', '}'
	}
	if n.Start >= len(p.data) || p.data[n.Start] != open {
		return 0, fmt.Errorf("%w: a mapping without braces", ErrForm)
	}
	at := max(n.End, n.Start+1)
	for at < len(p.data) {
		switch c := p.data[at]; {
		case c == closing:
			return at + 1, nil
		case c == '#':
			if end := bytes.IndexByte(p.data[at:], '\n'); end >= 0 {
				at += end
				continue
			}
			at = len(p.data)
		case c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',':
			at++
		default:
			return 0, fmt.Errorf("%w: %q where %q is due", ErrForm, c, closing)
		}
	}
	return 0, fmt.Errorf("%w: %q is not closed", ErrForm, open)
}

func (p *placer) scalarEnd(n *yaml.Node, start, indent int) (int, error) {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return p.quoteEnd(start, '"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		return p.quoteEnd(start, '\'')
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return p.blockEnd(n.Line, indent), nil
	default:
		return p.plainEnd(start, n.Value)
	}
}

func (p *placer) quoteEnd(start int, quote byte) (int, error) {
	if start >= len(p.data) || p.data[start] != quote {
		return 0, fmt.Errorf("%w: a text without its quote", ErrForm)
	}
	for at := start + 1; at < len(p.data); at++ {
		switch c := p.data[at]; {
		case c == '\\' && quote == '"':
			at++
		case c == quote && quote == '\'' && at+1 < len(p.data) && p.data[at+1] == quote:
			at++
		case c == quote:
			return at + 1, nil
		}
	}
	return 0, fmt.Errorf("%w: a quote is not closed", ErrForm)
}

// blockEnd finds the end of the last line that stands further in than what the text belongs to.
func (p *placer) blockEnd(line, indent int) int {
	end := p.lineEnd(line)
	for next := line + 1; next <= len(p.lines); next++ {
		text := string(p.data[p.lines[next-1]:p.lineEnd(next)])
		inner := len(text) - len(strings.TrimLeft(text, " "))
		switch {
		case strings.TrimSpace(text) == "":
			continue
		case inner <= indent:
			return end
		}
		end = p.lineEnd(next)
	}
	return end
}

// lineEnd returns where a line, from 1, ends before its break.
func (p *placer) lineEnd(line int) int {
	end := len(p.data)
	if line < len(p.lines) {
		end = p.lines[line]
	}
	return p.lines[line-1] + len(bytes.TrimRight(p.data[p.lines[line-1]:end], "\r\n"))
}

// plainEnd follows a text without quotes, whose breaks and spaces were folded.
func (p *placer) plainEnd(at int, value string) (int, error) {
	for value != "" {
		if c := value[0]; c == ' ' || c == '\n' {
			rest := strings.TrimLeft(value, " \n")
			inner := bytes.TrimLeft(p.data[min(at, len(p.data)):], " \t\r\n")
			if len(inner) == len(p.data)-at {
				break
			}
			value, at = rest, len(p.data)-len(inner)
			continue
		}
		if at >= len(p.data) || p.data[at] != value[0] {
			break
		}
		at, value = at+1, value[1:]
	}
	if value != "" {
		return 0, fmt.Errorf("%w: a text that is not written as it reads", ErrForm)
	}
	return at, nil
}
