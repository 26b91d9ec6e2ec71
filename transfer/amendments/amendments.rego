# METADATA
# title: Amendments of the law records
# description: |
#   What an organisation changed in the records of the law, by id, with its reason and its owner; the changes themselves stand in the
#   records. Every decision names each amendment. One that nobody answers for blocks, since nobody could tell what the law is then.
# custom:
#   warnings:
#     - code: law.amended
#       citation: The amendment itself
#       text: "The law records are amended by {amendment}, for which {owner} answers: {reason}."
#   violations:
#     - code: law.amendment_malformed
#       citation: The amendment itself
#       text: The amendment {amendment} of the law records does not state its reason and its owner.
package transfer.amendments

# METADATA
# title: The amendments in effect
ids := sort(object.keys(_all))

# METADATA
# title: A warning for each amendment
warnings := [object.union(_fault("law.amended", id), {"regime": null}) | some id in ids; _sound(_all[id])]

# METADATA
# title: A violation for each amendment that nobody answers for
violations := [object.union(_fault("law.amendment_malformed", id), {"regime": null, "remedies": []}) |
	some id in ids
	not _sound(_all[id])
]

default _all := {}

_all := data.transfer.amendments.records if is_object(data.transfer.amendments.records)

_all := {"records": null} if _unreadable

_unreadable if {
	listed := data.transfer.amendments.records
	not is_object(listed)
}

_sound(entry) if {
	every field in ["reason", "owner"] {
		is_string(entry[field])
		entry[field] != ""
	}
}

_fault(code, id) := {
	"code": code,
	"message": strings.replace_n({"{amendment}": id, "{owner}": _said(id, "owner"), "{reason}": _said(id, "reason")}, entry.text),
	"citation": entry.citation,
} if {
	some link in rego.metadata.chain()
	some entry in array.concat(link.annotations.custom.violations, link.annotations.custom.warnings)
	entry.code == code
}

default _said(_, _) := ""

_said(id, field) := text if {
	text := _all[id][field]
	is_string(text)
}
