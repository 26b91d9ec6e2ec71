// Package oracle decides transfers a second time: plain Go, written from the law pages and the inventory's contract by
// readers who had not seen the rules, with its own transcription of every date and list. It exists to disagree.
package oracle
