package intake_test

import (
	"cmp"
	"fmt"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/intake"
)

func ExampleReadCBPR() {
	directory := transfer.File{Name: "directory.csv", Data: []byte(
		"legal_entity,system,certification,jurisdiction,valid_from,valid_until,covers\n" +
			"Kestrel Mail Inc.,global,prp,US,2025-12-01,2027-05-31,non-hr\n" +
			"\"Cloud, Inc.\",global,cbpr,US,2025-12-01,2027-05-31,non-hr\n")}
	file := transfer.File{Name: "inventory.yaml", Data: []byte(`version: 1
organisation: {id: acme, name: Acme Group}
vendors:
  # sends the newsletter
  - {id: mail, name: Kestrel Mail Inc., jurisdiction: US}
  - {id: cloud, name: Cloud LLC, jurisdiction: US}
`)}
	list, err := intake.ReadCBPR(directory, transfer.NewDate(2026, time.November, 20))
	if err != nil {
		fmt.Println(err)
		return
	}
	inventory, err := transfer.ReadInventory(file)
	if err != nil {
		fmt.Println(err)
		return
	}
	comparison := list.Compare(inventory)
	for _, f := range comparison.Findings {
		fmt.Println(f.Kind, f.Party, cmp.Or(f.Scheme, f.Message))
	}
	changed, err := comparison.Update(file)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(string(changed.Data))
	// Output:
	// added mail global-prp
	// to_confirm cloud "Cloud, Inc." is the legal name of a participant; if it is this party, write its legal name as the list does
	// version: 1
	// organisation: {id: acme, name: Acme Group}
	// vendors:
	//   # sends the newsletter
	//   - {id: mail, name: Kestrel Mail Inc., jurisdiction: US, certifications: [{scheme: global-prp, status: active, covers: [non-hr], from: 2025-12-01, until: 2027-05-31, economy: US, checked: 2026-11-20, reference: "CBPR directory"}]}
	//   - {id: cloud, name: Cloud LLC, jurisdiction: US}
}

func ExampleReadRoPA() {
	record := transfer.File{Name: "ropa.csv", Data: []byte(
		"activity,controller,role,exporter,importer,importer_country,mechanism\n" +
			"Newsletter,Acme GmbH,controller,Acme GmbH,Kestrel Mail Inc.,United States,DPF\n")}
	draft, err := intake.ReadRoPA(record, intake.DraftOptions{AsOf: transfer.NewDate(2026, time.November, 20)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(string(draft.YAML()))
	fmt.Println(draft.Complete() == nil)
	// Output:
	// version: 1
	// # organisation: the record does not say whose it is
	// # organisation:  {id: acme, name: who keeps this record}
	// as_of: 2026-11-20
	// entities:
	//   - id: acme-gmbh
	//     name: Acme GmbH
	//     # jurisdiction:  where it is established: a code such as DE
	// vendors:
	//   - id: kestrel-mail-inc
	//     name: Kestrel Mail Inc.
	//     jurisdiction: US
	// flows:
	//   - id: newsletter-kestrel-mail-inc
	//     name: Newsletter
	//     exporter:
	//       party: acme-gmbh
	//       role: controller
	//     importer:
	//       party: kestrel-mail-inc
	//       # role:  controller, joint-controller or processor
	//     # mechanism: "DPF": a mechanism is computed and never taken over; add the certificates and documents behind it
	// false
}

func ExampleReadFides() {
	systems := transfer.File{Name: "systems.yaml", Data: []byte(`
organization: [{fides_key: acme, name: Acme GmbH}]
system:
  - {fides_key: shop, organization_fides_key: acme, responsibility: [Controller], egress: [{fides_key: crm, type: system}]}
  - {fides_key: crm, organization_fides_key: acme, legal_name: Ledgerline CRM LLC, responsibility: [Processor]}
`)}
	draft, err := intake.ReadFides(systems, intake.DraftOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	f := draft.Inventory.Flows[0]
	fmt.Println(f.ID, f.Exporter.Party, f.Exporter.Role, f.Importer.Party, f.Importer.Role)
	fmt.Println(draft.Gaps[0])
	// Output:
	// shop-to-crm acme-gmbh controller ledgerline-crm-llc processor
	// jurisdiction: the format has no country, so none is stated
}
