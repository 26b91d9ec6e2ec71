// Package mechanisms holds one folder per mechanism, under the law that creates it: when an adequacy decision, a framework,
// clauses, corporate rules or a certificate covers a transfer. The rules are Rego, the dates are data, and the texts stand
// in the METADATA of each rule; this package embeds them and reads the catalogue of conditions from them.
package mechanisms
