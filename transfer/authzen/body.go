package authzen

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"

	"github.com/chapterv/chapterv/transfer/internal/strictjson"
)

// document reads the body of a request as one JSON object that means the same to every reader. What it refuses is answered.
func (h *Handler) document(w http.ResponseWriter, r *http.Request) (map[string]any, bool) {
	if kind := r.Header.Get("Content-Type"); kind != "" {
		if kind, _, err := mime.ParseMediaType(kind); err != nil || kind != "application/json" {
			refuse(w, http.StatusUnsupportedMediaType, "the body is not declared as application/json")
			return nil, false
		}
	}
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, h.maxBytes))
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		refuse(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("the body is over %d bytes", long.Limit))
		return nil, false
	case err != nil:
		refuse(w, http.StatusBadRequest, "the body did not arrive")
		return nil, false
	}
	value, err := strictjson.Decode(text)
	if err != nil {
		refuse(w, http.StatusBadRequest, "the body: "+err.Error())
		return nil, false
	}
	object, ok := value.(map[string]any)
	if !ok {
		refuse(w, http.StatusBadRequest, "the body is not an object")
	}
	return object, ok
}

// answer writes a document with status 200.
func answer(w http.ResponseWriter, document any) {
	text, err := json.Marshal(document)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "the answer could not be written")
		return
	}
	send(w, http.StatusOK, "application/json", text)
}

// refuse answers with a text where there is no decision.
func refuse(w http.ResponseWriter, status int, message string) {
	send(w, status, "text/plain; charset=utf-8", []byte(message))
}

func send(w http.ResponseWriter, status int, kind string, body []byte) {
	header := w.Header()
	header.Set("Content-Type", kind)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = w.Write(body) // whoever asked may be gone
}
