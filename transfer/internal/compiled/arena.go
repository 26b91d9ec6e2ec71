package compiled

// arena hands out the memory of one evaluation. All of it is taken back at once when the next one starts, so nothing made
// here may outlive the evaluation.
type arena struct {
	values slab[value]
	shapes slab[shape]
	lists  [][]*value
	list   int // chunk of lists in use
	off    int // what of it is handed out
	long   int // bytes of lists too long for a chunk
}

const (
	slabSize  = 256
	listSize  = 4096
	keepSlabs = 256 // chunks of values kept for the next evaluation
	keepLists = 64
)

type slab[T any] struct {
	chunks [][]T
	chunk  int
	next   int
}

func (s *slab[T]) get() *T {
	if s.next == slabSize {
		s.chunk, s.next = s.chunk+1, 0
	}
	if s.chunk == len(s.chunks) {
		s.chunks = append(s.chunks, make([]T, slabSize))
	}
	p := &s.chunks[s.chunk][s.next]
	s.next++
	return p
}

func (s *slab[T]) reset() {
	if len(s.chunks) > keepSlabs {
		s.chunks = append([][]T(nil), s.chunks[:keepSlabs]...)
	}
	s.chunk, s.next = 0, 0
}

func (a *arena) reset() {
	a.values.reset()
	a.shapes.reset()
	if len(a.lists) > keepLists {
		a.lists = append([][]*value(nil), a.lists[:keepLists]...)
	}
	a.list, a.off, a.long = 0, 0, 0
}

// slice gives a list of n undefined values.
func (a *arena) slice(n int) []*value {
	if n == 0 {
		return nil
	}
	if n > listSize {
		a.long += n * 8
		return make([]*value, n)
	}
	if a.off+n > listSize {
		a.list, a.off = a.list+1, 0
	}
	if a.list >= len(a.lists) {
		a.lists = append(a.lists, make([]*value, listSize))
	}
	s := a.lists[a.list][a.off : a.off+n : a.off+n]
	a.off += n
	clear(s)
	return s
}

// room gives a list space for one more element.
func (a *arena) room(list []*value) []*value {
	if len(list) < cap(list) {
		return list
	}
	grown := a.slice(max(4, 2*cap(list)))
	copy(grown, list)
	return grown[:len(list)]
}

func (a *arena) array(list []*value) *value {
	v := a.values.get()
	*v = value{kind: kindArray, list: list}
	return v
}

// set takes a list in ascending order without repetitions.
func (a *arena) set(list []*value) *value {
	v := a.values.get()
	*v = value{kind: kindSet, list: list}
	return v
}

func (a *arena) record(keys *shape, list []*value) *value {
	v := a.values.get()
	*v = value{kind: kindObject, keys: keys, list: list}
	return v
}

// object makes an object that put can change.
func (a *arena) object(size int) *value {
	s := a.shapes.get()
	*s = shape{keys: a.slice(size)[:0], interned: true}
	return a.record(s, a.slice(size)[:0])
}

func (a *arena) string(s string) *value {
	v := a.values.get()
	*v = value{kind: kindString, text: s}
	return v
}

func (a *arena) int(n int64) *value {
	if n >= 0 && n < int64(len(smallInts)) {
		return smallInts[n]
	}
	v := a.values.get()
	*v = value{kind: kindNumber, whole: true, num: n}
	return v
}

// put adds a pair to an object made by object. It says whether the key was there with another value.
func (a *arena) put(obj, key, val *value) (conflict bool) {
	obj.list, obj.keys.keys = a.room(obj.list), a.room(obj.keys.keys)
	return obj.put(key, val)
}

func (a *arena) add(set, e *value) {
	set.list = a.room(set.list)
	set.add(e)
}

func (a *arena) push(array, e *value) {
	array.list = append(a.room(array.list), e)
}
