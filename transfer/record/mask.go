package record

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Mask takes something out of an event, or puts something else in its place, as a masking policy of OPA does. What a mask does
// not find it leaves alone.
type Mask struct {
	pointer string
	path    []string
	replace bool
	value   []byte // JSON
	err     error
}

// Remove takes out what is at a JSON Pointer, which begins with /input or /result. The event lists it as erased.
func Remove(pointer string) Mask { return newMask(pointer) }

// Replace puts a JSON value where a JSON Pointer points. Keys that an object lacks are made on the way. The event lists it as
// masked.
func Replace(pointer string, value any) Mask {
	m := newMask(pointer)
	m.replace = true
	var err error
	if m.value, err = json.Marshal(value); err != nil {
		m.err = fmt.Errorf("record: the value for %s: %w", pointer, err)
	}
	return m
}

func newMask(pointer string) Mask {
	m := Mask{pointer: pointer}
	if !strings.HasPrefix(pointer, "/") {
		m.err = fmt.Errorf("record: %q is no JSON Pointer", pointer)
		return m
	}
	for _, key := range strings.Split(pointer[1:], "/") {
		if strings.Contains(strings.NewReplacer("~0", "", "~1", "").Replace(key), "~") {
			m.err = fmt.Errorf("record: %q is no JSON Pointer", pointer)
		}
		m.path = append(m.path, strings.NewReplacer("~1", "/", "~0", "~").Replace(key))
	}
	if m.path[0] != "input" && m.path[0] != "result" {
		m.err = fmt.Errorf("record: %q points neither into input nor into result", pointer)
	}
	return m
}

func (m Mask) apply(e *Event) {
	root := &e.Input
	if m.path[0] == "result" {
		root = &e.Result
	}
	if *root == nil {
		return
	}
	if m.replace {
		value, err := decoded(m.value) // a later mask may change it
		if err == nil && replaced(root, m.path[1:], value) {
			e.Masked = append(e.Masked, m.pointer)
		}
	} else if removed(root, m.path[1:]) {
		e.Erased = append(e.Erased, m.pointer)
	}
}

func removed(at *any, path []string) bool {
	if len(path) == 0 {
		*at = nil
		return true
	}
	switch node := (*at).(type) {
	case map[string]any:
		child, ok := node[path[0]]
		if !ok {
			return false
		}
		if len(path) == 1 {
			delete(node, path[0])
			return true
		}
		ok = removed(&child, path[1:])
		node[path[0]] = child
		return ok
	case []any:
		i, ok := place(path[0], node)
		switch {
		case !ok:
			return false
		case len(path) == 1:
			*at = slices.Delete(node, i, i+1)
			return true
		}
		return removed(&node[i], path[1:])
	}
	return false
}

func replaced(at *any, path []string, value any) bool {
	if len(path) == 0 {
		*at = value
		return true
	}
	switch node := (*at).(type) {
	case map[string]any:
		child, ok := node[path[0]]
		if !ok {
			child = map[string]any{}
		}
		if !replaced(&child, path[1:], value) {
			return false
		}
		node[path[0]] = child
		return true
	case []any:
		i, ok := place(path[0], node)
		return ok && replaced(&node[i], path[1:], value)
	}
	return false
}

func place(key string, list []any) (int, bool) {
	i, err := strconv.Atoi(key)
	return i, err == nil && i >= 0 && i < len(list) && strconv.Itoa(i) == key
}
