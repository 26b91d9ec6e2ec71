package compiled

import "slices"

// shape is the keys of an object in ascending order. Objects written by the same expression share one, and a site that
// reads a field remembers in which place the last shape had it.
type shape struct {
	keys []*value
	// shared shapes belong to the program or to the machine and stay; others belong to one object and grow with it.
	shared bool
	// interned says that all keys are.
	interned bool
	index    map[*value]int32 // of large shapes of the program
}

const (
	fewKeys  = 8  // with more, a shape that stays has an index
	someKeys = 32 // with more, looking for a node costs more than comparing some texts
)

// newShape makes a shape of sorted keys that stays.
func newShape(keys []*value) *shape {
	s := &shape{keys: keys, shared: true, interned: true}
	for _, k := range keys {
		s.interned = s.interned && k.interned
	}
	if s.interned && len(keys) > fewKeys {
		s.index = make(map[*value]int32, len(keys))
		for i, k := range keys {
			s.index[k] = int32(i)
		}
	}
	return s
}

// place finds a key, or answers -1.
func (s *shape) place(key *value) int {
	if key.interned {
		if s.index != nil {
			if i, ok := s.index[key]; ok {
				return int(i)
			}
			return -1
		}
		if len(s.keys) <= someKeys {
			for i, k := range s.keys {
				if k == key {
					return i
				}
			}
			if s.interned {
				return -1
			}
		}
	}
	if i, ok := search(s.keys, key); ok {
		return i
	}
	return -1
}

// get is obj[key]; nil if there is no such key.
func (v *value) get(key *value) *value {
	if i := v.keys.place(key); i >= 0 {
		return v.list[i]
	}
	return nil
}

// lookup is v[key] for any value.
func lookup(v, key *value) *value {
	switch v.kind {
	case kindObject:
		return v.get(key)
	case kindArray:
		if i, ok := position(key); ok && i >= 0 && i < int64(len(v.list)) {
			return v.list[i]
		}
	case kindSet:
		if i, ok := search(v.list, key); ok {
			return v.list[i]
		}
	}
	return nil
}

// position reads an index into an array as OPA does, where 1.0 is none.
func position(key *value) (int64, bool) {
	if key.kind != kindNumber {
		return 0, false
	}
	if key.whole {
		return key.num, true
	}
	n, ok := key.number().Int()
	return int64(n), ok
}

// put adds a pair to an object whose shape is its own. It says whether the key was there with another value.
func (v *value) put(key, val *value) (conflict bool) {
	i, ok := search(v.keys.keys, key)
	if ok {
		conflict = !equal(v.list[i], val)
		v.list[i] = val
		return conflict
	}
	v.keys.interned = v.keys.interned && key.interned
	v.keys.keys = slices.Insert(v.keys.keys, i, key)
	v.list = slices.Insert(v.list, i, val)
	return false
}

// add adds an element to a set under construction.
func (v *value) add(e *value) {
	if i, ok := search(v.list, e); !ok {
		v.list = slices.Insert(v.list, i, e)
	}
}

// sortedSet makes a list of elements, which it keeps, ascending and free of repetitions: the first of equal ones stays.
func sortedSet(list []*value) []*value {
	slices.SortStableFunc(list, compare)
	return slices.CompactFunc(list, equal)
}
