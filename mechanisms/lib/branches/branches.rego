# METADATA
# title: The legal entities behind a party
# description: |
#   A branch is a part of the entity that its record names, and that one may in turn be a part of another. What a rule asks of
#   an entity it asks of the whole chain; a chain that comes back to itself ends there.
# schemas:
#   - data.register: schema.register
package mechanisms.lib.branches

# METADATA
# title: A party with every entity that it belongs to
entities(id) := {party | some party in graph.reachable(_belongs, {id})}

_belongs := {id: {entity | entity := party.branch_of} | some id, party in data.register.parties}
