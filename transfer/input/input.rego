# METADATA
# title: What is wrong with the question
# description: |
#   Every fault of the question and of the part of the register that it reads, for any JSON value in either place.
#   Where there is one, nothing is decided and the flow is blocked. Each fault names the code, the field and what is
#   allowed there. The codes are documented by the packages that find them.
# schemas:
#   - input: schema.flow
# custom:
#   codes:
#     - code: input.missing_field
#       text: There is no question.
#     - code: input.wrong_type
#       text: The question is not an object.
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
