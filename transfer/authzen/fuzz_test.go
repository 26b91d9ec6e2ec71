package authzen_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/authzen"
	"github.com/stretchr/testify/require"
)

// Whatever is sent, the answer is yes only if a flow was asked about that is permitted.
func FuzzEvaluation(f *testing.F) {
	for _, body := range []string{
		"{" + listed + "}", "{" + stated + "}", "{" + onward + "}", `{"evaluations": [{` + listed + `}, {` + onward + `}]}`,
		`{"evaluations": [{}], ` + listed + `, "options": {"evaluations_semantic": "permit_on_first_permit"}}`, "[]", "null", "",
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, path := range []string{authzen.PathEvaluation, authzen.PathEvaluations} {
			permitted := 0
			h := handler(t, of(answers(func(ctx context.Context, flow transfer.Flow) (transfer.Decision, error) {
				d, err := engine().Evaluate(ctx, flow)
				if err == nil && d.Permits() {
					permitted++
				}
				return d, err
			})))
			answer := httptest.NewRecorder()
			h.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, path, bytes.NewReader(body)))
			yes := 0
			if answer.Code == http.StatusOK {
				var out struct {
					Decision    bool
					Evaluations []evaluation
				}
				require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &out))
				for _, e := range append(out.Evaluations, evaluation{Decision: out.Decision}) {
					if e.Decision {
						yes++
					}
				}
			}
			require.Equal(t, permitted, yes)
		}
	})
}
