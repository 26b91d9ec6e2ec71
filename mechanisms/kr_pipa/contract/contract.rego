# METADATA
# title: Contract
# description: |
#   A contract between the two sides is no ground of the chapter: protective measures belong into the agreement, beside
#   consent, a notified certificate or the recognition of the country.
# related_resources:
#   - description: Personal Information Protection Act, Article 28-8
#     ref: https://prighter.com/resources/laws/korean-pipa/main/articles/article-28-8
# schemas:
#   - input: schema.flow
# custom:
#   id: contract
#   citations: [PIPA Art. 28-8(1)]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: contract.no_ground
#       citation: PIPA Art. 28-8(1)
#       text: A contract between the two sides is by itself a ground for transfers (it is none in Korea).
package mechanisms.kr_pipa.contract

import data.mechanisms.lib.flow
import data.mechanisms.lib.report

_documents := flow.shared_instruments({"contract"})

# METADATA
# title: What contracts between the two sides are worth
finding := report.finding(rego.metadata.chain(), {
	"instruments": _documents,
	"met": {},
	"unmet": {id: {"contract.no_ground"} | some id in (_documents | {"contract"})},
	"irrelevant": count(_documents) == 0,
})
