package intake

import (
	"errors"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/xlsx"
)

// Gap is something that a source does not say, or says in words that are not known. What is not known is never guessed.
type Gap struct {
	// Where is the place in the source, such as "row 12" or "system crm", and empty for the whole of it.
	Where string
	// Field is the column or key of the source that is wanting, or the field of the inventory that has no source.
	Field string
	// Message says what is open and what was made of it.
	Message string
}

// String returns the gap on one line.
func (g Gap) String() string {
	text := g.Message
	if g.Field != "" {
		text = g.Field + ": " + text
	}
	if g.Where != "" {
		text = g.Where + ": " + text
	}
	return text
}

func fault(file transfer.File, line int, code, field, message, suggestion string) error {
	return &transfer.InputError{Faults: []transfer.Fault{{
		Code: code, File: file.Name, Line: line, Field: field, Message: message, Suggestion: suggestion,
	}}}
}

// bookFault says why a workbook was not read.
func bookFault(file transfer.File, err error) error {
	code := transfer.FaultSyntax
	if errors.Is(err, xlsx.ErrLimit) {
		code = transfer.FaultTooLarge
	}
	return fault(file, 0, code, "", err.Error(), "")
}
