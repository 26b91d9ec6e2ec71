# METADATA
# title: Promises of the privacy notice
# description: |
#   What the model organisation's public notice promises beyond any law: data serve the purposes declared for them, nobody sells
#   them, proprietary network information of customers stays in the United States, and no data of children are taken.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
#   - data.transfer.base: schema.decision
# custom:
#   for: ">= 0.1, < 1.0"
package overlays.notice

# METADATA
# title: A purpose that the notice does not declare for the data
violations contains {
	"code": "org.undeclared_purpose",
	"message": sprintf("The notice does not declare %s for %s.", [category, purpose]),
	"citation": "Privacy notice, Table 4",
} if {
	some purpose in input.purposes
	some category in input.data_categories
	listed := object.get(data.overlays.notice.declared, purpose, [])
	whole := object.get(data.overlays.notice.part_of, category, category)
	not category in listed
	not whole in listed
}

# METADATA
# title: Network information outside the United States
violations contains {
	"code": "org.cpni_outside_us",
	"message": sprintf("Proprietary network information of customers would be in %s.", [place]),
	"citation": "Privacy notice, Tables 1 to 3: CPNI, United States only",
} if {
	"cpni" in input.data_categories
	sides := {data.register.parties[side.party].jurisdiction | some side in [input.exporter, input.importer]}
	kept := {input.storage | is_string(input.storage)}
	some place in (sides | kept)
	place != "US"
}

# METADATA
# title: Data of children
violations contains {
	"code": "org.children",
	"message": "The services are not for children, and no data of theirs are taken.",
	"citation": "Privacy notice, on children",
} if {
	input.children == true
}

# METADATA
# title: Whether there are data of children is not said
warnings contains {
	"code": "org.children_unstated",
	"message": "Nobody said whether data of children are among these; state children.",
	"citation": "Privacy notice, on children",
} if {
	object.get(input, "children", null) == null
}

# METADATA
# title: A sale of data
violations contains {
	"code": "org.sale",
	"message": "Personal data are not sold.",
	"citation": "Privacy notice, on sale of personal data",
} if {
	input.us_data_brokerage == true
}
