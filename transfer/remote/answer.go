package remote

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/strictjson"
)

// answer reads what a server sent: one decision, about what was asked, by the law and the register that are expected.
func (c *Client) answer(text []byte, input map[string]any, x *Exchange) (transfer.Decision, error) {
	sent, err := envelope(text)
	if err != nil {
		return transfer.Decision{}, transfer.ErrMalformed.Because(err)
	}
	if err := sent.about(x); err != nil {
		return transfer.Decision{}, transfer.ErrMalformed.Because(err)
	}
	document, ok := sent["result"]
	if !ok {
		return transfer.Decision{}, transfer.ErrUndefined
	}
	law, err := oneOf("law", c.law, x.Bundles)
	if err != nil {
		return transfer.Decision{}, err
	}
	if _, err := oneOf("register", c.register, x.Bundles); err != nil {
		return transfer.Decision{}, err
	}
	d, err := transfer.ReadAnswer(document)
	switch {
	case err != nil:
		return transfer.Decision{}, err
	case d.Flow != input["id"] || d.At.String() != input["at"]:
		return transfer.Decision{}, transfer.ErrMalformed.Because(fmt.Errorf("the answer is about %q on %s, and not about what was asked", d.Flow, d.At))
	}
	if d.Revision.Policies == "" {
		d.Revision.Policies = law
	}
	return d, nil
}

// sent is the document around an answer.
type sent map[string]json.RawMessage

// envelope reads it: no key twice, and none in other letters than OPA's.
func envelope(text []byte) (sent, error) {
	if _, err := strictjson.Decode(text); err != nil {
		return nil, err
	}
	var s sent
	if err := json.Unmarshal(text, &s); err != nil {
		return nil, err
	}
	switch warning, warned := s["warning"]; {
	case s == nil:
		return nil, errors.New("the answer is null")
	case warned:
		return nil, fmt.Errorf("the server did not read the question: %.200q", warning)
	}
	return s, nil
}

// about notes what the server says of itself.
func (s sent) about(x *Exchange) error {
	if id, ok := s["decision_id"]; ok {
		if err := json.Unmarshal(id, &x.DecisionID); err != nil {
			return err
		}
	}
	var provenance struct {
		Version string `json:"version"`
		Bundles map[string]struct {
			Revision string `json:"revision"`
		} `json:"bundles"`
	}
	if stated, ok := s["provenance"]; ok {
		if err := json.Unmarshal(stated, &provenance); err != nil {
			return err
		}
	}
	x.OPA, x.Bundles = provenance.Version, map[string]string{}
	for name, bundle := range provenance.Bundles {
		x.Bundles[name] = bundle.Revision
	}
	return nil
}

// oneOf returns which of the expected revisions a server has, and "" where anything is.
func oneOf(what string, expected []string, bundles map[string]string) (string, error) {
	if expected == nil {
		return "", nil
	}
	for _, revision := range bundles {
		if slices.Contains(expected, revision) {
			return revision, nil
		}
	}
	return "", transfer.ErrOtherRevision.Because(fmt.Errorf("none of its bundles %.500q is the %s %q", fmt.Sprint(bundles), what, expected))
}

// refusal is why OPA did not answer, in its own words.
func refusal(status int, text []byte) error {
	var said struct {
		Code    string `json:"code"`
		Message string `json:"message"`
		Errors  []struct {
			Code    string `json:"code"`
			Message string `json:"message"`
		} `json:"errors"`
	}
	words := http.StatusText(status)
	if json.Unmarshal(text, &said) == nil && said.Code != "" {
		words = said.Code + ": " + said.Message
		for _, e := range said.Errors {
			words += "; " + e.Code + ": " + e.Message
		}
	}
	err := fmt.Errorf("status %d, %.500q", status, strings.ToValidUTF8(words, ""))
	for _, e := range said.Errors {
		if e.Code == "eval_conflict_error" {
			return transfer.ErrConflict.Because(err)
		}
	}
	return transfer.ErrFailed.Because(err)
}
