package bundle

import "fmt"

// Codes of what a bundle can be refused for.
const (
	CodeCall      = "bundle.call"      // no key, no day, or a key that is none
	CodeSeal      = "bundle.seal"      // no seal, or one that does not hold for these bytes
	CodeFreshness = "bundle.freshness" // before or after its days, or older than one that was accepted
	CodeArchive   = "bundle.archive"   // an archive that goes over a limit or cannot be read in one way only
	CodeSignature = "bundle.signature" // a file without a signature, or one that does not hold
	CodeFile      = "bundle.file"      // a file that does not belong there
	CodeManifest  = "bundle.manifest"  // no manifest, or not exactly the one expected
	CodeData      = "bundle.data"      // data that is not strict JSON, or stands in two places
	CodeRules     = "bundle.rules"     // no Rego v1, or not in the package of its folder
	CodePack      = "bundle.pack"      // an overlay pack that does more than a pack may
)

// RefusedError says why a bundle was not opened. Two are the same to errors.Is if their codes are.
type RefusedError struct {
	// Code is one of the Code constants.
	Code string
	// File is a file of the bundle, and empty where the whole is meant. Line counts from 1; 0 is unknown.
	File string
	Line int
	// Err is what is wrong.
	Err error
}

// Error returns the place, what is wrong and the code on one line.
func (e *RefusedError) Error() string {
	at := ""
	if e.File != "" {
		at = e.File + ": "
	}
	if e.Line > 0 {
		at = fmt.Sprintf("%s:%d: ", e.File, e.Line)
	}
	return fmt.Sprintf("%s%v [%s]", at, e.Err, e.Code)
}

// Unwrap returns what is wrong.
func (e *RefusedError) Unwrap() error { return e.Err }

// Is reports whether target is a RefusedError of the same code.
func (e *RefusedError) Is(target error) bool {
	other, ok := target.(*RefusedError)
	return ok && other.Code == e.Code
}

func refuse(code, format string, args ...any) error {
	return &RefusedError{Code: code, Err: fmt.Errorf(format, args...)}
}

func refuseFile(code, file string, line int, err error) error {
	return &RefusedError{Code: code, File: file, Line: line, Err: err}
}
