package record

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
)

// Option changes what an event holds. What it cannot be given is an error of New.
type Option func(*Recorder) error

// WithLabels puts labels on each event: which service, where.
func WithLabels(labels map[string]string) Option {
	return func(r *Recorder) error {
		r.labels = maps.Clone(labels)
		return nil
	}
}

// WithMasks masks each event, in this order. A decision whose input or result was masked cannot be replayed.
func WithMasks(masks ...Mask) Option {
	return func(r *Recorder) error {
		for _, m := range masks {
			if m.path == nil && m.err == nil {
				m.err = errors.New("record: a mask was made by neither Remove nor Replace")
			}
			if m.err != nil {
				return m.err
			}
		}
		r.masks = append(r.masks, masks...)
		return nil
	}
}

// WithNames leaves in the names of flows, and those of the parties in texts.
func WithNames() Option {
	return func(r *Recorder) error {
		r.names = true
		return nil
	}
}

// WithIDs has a function of the caller's name each decision; by default it is a random UUID. An empty id, or an error, means
// that the decision cannot be recorded.
func WithIDs(next func(context.Context) (string, error)) Option {
	return func(r *Recorder) error {
		if next == nil {
			return errors.New("record: the function for ids is nil")
		}
		r.id = next
		return nil
	}
}

// WithMetrics adds what a function of the caller's knows of a decision, such as how long it took.
func WithMetrics(of func(context.Context) map[string]any) Option {
	return func(r *Recorder) error {
		if of == nil {
			return errors.New("record: the function for metrics is nil")
		}
		r.metrics = of
		return nil
	}
}

// WithKey makes the digest of the input one that only the holder of a key of at least 32 bytes can compute. Without it, who knows
// the rest of a question can try what was masked.
func WithKey(key []byte) Option {
	return func(r *Recorder) error {
		if len(key) < sha256.Size {
			return errors.New("record: the key is under 32 bytes")
		}
		own := append([]byte(nil), key...)
		r.digest = func(data []byte) string {
			mac := hmac.New(sha256.New, own)
			mac.Write(data)
			return "hmac-sha256:" + hex.EncodeToString(mac.Sum(nil))
		}
		return nil
	}
}
