# METADATA
# title: Recipients of certificates
# description: |
#   Who can rely on a certificate, and who can obtain one. Where a record names roles, each counts from its own day on, and the
#   processor that it names is the exporter's own: it processes for the exporter or for the controller that the exporter acts for.
# schemas:
#   - input: schema.flow
package mechanisms.lib.recipients

import data.mechanisms.lib.flow
import data.regions.areas
import data.regions.lib.validity

# METADATA
# title: Whether a record serves the role of the importer on the day
serves(record) if validity.within(_periods(record)[flow.role(input.importer)], input.at)

# METADATA
# scope: document
# title: Whether no record ever serves the role of the importer
default never_served(_) := false

never_served(records) if {
	role := flow.role(input.importer)
	every record in records {
		not _periods(record)[role]
	}
}

# A record without roles serves every recipient.
_periods(record) := object.get(record, "importer_roles", {"controller": {}, "processor": {}})

# METADATA
# scope: document
# title: Whether the importer keeps to the processor that a record names
# description: A processor of which nothing else is stated is read as processing for the exporter.
keeps_to_exporter(record) if not _own_processor(record)

keeps_to_exporter(_) if not _names_controller

keeps_to_exporter(_) if _for_exporter

# METADATA
# title: Whether the importer processes for somebody else
# description: Of an exporter that may itself be a processor it must be known for whom.
leaves_exporter(record) if {
	_own_processor(record)
	_names_controller
	_known_principal
	not _for_exporter
}

_own_processor(record) if {
	record.importer_roles.processor
	flow.role(input.importer) == "processor"
}

_names_controller if is_string(input.importer.on_behalf_of)

_for_exporter if input.importer.on_behalf_of == input.exporter.party

_for_exporter if {
	input.importer.on_behalf_of == input.exporter.on_behalf_of
	not _exporter_decides
}

_known_principal if _exporter_decides

_known_principal if is_string(input.exporter.on_behalf_of)

_exporter_decides if flow.role(input.exporter) == "controller"

# METADATA
# title: Whether a Global programme is open to the importer
# description: |
#   The law recognises its certificates on the day, and it certifies businesses of the member economies. Which economies take
#   part in the APEC systems is not recorded.
programme_open(record) if {
	validity.in_force(record, input.at)
	areas.member("global-cbpr-members", flow.importer_place, input.at)
	flow.public_sector(flow.importer) == false
	object.get(flow.importer, "kind", null) != "individual"
}
