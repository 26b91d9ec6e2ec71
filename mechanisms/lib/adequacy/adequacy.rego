# METADATA
# title: Adequacy lists
# description: |
#   Which decisions of a law's list reach the importer's territory on the day, and whether the flow falls within the scope
#   that a decision states. A scope that a decision does not state is no condition of it.
# schemas:
#   - input: schema.flow
package mechanisms.lib.adequacy

import data.mechanisms.lib.flow
import data.mechanisms.lib.scope
import data.regions.areas
import data.regions.lib.validity

# METADATA
# title: Decisions in force on the importer's territory
in_force(records) := {id |
	some id, record in records
	_reaches(record)
	validity.in_force(record, input.at)
}

_reaches(record) if record.territory == flow.importer_place

_reaches(record) if areas.member(record.area, flow.importer_place, input.at)

# METADATA
# title: Details of each decision for the finding
details(records, ids) := {id: detail |
	some id in ids
	record := records[id]
	detail := {"citations": [record.title], "onward": object.get(record, "onward", "same_regime")}
}

# METADATA
# title: Conditions met by each decision
met(records) := {id: codes |
	some id in in_force(records)
	codes := {"adequacy.no_decision"} | scope.within(object.get(records[id], "scope", {}))
}

# METADATA
# title: Conditions contradicted for each decision
unmet(records) := {"adequacy": {"adequacy.no_decision"}} if {
	count(in_force(records)) == 0
} else := {id: codes |
	some id in in_force(records)
	codes := scope.outside(object.get(records[id], "scope", {}))
}

# METADATA
# title: Remarks on each decision
# description: Data on employees where a decision covers them in part, and the days between a decision and its publication.
warnings(records) := {id: codes |
	some id in in_force(records)
	codes := {code | some code in ["adequacy.employee_data", "adequacy.publication"]; _remarked(code, records[id])}
}

_remarked("adequacy.employee_data", record) if {
	record.scope.employee_data_in_part == true
	input.hr == true
}

_remarked("adequacy.publication", record) if validity.within({"until": record.cautious_until}, input.at)
