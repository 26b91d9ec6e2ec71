package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"sync"
	"time"
)

const maxLogs = 64 << 20 // bytes of one upload, unpacked

// handler serves the bundles of a folder and appends decision logs to a file, each event on a line.
func handler(bundles fs.FS, logs io.Writer) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /bundles/{name}", func(w http.ResponseWriter, r *http.Request) { serve(w, r, bundles, r.PathValue("name")) })
	var one sync.Mutex
	mux.HandleFunc("POST /logs", func(w http.ResponseWriter, r *http.Request) {
		lines, err := unpack(http.MaxBytesReader(w, r.Body, maxLogs), r.Header.Get("Content-Encoding"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		one.Lock()
		defer one.Unlock()
		if _, err := logs.Write(lines); err != nil { // the server sends them again
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return mux
}

// serve gives a bundle its digest as its tag, so that a server loads only what is new.
func serve(w http.ResponseWriter, r *http.Request, bundles fs.FS, name string) {
	data, err := fs.ReadFile(bundles, name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	digest := sha256.Sum256(data)
	w.Header().Set("ETag", `"`+hex.EncodeToString(digest[:])+`"`)
	w.Header().Set("Content-Type", "application/gzip")
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
}

// unpack returns the events of an upload as lines.
func unpack(body io.Reader, encoding string) ([]byte, error) {
	if encoding == "gzip" {
		packed, err := gzip.NewReader(body)
		if err != nil {
			return nil, err
		}
		body = packed
	}
	text, err := io.ReadAll(io.LimitReader(body, maxLogs+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxLogs {
		return nil, fmt.Errorf("over %d bytes", maxLogs)
	}
	var events []json.RawMessage
	if err := json.Unmarshal(text, &events); err != nil {
		return nil, err
	}
	var lines bytes.Buffer
	for _, event := range events {
		if err := json.Compact(&lines, event); err != nil {
			return nil, err
		}
		lines.WriteByte('\n')
	}
	return lines.Bytes(), nil
}
