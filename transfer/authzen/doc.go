// Package authzen answers questions about flows in the form of the OpenID AuthZEN Authorization API 1.0, for gateways and services
// that ask a policy decision point.
//
// The exporter is the subject, the disclosure the action, the flow the resource; the importer and the day are context:
//
//	{
//	  "subject":  {"type": "legal_entity", "id": "comms-ie", "properties": {"role": "controller"}},
//	  "action":   {"name": "transfer", "properties": {"purposes": ["support"]}},
//	  "resource": {"type": "flow", "id": "crm", "properties": {"hr": false, "journalistic": false}},
//	  "context":  {"importer": {"party": "cloud-us", "role": "processor"}, "at": "2026-11-23"}
//	}
//
// A resource whose id is that of a flow of the inventory is that flow: whatever the question states of it must be what the inventory
// says, except the day. Any other flow is what the question says and nothing else; whoever may ask is trusted with its facts
// and the day. What AuthZEN does not define is ignored; a property is part of the flow, and one that a flow does not have is refused.
//
// An action is transfer, transfer.access for remote access, or transfer.onward for a flow that continues another.
//
// The decision is true only if the answer permits the flow. Blocked is an answer, with status 200. A question at fault is status
// 400 and no answer is 500; one among several is a decision of false with context.error.
package authzen
