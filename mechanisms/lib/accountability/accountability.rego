# METADATA
# title: Contracts that keep the exporter answerable
# description: |
#   Under a law of accountability any signed contract or clause set between the two sides covers, each judged alone and
#   in the direction that it names: it obliges its importers towards its exporters.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
package mechanisms.lib.accountability

import data.mechanisms.lib.clauses
import data.mechanisms.lib.flow

# METADATA
# title: Contracts and clause sets that name both sides
documents := {id: data.register.instruments[id] | some id in flow.shared_instruments(_bilateral)}

_bilateral := {"contract", "eu-scc", "uk-idta", "uk-addendum", "br-scc"}

# METADATA
# title: The facts for a finding
found := {"instruments": object.keys(documents), "met": met, "unmet": unmet}

met[id] contains "contract.no_contract" if some id, _ in documents

met[id] contains code if {
	some id, document in documents
	some code in clauses.met("contract", document)
}

unmet.contract contains "contract.no_contract" if count(documents) == 0

unmet[id] contains code if {
	some id, document in documents
	some code in clauses.unmet("contract", document)
}
