package live

import "github.com/chapterv/chapterv/transfer"

// Put puts entries into a list of an inventory, such as its vendors or its instruments: each takes the place of the one with its id, or is
// added at the end.
//
//	err := engine.Change(ctx, func(next *transfer.Inventory) error {
//		live.Put(&next.Vendors, renewed)
//		live.Remove(&next.Instruments, "scc-7")
//		return nil
//	})
func Put[T Part](list *[]T, entries ...T) {
	for _, entry := range entries {
		if i := place(*list, idOf(entry)); i >= 0 {
			(*list)[i] = entry
			continue
		}
		*list = append(*list, entry)
	}
}

// Remove takes the entries with these ids out of a list and returns the ids that nothing had.
func Remove[T Part](list *[]T, ids ...string) (unknown []string) {
	for _, id := range ids {
		i := place(*list, id)
		if i < 0 {
			unknown = append(unknown, id)
			continue
		}
		*list = append((*list)[:i:i], (*list)[i+1:]...)
	}
	return unknown
}

// Part is what an inventory lists by id. The certificates of a party are part of it.
type Part interface {
	transfer.Party | transfer.Instrument | transfer.Assessment | transfer.Order | transfer.Flow
}

func place[T Part](list []T, id string) int {
	for i := range list {
		if idOf(list[i]) == id {
			return i
		}
	}
	return -1
}

func idOf[T Part](entry T) string {
	switch part := any(entry).(type) {
	case transfer.Party:
		return part.ID
	case transfer.Instrument:
		return part.ID
	case transfer.Assessment:
		return part.ID
	case transfer.Order:
		return part.ID
	case transfer.Flow:
		return part.ID
	default:
		return ""
	}
}
