# METADATA
# title: CBPR certificate
# description: |
#   A recipient that holds a specified certification granted under the law of its own territory is taken to be bound to a
#   comparable standard. APEC CBPR came first, for data intermediaries later than for others; Global CBPR follows.
# related_resources:
#   - description: Personal Data Protection Regulations 2021, regulation 12
#     ref: https://laws.sg/legislation/sub-leg-2012-pdpa-s63-2021/reg-12
# schemas:
#   - input: schema.flow
# custom:
#   id: cbpr
#   citations: [Personal Data Protection Regulations 2021 reg. 10(1) and 12 (until 2021-01-31 the Regulations of 2014)]
#   conditions:
#     - code: cbpr.not_certified
#       citation: Personal Data Protection Regulations 2021 reg. 12(1) (until 2021-01-31 the Regulations of 2014)
#       text: "{importer} itself holds a CBPR certificate."
#       remedy: Ask {importer} to certify under the Global CBPR System in {place}, or choose a certified entity.
#     - code: cbpr.no_programme
#       citation: Personal Data Protection Regulations 2021 reg. 12(1) (until 2021-01-31 the Regulations of 2014); Global CBPR Forum, member economies
#       text: "A certification programme recognised on {at} is open to {importer}."
#     - code: cbpr.not_recognised
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 12(2) (until 2021-01-31 the Regulations of 2014); S 398/2020; S 86/2026
#       text: The system of the certificate is a specified certification on {at}.
#     - code: cbpr.role
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 12(2) (until 2021-01-31 the Regulations of 2014)
#       text: The certificate counts for the role of {importer} on {at}.
#       fact: importer.role
#     - code: cbpr.for_exporter
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 12(2) (until 2021-01-31 the Regulations of 2014)
#       text: "As a data intermediary {importer} processes for {exporter} or for the controller that {exporter} acts for; it is read so where it states no other."
#       fact: exporter.on_behalf_of
#     - code: cbpr.economy
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 12(1) (until 2021-01-31 the Regulations of 2014)
#       text: The certificate is granted in {place}, the jurisdiction of {importer}.
#       fact: parties[{importer_id}].certifications
#     - code: cbpr.certificate_active
#       of: instrument
#       citation: PDPC Advisory Guidelines, para 19.8
#       text: The certificate of {importer} is active on {at}.
#       fact: parties[{importer_id}].certifications
#       remedy: Have {importer} renew its certification.
#     - code: cbpr.coverage
#       of: instrument
#       citation: Global CBPR and PRP Systems, certified scope
#       text: The certificate covers the kind of data (HR or non-HR).
#       fact: hr and parties[{importer_id}].certifications
#       remedy: Have {importer} extend its certification to the kind of data.
#   obligations:
#     - code: obligation.verify_certificate
#       citation: PDPC Advisory Guidelines, para 19.8
#       text: Look the certificate of {importer} up in the directory yourself and keep a dated record.
#   warnings:
#     - code: cbpr.under_review
#       citation: Directory of the Global CBPR Forum; cbprs.org
#       text: The re-certification of {importer} is under review; look the certificate up again.
#     - code: cbpr.renewal_due
#       citation: Directory of the Global CBPR Forum; cbprs.org
#       text: The renewal of the certificate of {importer} was due before {at}; look it up again.
#     - code: cbpr.ineligible_sector
#       citation: Accountability agents, application pages
#       text: Most banks, common carriers, insurers and non-profits of the United States cannot certify; check the certificate of {importer}.
#     - code: cbpr.requirements_changed
#       citation: Global CBPR Forum, update of 2026-03-23
#       text: Global CBPR certificates granted or renewed from 2027-04-01 follow 57 requirements, older and APEC ones 50; check which set {importer} was certified on.
#   redress:
#     - channel: The importer, then the dispute resolution of its accountability agent; the Personal Data Protection Commission; civil action
#       citation: Personal Data Protection Act 2012
package mechanisms.sg_pdpa.cbpr

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What CBPR certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), object.union(
	recognition.accepted("cbpr", data.mechanisms.sg_pdpa.cbpr.records),
	{"obligations": {"obligation.verify_certificate"}},
))
