package remote

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

// Limits of what a server may send, in bytes.
const (
	maxAnswer  = 16 << 20
	maxRefusal = 64 << 10
)

// again are the statuses that say that nobody answered.
var again = []int{http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout}

// ask puts a question to one server after the other until one answers, and returns the first answer whatever it says. A server that did not
// answer is not the first to be asked the next time.
func (c *Client) ask(ctx context.Context, question []byte, x *Exchange) ([]byte, error) {
	var failed error
	first := int(c.next.Load())
	for try := range c.tries {
		if round := try / len(c.servers); round > 0 && try%len(c.servers) == 0 {
			if err := c.backoff.wait(ctx, round-1); err != nil {
				return nil, errors.Join(err, failed)
			}
		}
		at := (first + try) % len(c.servers)
		x.Server, x.Tries = c.servers[at], try+1
		answer, err := c.try(ctx, c.servers[at], question)
		var final *transfer.EngineError
		switch over := transfer.Ended(ctx); {
		case over != nil:
			return nil, errors.Join(over, err)
		case err == nil, errors.As(err, &final):
			return answer, err
		}
		failed = err
		c.next.CompareAndSwap(uint32(at), uint32((at+1)%len(c.servers)))
	}
	return nil, transfer.ErrFailed.Because(fmt.Errorf("no server answered in %d tries: %w", c.tries, failed))
}

// try asks once. An *transfer.EngineError is final; any other error means that there was no answer.
func (c *Client) try(ctx context.Context, server string, question []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, server, bytes.NewReader(question))
	if err != nil {
		return nil, transfer.ErrBadCall.Because(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	if c.bearer != "" {
		request.Header.Set("Authorization", "Bearer "+c.bearer)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	limit := maxAnswer
	if response.StatusCode != http.StatusOK {
		limit = maxRefusal
	}
	text, err := io.ReadAll(io.LimitReader(response.Body, int64(limit)+1))
	switch {
	case slices.Contains(again, response.StatusCode):
		return nil, fmt.Errorf("the server is not there: %s", response.Status)
	case err != nil:
		return nil, fmt.Errorf("the answer broke off: %w", err)
	case response.StatusCode != http.StatusOK:
		return nil, refusal(response.StatusCode, text)
	case len(text) > limit:
		return nil, transfer.ErrMalformed.Because(fmt.Errorf("the answer is over %d bytes", limit))
	}
	return text, nil
}

// backoff is how long to wait before a round of tries.
type backoff struct {
	first, most time.Duration
	chance      func() float64
}

func defaultBackoff() backoff {
	return backoff{first: 50 * time.Millisecond, most: 2 * time.Second, chance: rand.Float64}
}

func (b backoff) span(round int) time.Duration {
	longest := b.first
	for range round {
		if longest >= b.most/2 {
			longest = b.most
			break
		}
		longest *= 2
	}
	longest = min(longest, b.most)
	chance := b.chance()
	if !(chance >= 0 && chance <= 1) {
		chance = 1
	}
	return longest/2 + time.Duration(chance*float64(longest-longest/2))
}

// wait waits, and errs if the context is over first.
func (b backoff) wait(ctx context.Context, round int) error {
	pause, cancel := context.WithTimeout(ctx, b.span(round))
	defer cancel()
	<-pause.Done()
	return transfer.Ended(ctx)
}
