package gate

import (
	"context"

	"github.com/chapterv/chapterv/transfer"
)

type key struct{}

// FromContext returns the decision on the request that the context belongs to. There is none where it moves no personal data.
// Where the gate monitors, the decision may be a blocked one.
func FromContext(ctx context.Context) (transfer.Decision, bool) {
	d, ok := ctx.Value(key{}).(transfer.Decision)
	return d, ok
}
