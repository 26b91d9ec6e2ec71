package whatif

// Fields are those that an action needs, those that it may have besides, and whether it is on a record or, instead, a document.
func Fields(action Action) (needs, may []string, alternative bool) {
	for _, a := range either {
		alternative = alternative || a == action
	}
	return forms[action].needs, forms[action].may, alternative
}
