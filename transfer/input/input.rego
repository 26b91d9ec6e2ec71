# METADATA
# title: What is wrong with the question
# description: |
#   Every fault of the question and of the part of the register that it reads, for any JSON value in either place.
#   Where there is one, nothing is decided and the flow is blocked. Each fault names the code, the field and what is
#   allowed there. The codes are documented by the packages that find them.
# schemas:
#   - input: schema.flow
# custom:
#   citation: The contract of the inventory and the flow
#   codes:
#     - code: input.missing_field
#       text: There is no question.
#     - code: input.wrong_type
#       text: The question is not an object.
#     - code: input.syntax
#       text: A file is neither YAML nor JSON.
#     - code: input.empty_document
#       text: There is nothing in a file.
#     - code: input.trailing_data
#       text: Something follows the document, or there is a second one.
#     - code: input.bad_utf8
#       text: A file or a text holds bytes that are not UTF-8.
#     - code: input.yaml_feature
#       text: A file uses anchors, aliases, merge keys or tags.
#     - code: input.too_deep
#       text: A document nests over its limit.
#     - code: input.duplicate_key
#       text: One key is there twice in one place.
#     - code: input.duplicate_id
#       text: Two things have one id.
#     - code: input.stated_twice
#       text: Two files state one thing differently.
#     - code: input.unsupported_version
#       text: The inventory has a version that these rules do not run with.
#     - code: input.bad_text
#       text: A text holds a control character.
#     - code: input.bad_number
#       text: A number is not written as a whole one.
#     - code: input.out_of_range
#       text: A number is out of every range.
#     - code: input.route_loop
#       text: A flow continues itself.
#     - code: input.route_too_long
#       text: A route has more than 16 flows.
package transfer.input

# METADATA
# description: The faults, as objects of code, field and message. Empty when the question can be decided.
# scope: document
faults contains {"code": "input.missing_field", "field": "input", "message": "must be stated"} if {
	not _asked
}

faults contains {"code": "input.wrong_type", "field": "input", "message": message} if {
	found := type_name(input)
	found != "object"
	message := sprintf("must be of type object, is %s", [found])
}

faults contains fault if some fault in data.transfer.input.flow.faults

faults contains fault if some fault in data.transfer.input.route.faults

faults contains fault if some fault in data.transfer.input.relation.faults

faults contains fault if some fault in data.transfer.input.party.faults

faults contains fault if some fault in data.transfer.input.instrument.faults

faults contains fault if some fault in data.transfer.input.assessment.faults

faults contains fault if some fault in data.transfer.input.register.faults

_asked if type_name(input)
