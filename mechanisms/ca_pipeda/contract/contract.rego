# METADATA
# title: Contract with the recipient
# description: |
#   An organisation answers for data that it transfers for processing, at home or abroad, and uses contractual or other means
#   to provide a comparable level of protection.
# related_resources:
#   - description: Personal Information Protection and Electronic Documents Act, Schedule 1
#     ref: https://laws-lois.justice.gc.ca/eng/acts/P-8.6/
# schemas:
#   - input: schema.flow
# custom:
#   id: contract
#   citations: [PIPEDA Sch. 1 cl. 4.1.3]
#   conditions:
#     - code: contract.no_contract
#       citation: PIPEDA Sch. 1 cl. 4.1.3
#       text: A contract or clause set that names {exporter} and {importer} is in the inventory.
#       remedy: Sign a contract with {importer} that protects the data as the exporter's law does.
#     - code: contract.signed
#       of: instrument
#       citation: PIPEDA Sch. 1 cl. 4.1.3
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: contract.running
#       of: instrument
#       citation: PIPEDA Sch. 1 cl. 4.1.3
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#       remedy: Renew {instrument}, or sign a new contract with {importer}.
#     - code: contract.exporter_bound
#       of: instrument
#       citation: PIPEDA Sch. 1 cl. 4.1.3
#       text: "{exporter} is bound by {instrument} on {at}, on the other side than {importer} and in a clause set as its exporter."
#       remedy: Let {exporter} join {instrument} on that side.
#     - code: contract.importer_bound
#       of: instrument
#       citation: PIPEDA Sch. 1 cl. 4.1.3
#       text: "{importer} is bound by {instrument} on {at}, on the other side than {exporter} and in a clause set as its importer."
#       remedy: Let {importer} join {instrument} on that side.
#   obligations:
#     - code: obligation.accountability
#       citation: PIPEDA Sch. 1 cl. 4.1.3
#       text: "{exporter} answers for the data in the hands of {importer}."
#     - code: obligation.notice
#       citation: PIPEDA Sch. 1 cl. 4.8; PIPEDA Case Summary 2005-313
#       text: "{exporter} tells people that their data may be handled in {place} and be reached by its authorities."
#   redress:
#     - channel: Complaint to the Privacy Commissioner of Canada
#       citation: PIPEDA s. 11
package mechanisms.ca_pipeda.contract

import data.mechanisms.lib.accountability
import data.mechanisms.lib.report

# METADATA
# title: What contracts and clause sets say of this flow
finding := report.finding(rego.metadata.chain(), object.union(accountability.found, {"obligations": obligations}))

# METADATA
# title: Duties that come with the contract
obligations := {"obligation.accountability", "obligation.notice"}
