package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

// server is a stock OPA with the repository as its bundle and a register, on the loopback interface, asked over one connection.
type server struct {
	url    string
	client *http.Client
	stop   func()
}

var errNoOPA = errors.New("no opa: set OPA, or have it on the PATH")

func startServer(ctx context.Context, repository string, register map[string]any) (*server, error) {
	program := os.Getenv("OPA")
	if program == "" {
		var err error
		if program, err = exec.LookPath("opa"); err != nil {
			return nil, errNoOPA
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	address := listener.Addr().String()
	listener.Close()
	command := exec.CommandContext(ctx, program, "run", "--server", "--addr", address, "--log-level", "error", "--skip-version-check",
		"--optimize-store-for-read-speed", "--ignore", "examples", "--bundle", repository)
	command.Stderr = os.Stderr
	if err := command.Start(); err != nil {
		return nil, err
	}
	s := &server{url: "http://" + address + "/v1/data/transfer/decision", client: &http.Client{}}
	s.stop = func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	}
	for range 600 {
		if s.put(ctx, address, register) == nil {
			return s, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.stop()
	return nil, errors.New("the server does not come up")
}

// put gives the server a register.
func (s *server) put(ctx context.Context, address string, register map[string]any) error {
	text, err := json.Marshal(register)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPut, "http://"+address+"/v1/data/register", bytes.NewReader(text))
	if err != nil {
		return err
	}
	answer, err := s.client.Do(request)
	if err != nil {
		return err
	}
	answer.Body.Close()
	// Before its bundle is there the server has nothing to decide by.
	health, err := s.client.Get("http://" + address + "/health?bundles")
	if err != nil {
		return err
	}
	health.Body.Close()
	if answer.StatusCode >= 300 || health.StatusCode >= 300 {
		return errors.New("not ready")
	}
	return nil
}

func (s *server) decide(input map[string]any) (*transfer.Decision, error) {
	body, err := json.Marshal(map[string]any{"input": input})
	if err != nil {
		return nil, err
	}
	answer, err := s.client.Post(s.url, "application/json", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	var found struct{ Result *transfer.Decision }
	if err := json.Unmarshal(text, &found); err != nil || found.Result == nil {
		return nil, fmt.Errorf("%w: %.200s", errors.Join(err, errors.New("no decision")), text)
	}
	return found.Result, nil
}
