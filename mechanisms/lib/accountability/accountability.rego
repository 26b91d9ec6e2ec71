# METADATA
# title: Contracts that keep the exporter answerable
# description: |
#   Under a law of accountability any signed contract or clause set between the two sides covers, each judged alone. A contract
#   binds its two sides towards each other, whichever it names as exporter; a clause set obliges only the importer that it names.
# schemas:
#   - input: schema.flow
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
	some code in clauses.met("contract", _read(document))
}

unmet.contract contains "contract.no_contract" if count(documents) == 0

unmet[id] contains code if {
	some id, document in documents
	some code in clauses.unmet("contract", _read(document))
}

_read(document) := clauses.either_way(document) if {
	document.type == "contract"
} else := document
