package compiled

import "slices"

// manyShapes bounds what is remembered of the records that a machine or a register met.
const manyShapes = 4096

// shapes finds the shape of a record from its keys, one step a key.
type shapes struct {
	root  shapeStep
	count int
	limit int
}

type shapeStep struct {
	next  map[*value]*shapeStep
	shape *shape
}

// find gives sorted keys the shape that stays for them. It answers nil if a key is not the program's, so that it may never
// come again, or if there are too many shapes.
func (s *shapes) find(keys []*value) *shape {
	at := &s.root
	for _, k := range keys {
		if !k.interned {
			return nil
		}
		step := at.next[k]
		if step == nil {
			if s.count >= s.limit {
				return nil
			}
			s.count++
			step = &shapeStep{}
			if at.next == nil {
				at.next = map[*value]*shapeStep{}
			}
			at.next[k] = step
		}
		at = step
	}
	if at.shape == nil {
		at.shape = newShape(slices.Clone(keys))
	}
	return at.shape
}
