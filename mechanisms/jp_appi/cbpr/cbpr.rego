# METADATA
# title: CBPR certificate
# description: |
#   A recipient certified under the APEC or the Global CBPR System has a system that conforms to the standards of the
#   Commission, in whatever role it receives the data. Data received from the Union or the United Kingdom on adequacy stay out.
# related_resources:
#   - description: PPC Guidelines on the provision to a third party in a foreign country, 4-3
#     ref: https://www.ppc.go.jp/personalinfo/legal/guidelines_offshore/
# schemas:
#   - input: schema.hop
# custom:
#   id: cbpr
#   citations: [APPI Art. 28(1) (until 2022-03-31 Art. 24), Enforcement Rules Art. 16(ii)]
#   conditions:
#     - code: cbpr.not_certified
#       citation: Enforcement Rules Art. 16(ii); PPC Guidelines 4-3
#       text: "{importer} itself holds a CBPR certificate."
#       remedy: Ask {importer} to certify under the Global CBPR System, or choose a certified entity.
#     - code: cbpr.no_programme
#       citation: PPC Guidelines 4-3; Global CBPR Forum, member economies
#       text: "A certification programme recognised on {at} is open to {importer}."
#     - code: cbpr.received_under_adequacy
#       citation: Implementing Decision (EU) 2019/419, recital 79 and Annex I, Supplementary Rule 4
#       text: The data were not received from the European Union or the United Kingdom on the strength of adequacy.
#     - code: cbpr.not_recognised
#       of: instrument
#       citation: PPC Guidelines 4-3
#       text: The guidelines name the system of the certificate on {at}.
#     - code: cbpr.certificate_active
#       of: instrument
#       citation: Enforcement Rules Art. 16(ii); PPC Guidelines 4-3
#       text: The certificate of {importer} is active on {at}.
#       fact: parties[{importer_id}].certifications
#       remedy: Have {importer} renew its certification.
#     - code: cbpr.coverage
#       of: instrument
#       citation: Global CBPR System, certified scope
#       text: The certificate covers the kind of data (HR or non-HR).
#       fact: hr and parties[{importer_id}].certifications
#       remedy: Have {importer} extend its certification to the kind of data.
#   obligations:
#     - code: obligation.domestic_ground
#       citation: APPI Art. 27 (until 2022-03-31 Art. 23)
#       text: The provision needs a ground of the law inside Japan as well (consent, entrustment, joint use, succession and so on).
#     - code: obligation.yearly_check
#       citation: APPI Art. 28(3) (from 2022-04-01); Enforcement Rules Art. 18(1)
#       text: About once a year check the measures of {importer} and the law of {place} that could affect them; act on problems, and stop if the measures cannot be kept up.
#     - code: obligation.information_on_request
#       citation: APPI Art. 28(3) (from 2022-04-01); Enforcement Rules Art. 18(3)
#       text: Tell the person, on request, the seven items on the measures of {importer}.
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
#     - channel: The importer, then the dispute resolution of its accountability agent, then the privacy authorities in the Forum's cooperation arrangement; the Personal Information Protection Commission
#       citation: Global CBPR Framework; APPI Art. 28(3) (from 2022-04-01)
package mechanisms.jp_appi.cbpr

import data.mechanisms.lib.appi_duties
import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

_certified := recognition.accepted("cbpr", data.mechanisms.jp_appi.cbpr.records)

_judged := _certified.instruments | {"cbpr"}

# METADATA
# title: What CBPR certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), object.union(_certified, {
	"met": met,
	"unmet": unmet,
	"obligations": appi_duties.equivalent,
}))

met[id] contains code if {
	some id, codes in _certified.met
	some code in codes
}

unmet[id] contains code if {
	some id, codes in _certified.unmet
	some code in codes
}

# The Supplementary Rules close this way alone; a contract or another designated country stays open.
met[id] contains "cbpr.received_under_adequacy" if {
	some id in _judged
	not _under_supplementary_rules
}

unmet[id] contains "cbpr.received_under_adequacy" if {
	some id in _judged
	_under_supplementary_rules
}

_under_supplementary_rules if "jp_supplementary_rules" in input.received_under
