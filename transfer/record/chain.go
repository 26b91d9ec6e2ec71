package record

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
)

// Head is the end of a chain: how many events it has, and the digest of the last. Kept apart from the file, it proves
// that nothing up to it was taken away.
type Head struct {
	Sequence uint64 `json:"sequence"`
	Digest   string `json:"digest"`
}

// Genesis returns the head of a chain that has a name and no event yet. Chains of different names do not pass for each other.
func Genesis(name string) Head {
	return Head{Digest: digestOf([]byte("chapterv record chain\x00" + name))}
}

// ChainSink writes events as JSON lines, each with its number, the digest of the one before and its own, which is over the
// bytes of the line that precede it. The order of the chain is that of the lines.
type ChainSink struct {
	out  *output
	head atomic.Pointer[Head]
}

// Chain returns a sink that continues a chain: from Genesis, or from the Head that Verify found at the end of a file. It errs if
// there is no writer, or no such head.
func Chain(w io.Writer, from Head) (*ChainSink, error) {
	if w == nil || !isDigest(from.Digest) {
		return nil, errors.New("record: the chain has no writer, or no head to continue from")
	}
	s := &ChainSink{out: newOutput(w)}
	s.out.torn = from.Sequence > 0 // whoever wrote before may have broken off
	s.head.Store(&from)
	return s, nil
}

// Head returns the end of the chain as far as it is written.
func (s *ChainSink) Head() Head {
	if s == nil || s.head.Load() == nil {
		return Head{}
	}
	return *s.head.Load()
}

// Record writes one event. If it fails the chain goes on from the event before.
func (s *ChainSink) Record(ctx context.Context, e Event) error {
	if s == nil || s.out == nil {
		return errors.New("the chain was not made by Chain")
	}
	if err := s.out.take(ctx); err != nil {
		return err
	}
	defer s.out.leave()
	head := s.Head()
	e.Custom.Chain = &Link{Sequence: head.Sequence + 1, Previous: head.Digest}
	text, err := json.Marshal(e)
	if err != nil {
		return err
	}
	signed, ended := strings.CutSuffix(string(text), lineEnd)
	if !ended {
		return fmt.Errorf("an event does not end with its chain")
	}
	digest := digestOf([]byte(signed))
	if err := s.out.write([]byte(signed + digestKey + digest + `"` + lineEnd + "\n")); err != nil {
		return err
	}
	s.head.Store(&Head{Sequence: head.Sequence + 1, Digest: digest})
	return nil
}

// A line of a chain ends with the digest of everything before it.
const (
	digestKey = `,"digest":"`
	lineEnd   = `}}}`
)

func digestOf(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256:" + hex.EncodeToString(sum[:])
}

func isDigest(s string) bool {
	raw, err := hex.DecodeString(strings.TrimPrefix(s, "sha256:"))
	return err == nil && len(raw) == sha256.Size && strings.HasPrefix(s, "sha256:")
}
