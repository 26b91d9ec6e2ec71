package main

import "github.com/open-policy-agent/opa/v1/ast"

// The kinds of change.
const (
	dropRule       = "drop rule"
	dropExpression = "drop expression"
	dropModifier   = "drop with"
	dropElement    = "drop element"
	dropRecord     = "drop record"
	negate         = "negate"
	swapOperator   = "swap operator"
	swapElse       = "swap else"
	changeConstant = "change constant"
	changeDate     = "change date"
	changeID       = "change id"
)

// change says what was done, in a form that survives edits elsewhere in the file.
type change struct {
	Operator string
	Text     string
}

// variant is a node with one change somewhere in it. It shares every untouched part with the node it came from.
type variant[T any] struct {
	change
	line int
	node T
}

// within puts the variants of a part into the whole.
func within[A, B any](parts []variant[A], whole func(A) B) []variant[B] {
	wholes := make([]variant[B], 0, len(parts))
	for _, part := range parts {
		wholes = append(wholes, variant[B]{change: part.change, line: part.line, node: whole(part.node)})
	}
	return wholes
}

func one[T any](operator, text string, location *ast.Location, node T) variant[T] {
	v := variant[T]{change: change{Operator: operator, Text: text}, node: node}
	if location != nil {
		v.line = location.Row
	}
	return v
}

// with returns a copy of a list in which one element is another.
func with[T any](list []T, i int, element T) []T {
	changed := append([]T{}, list...)
	changed[i] = element
	return changed
}

// without returns a copy of a list that lacks one element.
func without[T any](list []T, i int) []T {
	return append(append([]T{}, list[:i]...), list[i+1:]...)
}
