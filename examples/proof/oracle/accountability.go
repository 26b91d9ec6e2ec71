package oracle

import "github.com/chapterv/chapterv/transfer"

// Under these laws the exporter stays answerable, and any signed document binds the recipient.

// auPrivacyAct calls storage without access a use, but wants the contract all the same.
func auPrivacyAct(q *question) opinion { return q.answerable("AU") }

func caPIPEDA(q *question) opinion { return q.answerable("CA", "CA-QC") }

func phDPA(q *question) opinion { return q.answerable("PH") }

func (q *question) answerable(territory ...string) opinion {
	return q.unless(q.inside(territory...) || q.personal(), func() opinion {
		o := opinion{findings: unrecognised()}
		o.findings.put(transfer.Contract, q.contracts(nil, signedSets...))
		return o
	})
}
