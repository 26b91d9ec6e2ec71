package oracle

// Mauritius and Nigeria have grounds, none of them in the law pages: certificates are not found to be one.

func muDPA(q *question) opinion { return q.ungrounded("MU") }

func ngNDPA(q *question) opinion { return q.ungrounded("NG") }

func (q *question) ungrounded(territory string) opinion {
	return q.unless(q.inside(territory) || q.personal(), func() opinion { return opinion{findings: unrecognised()} })
}
