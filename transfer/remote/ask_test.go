package remote

import (
	"context"
	"math"
	"net"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAQuestionIsAskedAgainOnlyWhereNoAnswerCame(t *testing.T) {
	whole := answering(t, "crm")
	for name, fault := range map[string]func(http.ResponseWriter, *http.Request){
		"429":        func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusTooManyRequests, whole) },
		"502":        func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusBadGateway, whole) },
		"503":        func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusServiceUnavailable, whole) },
		"504":        func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusGatewayTimeout, whole) },
		"broken off": func(w http.ResponseWriter, _ *http.Request) { cut(w, whole) },
		"hung up":    func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"silent":     func(_ http.ResponseWriter, r *http.Request) { hang(r) },
		"half and silent": func(w http.ResponseWriter, r *http.Request) {
			say(w, http.StatusOK, whole[:9])
			w.(http.Flusher).Flush()
			hang(r)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, func(n int, w http.ResponseWriter, r *http.Request) {
				if n < 3 {
					fault(w, r)
					return
				}
				say(w, http.StatusOK, whole)
			})
			options := []Option{WithTimeout(100 * time.Millisecond), WithTries(20)}
			var reported Exchange
			decision, err := client(t, []*server{s}, append(options, WithReport(func(x Exchange) { reported = x }))...).Evaluate(t.Context(), flowOf(t, "crm"))
			require.NoError(t, err)
			same(t, decided(t, "crm"), decision)
			assert.Equal(t, int(s.asked.Load()), reported.Tries)
			assert.GreaterOrEqual(t, reported.Tries, 3)
		})
	}
}

func TestTriesComeToAnEnd(t *testing.T) {
	s := always(t, http.StatusServiceUnavailable, "")
	decision, err := client(t, []*server{s}, WithTries(4)).Evaluate(t.Context(), flowOf(t, "crm"))
	blockedWith(t, "engine.failed", decision, err)
	assert.ErrorContains(t, err, "503")
	assert.Equal(t, int64(4), s.asked.Load())
	nobody := &server{url: "http://" + closed(t)}
	decision, err = client(t, []*server{nobody}).Evaluate(t.Context(), flowOf(t, "crm"))
	blockedWith(t, "engine.failed", decision, err)
	var place *url.Error
	assert.ErrorAs(t, err, &place)
}

// closed is an address where nobody listens.
func closed(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, listener.Close())
	return listener.Addr().String()
}

func TestAServerThatIsGoneIsPassedOver(t *testing.T) {
	gone, good := &server{url: "http://" + closed(t)}, always(t, http.StatusOK, answering(t, "crm"))
	refuses := always(t, http.StatusServiceUnavailable, "")
	hour := WithBackoff(time.Hour, time.Hour) // nobody waits before every server was asked
	c := client(t, []*server{gone, refuses, good}, hour)
	for range 3 {
		decision, err := c.Evaluate(t.Context(), flowOf(t, "crm"))
		require.NoError(t, err)
		same(t, decided(t, "crm"), decision)
	}
	assert.Equal(t, int64(3), good.asked.Load())
	assert.Equal(t, int64(1), refuses.asked.Load(), "who did not answer is not asked first again")
}

func TestTheDeadlineHoldsForAllTriesTogether(t *testing.T) {
	silent := serve(t, func(_ int, _ http.ResponseWriter, r *http.Request) { hang(r) })
	refuses := always(t, http.StatusServiceUnavailable, "")
	for name, c := range map[string]*Client{
		"while it is asked": client(t, []*server{silent}, WithTimeout(time.Hour)),
		"between two tries": client(t, []*server{refuses}, WithBackoff(time.Hour, time.Hour)),
	} {
		soon, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		decision, err := c.Evaluate(soon, flowOf(t, "crm"))
		cancel()
		require.ErrorIs(t, err, transfer.ErrDeadline, name)
		blockedWith(t, "engine.deadline", decision, err)
		stopped, stop := context.WithCancelCause(t.Context())
		time.AfterFunc(20*time.Millisecond, func() { stop(assert.AnError) })
		decision, err = c.Evaluate(stopped, flowOf(t, "crm"))
		require.ErrorIs(t, err, transfer.ErrCancelled, name)
		assert.ErrorIs(t, err, assert.AnError, name)
		blockedWith(t, "engine.cancelled", decision, err)
	}
	assert.LessOrEqual(t, refuses.asked.Load(), int64(2), "nobody asks again after the deadline")
}

func TestWaitsGrowToALimitAndAreSpread(t *testing.T) {
	chance := 0.0
	b := backoff{first: 100, most: 1000, chance: func() float64 { return chance }}
	for round, longest := range []time.Duration{100, 200, 400, 800, 1000, 1000} {
		chance = 0
		assert.Equal(t, longest/2, b.span(round))
		chance = 1
		assert.Equal(t, longest, b.span(round))
		chance = 0.5
		assert.Equal(t, longest*3/4, b.span(round))
	}
	chance = 1
	assert.Equal(t, time.Duration(1000), b.span(1_000_000))
	for _, chance = range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -1, 2, math.MaxFloat64} {
		assert.Equal(t, time.Duration(100), b.span(0), "a source of chance that gives none changes no bound")
	}
	assert.Zero(t, backoff{chance: b.chance}.span(3))
	endless := backoff{first: math.MaxInt64, most: math.MaxInt64, chance: func() float64 { return 0.999999 }}.span(9)
	assert.Greater(t, endless, time.Duration(math.MaxInt64/2), "no wait overflows")
}
