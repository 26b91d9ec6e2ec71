# METADATA
# title: The decision
# description: |
#   The entrypoint, POST /v1/data/transfer/decision: exactly the fields of a decision, each total. Overlay packs may add
#   violations, warnings and obligations to what the law says; they can take nothing away.
# entrypoint: true
# schemas:
#   - input: schema.flow
package transfer.decision

import data.transfer.amendments
import data.transfer.base
import data.transfer.packs
import data.transfer.preference

flow := base.flow

at := base.at

default outcome := "blocked"

outcome := base.outcome if count(violations) == 0

regimes := base.regimes

violations := array.concat(base.violations, array.concat(packs.violations, amendments.violations))

warnings := array.concat(array.concat(base.warnings, packs.warnings), array.concat(amendments.warnings, preference.warnings))

obligations := packs.obligations

valid_until := packs.valid_until

mechanisms := base.mechanisms

# METADATA
# title: What answered
# description: The library adds the digest of the rules it runs.
revision := {
	"law": data.transfer.report.records.law.reviewed,
	"policies": null,
	"amended": amendments.ids,
	"preference": preference.own,
}
