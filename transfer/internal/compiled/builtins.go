package compiled

import "slices"

// native is a built-in done here. It answers nil for undefined, or with the error of the machine set.
type native func(m *machine, a, b, c *value) *value

// natives are the built-ins that the rules use. Each does what it can do exactly; every other case goes to OPA.
var natives map[string]native

func init() {
	natives = map[string]native{
		"eq": isEqual, "equal": isEqual, "neq": func(_ *machine, a, b, _ *value) *value { return boolean(!equal(a, b)) },
		"lt":  func(_ *machine, a, b, _ *value) *value { return boolean(compare(a, b) < 0) },
		"lte": func(_ *machine, a, b, _ *value) *value { return boolean(compare(a, b) <= 0) },
		"gt":  func(_ *machine, a, b, _ *value) *value { return boolean(compare(a, b) > 0) },
		"gte": func(_ *machine, a, b, _ *value) *value { return boolean(compare(a, b) >= 0) },

		"internal.member_2": func(_ *machine, a, b, _ *value) *value { return boolean(member(a, b)) },
		"count":             count,
		"min":               least,
		"max":               greatest,
		"sort":              sorted,
		"plus":              plus,
		"minus":             minus,
		"rem":               rem,
		"numbers.range":     numbersRange,
		"to_number":         toNumber,
		"array.concat":      arrayConcat,
		"array.slice":       arraySlice,
		"and":               intersection,
		"or":                union,
		"object.get":        objectGet,
		"object.keys":       objectKeys,
		"object.union":      objectUnion,
		"object.remove":     objectRemove,
		"object.filter":     objectFilter,
		"graph.reachable":   reachable,
		"concat":            concat,
		"sprintf":           sprintf,
		"replace":           replace,
		"strings.replace_n": replaceN,
		"substring":         substring,
		"startswith":        startsWith,
		"trim_prefix":       trimPrefix,
		"regex.match":       regexMatch,
		"type_name":         typeName,
	}
	for name, k := range kindTests {
		natives[name] = isA(k)
	}
}

// builtin finds a built-in, or errs if it must be refused.
func (b *builder) builtin(name string) (native, error) {
	if n := natives[name]; n != nil {
		return n, nil
	}
	if err := borrowable(name); err != nil {
		return nil, err
	}
	return func(m *machine, x, y, z *value) *value {
		args := []*value{x, y, z}
		for len(args) > 0 && args[len(args)-1] == nil {
			args = args[:len(args)-1]
		}
		return m.borrow(name, args)
	}, nil
}

// blinds see no more of their last argument than its type, or hand it on as it is.
var blinds = map[string]bool{
	"type_name": true, "is_null": true, "is_boolean": true, "is_number": true, "is_string": true, "is_array": true,
	"is_object": true, "is_set": true, "object.get": true,
}

func isEqual(_ *machine, a, b, _ *value) *value { return boolean(equal(a, b)) }

// member is x in c, for the values of a collection.
func member(x, c *value) bool {
	switch c.kind {
	case kindSet:
		return c.contains(x)
	case kindArray, kindObject:
		return slices.ContainsFunc(c.list, func(e *value) bool { return equal(e, x) })
	}
	return false
}

// isA asks for a type.
func isA(k kind) native {
	return func(_ *machine, a, _, _ *value) *value { return boolean(a.kind == k) }
}

var typeNames = [...]*value{
	kindNull: newString("null"), kindBool: newString("boolean"), kindNumber: newString("number"), kindString: newString("string"),
	kindArray: newString("array"), kindObject: newString("object"), kindSet: newString("set"),
}

func typeName(_ *machine, a, _, _ *value) *value { return typeNames[a.kind] }
