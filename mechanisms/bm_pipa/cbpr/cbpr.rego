# METADATA
# title: APEC CBPR certificate
# description: |
#   The Commissioner recognised the APEC CBPR system as a certification mechanism: a recipient's certificate is evidence of
#   comparable protection. No act extends that to the Global CBPR system, so a Global certificate is not recognised.
# related_resources:
#   - description: Recognition by the Privacy Commissioner, March 2021
#     ref: https://www.privacy.bm/post/privcom-recognises-apec-cbpr-system-as-a-certification-mechanism-for-overseas-data-transfers
# schemas:
#   - input: schema.flow
# custom:
#   id: cbpr
#   citations: [PIPA s. 15(4)]
#   conditions:
#     - code: cbpr.not_certified
#       citation: PIPA s. 15(4)
#       text: "{importer} itself holds a CBPR certificate."
#       remedy: Have {importer} certify under the APEC CBPR System, or choose a certified entity.
#     - code: cbpr.no_programme
#       citation: PIPA s. 15(4); PrivCom recognition of March 2021
#       text: "A certification programme recognised on {at} is known to be open to {importer} (the economies of the APEC CBPR system are not recorded here)."
#     - code: cbpr.not_recognised
#       of: instrument
#       citation: PIPA s. 15(4), 29(1)(i); PrivCom recognition of March 2021
#       text: The Commissioner's recognition names the system of the certificate and is in effect on {at} (APEC; for Global not found as of 2026-11-23).
#     - code: cbpr.certificate_active
#       of: instrument
#       citation: PIPA s. 15(4)
#       text: The certificate of {importer} is active on {at}.
#       fact: parties[{importer_id}].certifications
#       remedy: Have {importer} renew its certification.
#     - code: cbpr.coverage
#       of: instrument
#       citation: PIPA s. 15(4)
#       text: The certificate covers the kind of data (HR or non-HR).
#       fact: hr and parties[{importer_id}].certifications
#       remedy: Have {importer} extend its certification to the kind of data.
#   obligations:
#     - code: obligation.reasonable_belief
#       citation: PIPA s. 15(1), (2) and (4)
#       text: Assess {importer} before the transfer and hold a reasonable belief that its protection is comparable; the certificate is evidence of that, and {exporter} stays responsible.
#   warnings:
#     - code: cbpr.under_review
#       citation: PIPA s. 15(4)
#       text: The re-certification of {importer} is under review.
#     - code: cbpr.renewal_due
#       citation: PIPA s. 15(4)
#       text: The renewal of the certificate of {importer} was due before {at}; look it up again.
#     - code: cbpr.ineligible_sector
#       citation: CBPR programme requirements
#       text: Most banks, carriers, insurers and non-profits cannot certify in the United States; check the certificate of {importer}.
#     - code: cbpr.requirements_changed
#       citation: Global CBPR Forum, update of 2026-03-23
#       text: Global CBPR certificates granted or renewed from 2027-04-01 follow 57 requirements, older and APEC ones 50; check which set {importer} was certified on.
#   redress:
#     - channel: The recipient, then the Accountability Agent's dispute process; the Privacy Commissioner for Bermuda
#       citation: PIPA s. 29; CBPR programme requirements
package mechanisms.bm_pipa.cbpr

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What CBPR certificates of the importer are worth
finding := report.finding(
	rego.metadata.chain(),
	object.union(
		recognition.accepted("cbpr", data.mechanisms.bm_pipa.cbpr.records),
		{"obligations": {"obligation.reasonable_belief"}},
	),
)
