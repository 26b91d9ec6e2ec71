package authzen_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer/authzen"
	"github.com/stretchr/testify/assert"
)

func TestTheConfigurationNamesThePaths(t *testing.T) {
	answer := httptest.NewRecorder()
	handler(t, of(engine())).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, authzen.PathConfiguration, nil))
	assert.JSONEq(t, `{"policy_decision_point": "https://pdp.example.com", "access_evaluation_endpoint": "https://pdp.example.com/access/v1/evaluation",
		"access_evaluations_endpoint": "https://pdp.example.com/access/v1/evaluations"}`, answer.Body.String())
}

func TestARequestIsNamedInItsAnswer(t *testing.T) {
	h := handler(t, of(engine()))
	for id, want := range map[string]string{"req-7": "req-7", strings.Repeat("x", 257): "", "a b": "", "é": "", "": ""} {
		request := httptest.NewRequest(http.MethodPost, authzen.PathEvaluation, strings.NewReader("{"+listed+"}"))
		request.Header.Set("X-Request-ID", id)
		answer := httptest.NewRecorder()
		h.ServeHTTP(answer, request)
		assert.Equal(t, want, answer.Header().Get("X-Request-ID"))
	}
}

func TestLimitsOfARequest(t *testing.T) {
	h := handler(t, of(engine()), authzen.WithMaxBytes(300), authzen.WithMaxItems(2))
	assert.Equal(t, http.StatusRequestEntityTooLarge, ask(h, authzen.PathEvaluation, "{"+listed+strings.Repeat(" ", 300)+"}").Code)
	assert.Equal(t, http.StatusOK, ask(h, authzen.PathEvaluation, "{"+listed+"}").Code)
	assert.Equal(t, http.StatusBadRequest, ask(h, authzen.PathEvaluations, "{"+listed+`, "evaluations": [{},{},{}]}`).Code)
	request := httptest.NewRequest(http.MethodPost, authzen.PathEvaluation, strings.NewReader("{"+listed+"}"))
	request.Header.Set("Content-Type", "text/plain")
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, request)
	assert.Equal(t, http.StatusUnsupportedMediaType, answer.Code)
	answer = httptest.NewRecorder()
	h.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, authzen.PathEvaluation, nil))
	assert.Equal(t, http.StatusMethodNotAllowed, answer.Code)
	assert.Equal(t, http.StatusNotFound, ask(h, "/access/v1/else", "{}").Code)
}

func TestWhatCannotBeIsAnErrorOfNew(t *testing.T) {
	for name, refused := range map[string]func() (*authzen.Handler, error){
		"no source":    func() (*authzen.Handler, error) { return authzen.New(nil, "https://pdp.example.com") },
		"no URL":       func() (*authzen.Handler, error) { return authzen.New(of(engine()), "") },
		"a path":       func() (*authzen.Handler, error) { return authzen.New(of(engine()), "/access") },
		"a query":      func() (*authzen.Handler, error) { return authzen.New(of(engine()), "https://pdp.example.com/?a=b") },
		"a nil option": func() (*authzen.Handler, error) { return authzen.New(of(engine()), "https://pdp.example.com", nil) },
		"no bytes": func() (*authzen.Handler, error) {
			return authzen.New(of(engine()), "https://pdp.example.com", authzen.WithMaxBytes(0))
		},
		"no items": func() (*authzen.Handler, error) {
			return authzen.New(of(engine()), "https://pdp.example.com", authzen.WithMaxItems(-1))
		},
		"no time": func() (*authzen.Handler, error) {
			return authzen.New(of(engine()), "https://pdp.example.com", authzen.WithTimeout(0))
		},
	} {
		h, err := refused()
		assert.Error(t, err, name)
		assert.Nil(t, h, name)
	}
}
