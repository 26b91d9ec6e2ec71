# METADATA
# title: Duties of the APPI after a provision abroad
# description: |
#   Every provision still needs a ground of the law inside Japan. Where a system of equivalent measures carries it (a contract
#   or a certificate), the exporter also follows up and answers the person; no one does so for a designated country.
# schemas:
#   - input: schema.flow
package mechanisms.lib.appi_duties

import data.regions.lib.validity

_records := data.mechanisms.lib.appi_duties.records

# METADATA
# title: Duties with a designated country
designated := {"obligation.domestic_ground"}

# METADATA
# title: Duties with a system of equivalent measures
equivalent := designated | {code |
	validity.in_force(_records["appi-art-28-3"], input.at)
	some code in ["obligation.yearly_check", "obligation.information_on_request"]
}
