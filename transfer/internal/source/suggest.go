package source

import "strings"

// Closest returns the candidate that word was probably meant to be, or nothing.
func Closest(word string, candidates []string) string {
	best, distance := "", 1+max(1, min(3, len(word)/3))
	for _, c := range candidates {
		if strings.EqualFold(c, word) && c != word {
			return c
		}
		if d := len(c) - len(word); d >= distance || -d >= distance || c == word {
			continue
		}
		if d := Edits(word, c); d < distance {
			best, distance = c, d
		}
	}
	return best
}

// Edits counts insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
func Edits(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
