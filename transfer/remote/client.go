package remote

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

// Client asks OPA servers. It is safe for concurrent use; what changes in the inventory after New does not reach it. The zero
// Client answers every question with transfer.ErrNotReady.
type Client struct {
	inventory     *transfer.Inventory
	servers       []string
	next          atomic.Uint32 // the server to try first
	http          *http.Client
	bearer        string
	tries         int
	timeout       time.Duration
	backoff       backoff
	law, register []string
	report        func(Exchange)
}

// New prepares a client for an inventory, of which it keeps a copy, and for the servers at these addresses, such as
// http://localhost:8181, which must all hold the same law and the same register. It errs with a *transfer.InputError if the
// inventory is malformed, and with transfer.ErrBadCall if an address or an option cannot be used. No server is asked.
func New(inventory *transfer.Inventory, servers []string, options ...Option) (*Client, error) {
	own, err := inventory.Checked()
	if err != nil {
		return nil, err
	}
	c := &Client{http: http.DefaultClient, tries: 3, timeout: 5 * time.Second, backoff: defaultBackoff()}
	for _, option := range options {
		if option == nil {
			return nil, transfer.ErrBadCall
		}
		if err := option(c); err != nil {
			return nil, transfer.ErrBadCall.Because(err)
		}
	}
	if c.servers, err = addresses(servers); err != nil {
		return nil, transfer.ErrBadCall.Because(err)
	}
	c.http = still(c.http)
	c.inventory = own
	return c, nil
}

// Evaluate has a server decide one flow, which need not stand in the inventory, though its parties and the flow it continues
// must. Its date is the flow's own or the inventory's.
//
// It answers as transfer.Engine.Evaluate does: "blocked" comes without an error, and with an error the decision is blocked and
// says why. A server that cannot be reached, or does not answer by the rules, is a *transfer.EngineError.
func (c *Client) Evaluate(ctx context.Context, flow transfer.Flow) (decision transfer.Decision, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = panicked(broken)
		}
		if err != nil {
			decision = transfer.Refused(flow, err)
		}
	}()
	switch {
	case ctx == nil:
		return decision, transfer.ErrBadCall
	case c == nil || c.inventory == nil:
		return decision, transfer.ErrNotReady
	}
	if err := transfer.Ended(ctx); err != nil {
		return decision, err
	}
	flow = flow.Clone()
	input, err := c.inventory.InputFor(flow)
	if err != nil {
		return decision, err
	}
	x := Exchange{Flow: flow.ID}
	decision, err = c.put(ctx, input, &x)
	if c.report != nil {
		x.Err = err
		c.report(x)
	}
	return decision, err
}

// put has a server decide what the rules read of a flow.
func (c *Client) put(ctx context.Context, input map[string]any, x *Exchange) (decision transfer.Decision, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = panicked(broken)
		}
	}()
	question, err := json.Marshal(map[string]any{"input": input})
	if err != nil {
		return decision, transfer.ErrBadCall.Because(err)
	}
	document, err := c.ask(ctx, question, x)
	if err != nil {
		return decision, err
	}
	decision, err = c.answer(document, input, x)
	return decision, errors.Join(err, transfer.Ended(ctx))
}

func panicked(with any) error { return transfer.ErrPanic.Because(fmt.Errorf("%v", with)) }
