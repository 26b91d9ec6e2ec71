# METADATA
# title: Enforceable contract with the overseas recipient
# description: |
#   Before it discloses data abroad an entity takes reasonable steps so that the recipient keeps to the Australian Privacy
#   Principles; the Commissioner generally expects an enforceable contract. The entity stays answerable for the recipient.
# related_resources:
#   - description: OAIC, APP Guidelines, Chapter 8
#     ref: https://www.oaic.gov.au/privacy/australian-privacy-principles/australian-privacy-principles-guidelines/chapter-8-app-8-cross-border-disclosure-of-personal-information
# schemas:
#   - input: schema.flow
# custom:
#   id: contract
#   citations: ["Privacy Act 1988 Sch. 1, APP 8.1", OAIC APP Guidelines Chapter 8]
#   conditions:
#     - code: contract.no_contract
#       citation: Privacy Act 1988 Sch. 1, APP 8.1; OAIC APP Guidelines Chapter 8
#       text: A contract or clause set that names {exporter} and {importer} is in the inventory.
#       remedy: Sign a contract with {importer} that protects the data as the exporter's law does.
#     - code: contract.signed
#       of: instrument
#       citation: Privacy Act 1988 Sch. 1, APP 8.1; OAIC APP Guidelines Chapter 8
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: contract.running
#       of: instrument
#       citation: Privacy Act 1988 Sch. 1, APP 8.1; OAIC APP Guidelines Chapter 8
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#       remedy: Renew {instrument}, or sign a new contract with {importer}.
#     - code: contract.exporter_bound
#       of: instrument
#       citation: Privacy Act 1988 Sch. 1, APP 8.1; OAIC APP Guidelines Chapter 8
#       text: "{exporter} is bound by {instrument} on {at}, on the other side than {importer} and in a clause set as its exporter."
#       remedy: Let {exporter} join {instrument} on that side.
#     - code: contract.importer_bound
#       of: instrument
#       citation: Privacy Act 1988 Sch. 1, APP 8.1; OAIC APP Guidelines Chapter 8
#       text: "{importer} is bound by {instrument} on {at}, on the other side than {exporter} and in a clause set as its importer."
#       remedy: Let {importer} join {instrument} on that side.
#   obligations:
#     - code: obligation.accountability
#       citation: Privacy Act 1988 s. 16C
#       text: "{exporter} answers for what {importer} does with the data as if it had done so itself."
#     - code: obligation.storage_controls
#       citation: OAIC APP Guidelines Chapter 8
#       text: Storage alone is use and no disclosure only while the contract binds {importer} and its subcontractors to storing the data and {exporter} keeps effective control of them.
#   redress:
#     - channel: Complaint to the Office of the Australian Information Commissioner
#       citation: Privacy Act 1988 s. 36
package mechanisms.au_privacy_act.contract

import data.mechanisms.lib.accountability
import data.mechanisms.lib.report

# METADATA
# title: What contracts and clause sets say of this flow
finding := report.finding(rego.metadata.chain(), object.union(accountability.found, {"obligations": obligations}))

# METADATA
# title: Duties that come with the contract
obligations contains _duties[object.get(input, "relation", "disclosure") == "storage-only"]

_duties := {false: "obligation.accountability", true: "obligation.storage_controls"}
