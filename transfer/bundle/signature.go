package bundle

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/chapterv/chapterv/transfer/internal/archive"
	"github.com/chapterv/chapterv/transfer/internal/strictjson"
	opa "github.com/open-policy-agent/opa/v1/bundle"
)

// hashings are the digests that a signature may rest on.
var hashings = []string{string(opa.SHA256), string(opa.SHA384), string(opa.SHA512)}

// sign makes the file that OPA verifies a bundle by: a token with the digest of every other file.
func sign(files []archive.File, key SigningKey) ([]byte, error) {
	hasher, err := opa.NewSignatureHasher(opa.SHA256)
	if err != nil {
		return nil, err
	}
	var listed []opa.FileInfo
	for _, file := range files {
		var value any = file.Data
		if opa.IsStructuredDoc(file.Name) {
			if value, err = strictjson.Decode(file.Data); err != nil {
				return nil, fmt.Errorf("%s: %w", file.Name, err)
			}
		}
		digest, err := hasher.HashFile(value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file.Name, err)
		}
		listed = append(listed, opa.NewFile(file.Name, hex.EncodeToString(digest), string(opa.SHA256)))
	}
	payload, err := json.Marshal(struct {
		Files []opa.FileInfo `json:"files"`
		Scope string         `json:"scope,omitempty"`
	}{listed, key.Scope})
	if err != nil {
		return nil, err
	}
	token, err := key.sign(payload)
	if err != nil {
		return nil, err
	}
	return json.Marshal(opa.SignaturesConfig{Signatures: []string{token}})
}

// verifyFiles wants one signature over every file but its own, none left out and none too many.
func verifyFiles(files []archive.File, keys ring) error {
	i := slices.IndexFunc(files, func(f archive.File) bool { return f.Name == signaturesFile })
	if i < 0 {
		return refuse(CodeSignature, "the bundle is not signed: it has no %s", signaturesFile)
	}
	var config struct {
		Signatures []string `json:"signatures"`
		Plugin     string   `json:"plugin"`
	}
	if err := strictjson.Into(files[i].Data, &config); err != nil {
		return refuseJSON(CodeSignature, signaturesFile, err)
	}
	switch {
	case config.Plugin != "":
		return refuseFile(CodeSignature, signaturesFile, 0, fmt.Errorf("the bundle asks to be verified by %q", config.Plugin))
	case len(config.Signatures) != 1:
		return refuseFile(CodeSignature, signaturesFile, 0, fmt.Errorf("%d signatures where there must be one", len(config.Signatures)))
	}
	payload, scope, err := keys.verify(CodeSignature, config.Signatures[0])
	if err != nil {
		return err
	}
	listed, err := listedFiles(payload, scope)
	if err != nil {
		return err
	}
	for _, file := range files {
		if file.Name == signaturesFile {
			continue
		}
		if err := opa.VerifyBundleFile(file.Name, *bytes.NewBuffer(file.Data), listed); err != nil {
			return refuseFile(CodeSignature, file.Name, 0, err)
		}
	}
	for name := range listed {
		return refuseFile(CodeSignature, name, 0, errors.New("signed and not in the bundle"))
	}
	return nil
}

func listedFiles(payload []byte, scope string) (map[string]opa.FileInfo, error) {
	if _, err := strictjson.Decode(payload); err != nil {
		return nil, refuse(CodeSignature, "%w", err)
	}
	var stated opa.DecodedSignature
	if err := json.Unmarshal(payload, &stated); err != nil {
		return nil, refuse(CodeSignature, "%w", err)
	}
	if stated.Scope != scope {
		return nil, refuse(CodeSignature, "signed for %q and not for %q", stated.Scope, scope)
	}
	listed := map[string]opa.FileInfo{}
	for _, file := range stated.Files {
		if _, twice := listed[file.Name]; twice {
			return nil, refuse(CodeSignature, "%q is signed twice", file.Name)
		}
		if !slices.Contains(hashings, file.Algorithm) {
			return nil, refuse(CodeSignature, "%q is signed by a digest of %q", file.Name, file.Algorithm)
		}
		listed[file.Name] = file
	}
	return listed, nil
}

func refuseJSON(code, file string, err error) error {
	broken := &strictjson.Error{}
	if errors.As(err, &broken) {
		return refuseFile(code, file, broken.Line, errors.New(broken.Message))
	}
	return refuseFile(code, file, 0, err)
}
