package main

import (
	"math/big"
	"regexp"
	"strconv"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
)

var (
	fieldName = regexp.MustCompile(`^[a-z_][a-z0-9_]*$`)
	date      = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
)

// constantVariants change a string to one that stands nowhere else, a date by a day, a number by one, and turn a boolean.
func constantVariants(v ast.Value, location *ast.Location) []variant[ast.Value] {
	to := func(operator string, changed ast.Value) variant[ast.Value] {
		return one(operator, v.String()+" -> "+changed.String(), location, changed)
	}
	switch v := v.(type) {
	case ast.Boolean:
		return []variant[ast.Value]{to(changeConstant, !v)}
	case ast.Number:
		number, ok := new(big.Rat).SetString(string(v))
		if !ok || !number.IsInt() {
			return nil
		}
		up, down := new(big.Int).Add(number.Num(), big.NewInt(1)), new(big.Int).Sub(number.Num(), big.NewInt(1))
		return []variant[ast.Value]{to(changeConstant, ast.Number(up.String())), to(changeConstant, ast.Number(down.String()))}
	case ast.String:
		if before, after, ok := neighbours(string(v)); ok {
			return []variant[ast.Value]{to(changeDate, ast.String(before)), to(changeDate, ast.String(after))}
		}
		return []variant[ast.Value]{to(changeConstant, ast.String(another(string(v))))}
	}
	return nil
}

// neighbours are the days before and after a date.
func neighbours(text string) (before, after string, ok bool) {
	if !date.MatchString(text) {
		return "", "", false
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return "", "", false
	}
	return day.AddDate(0, 0, -1).Format(time.DateOnly), day.AddDate(0, 0, 1).Format(time.DateOnly), true
}

// another is a string that no rule and no test knows.
func another(text string) string {
	if _, err := strconv.Atoi(text); err == nil {
		return text + "0"
	}
	return text + "~"
}
