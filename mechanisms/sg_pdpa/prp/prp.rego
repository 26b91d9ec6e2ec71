# METADATA
# title: PRP certificate
# description: |
#   A data intermediary that holds a PRP certificate granted under the law of its own territory is taken to be bound to a
#   comparable standard. A recipient that decides for itself is not helped by it.
# related_resources:
#   - description: Personal Data Protection Regulations 2021, regulation 12
#     ref: https://laws.sg/legislation/sub-leg-2012-pdpa-s63-2021/reg-12
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: [Personal Data Protection Regulations 2021 reg. 10(1) and 12 (until 2021-01-31 the Regulations of 2014)]
#   conditions:
#     - code: prp.not_certified
#       citation: Personal Data Protection Regulations 2021 reg. 12(1) (until 2021-01-31 the Regulations of 2014)
#       text: "{importer} itself holds a PRP certificate."
#       remedy: Ask {importer}, where it is a data intermediary, to certify under the Global PRP System in {place}.
#     - code: prp.no_programme
#       citation: Personal Data Protection Regulations 2021 reg. 12(1) (until 2021-01-31 the Regulations of 2014); Global CBPR Forum, member economies
#       text: "A certification programme recognised on {at} is open to {importer}."
#     - code: prp.not_recognised
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 12(2)(a) (until 2021-01-31 the Regulations of 2014); S 398/2020; S 86/2026
#       text: The system of the certificate is a specified certification on {at}.
#     - code: prp.role
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 12(2) (until 2021-01-31 the Regulations of 2014)
#       text: "{importer} receives the data as a data intermediary (processor)."
#       fact: importer.role
#     - code: prp.for_exporter
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 12(2) (until 2021-01-31 the Regulations of 2014)
#       text: "As a data intermediary {importer} processes for {exporter} or for the controller that {exporter} acts for; it is read so where it states no other."
#       fact: exporter.on_behalf_of
#     - code: prp.economy
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 12(1) (until 2021-01-31 the Regulations of 2014)
#       text: The certificate is granted in {place}, the jurisdiction of {importer}.
#       fact: parties[{importer_id}].certifications
#     - code: prp.certificate_active
#       of: instrument
#       citation: PDPC Advisory Guidelines, para 19.8
#       text: The certificate of {importer} is active on {at}.
#       fact: parties[{importer_id}].certifications
#       remedy: Have {importer} renew its certification.
#     - code: prp.coverage
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
#     - code: prp.under_review
#       citation: Directory of the Global CBPR Forum; cbprs.org
#       text: The re-certification of {importer} is under review; look the certificate up again.
#     - code: prp.renewal_due
#       citation: Directory of the Global CBPR Forum; cbprs.org
#       text: The renewal of the certificate of {importer} was due before {at}; look it up again.
#     - code: prp.ineligible_sector
#       citation: Accountability agents, application pages
#       text: Most banks, common carriers, insurers and non-profits of the United States cannot certify; check the certificate of {importer}.
#   redress:
#     - channel: The importer, then the dispute resolution of its accountability agent; the Personal Data Protection Commission; civil action
#       citation: Personal Data Protection Act 2012
package mechanisms.sg_pdpa.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), object.union(
	recognition.accepted("prp", data.mechanisms.sg_pdpa.prp.records),
	{"obligations": {"obligation.verify_certificate"}},
))
