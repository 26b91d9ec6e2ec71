package regions_test

import (
	"errors"
	"fmt"

	"github.com/chapterv/chapterv/regions"
)

func ExampleParse() {
	territory, _ := regions.Parse("GR")
	fmt.Println(territory.Name())

	_, err := regions.Parse("UK")
	fmt.Println(err)

	var fault *regions.CodeError
	if errors.As(err, &fault) {
		fmt.Println(fault.Meant)
	}
	// Output:
	// Greece
	// "UK" is not a territory code: it is neither in ISO 3166-1 alpha-2 nor one of the extra codes; did you mean GB (United Kingdom)?
	// GB
}

func ExampleMemberships() {
	for _, membership := range regions.Memberships("HR") {
		fmt.Println(membership.From, membership.Title)
	}
	// Output:
	// 2014-04-12 States of the European Economic Area
	// 2013-07-01 Member States of the European Union and, before it, of the European Economic Community
	// 2013-07-01 Territory of the GDPR and, before it, of Directive 95/46/EC
}
