// Package transfertest tests inventories and overlay packs of one's own with go test.
//
// A table of cases names flows of an inventory, changes facts where a case is about them, and says what must come out:
//
//	func TestOurFlows(t *testing.T) {
//		subject := transfertest.Open(t, os.DirFS("."), "inventory.yaml")
//		subject.Run(t, transfertest.ReadCases(t, os.DirFS("."), "cases.yaml")...)
//	}
//
// where cases.yaml holds
//
//	cases:
//	  - name: staff data need a certificate that covers them
//	    flow: crm
//	    change: {hr: true}
//	    expect: {outcome: blocked, codes: [transfer.no_mechanism], regimes: {eu-gdpr: {open: {dpf: [dpf.coverage]}}}}
//
// [For] takes the options of an engine, such as transfer.WithOverlay for a pack that the cases are about.
//
// A case that fails says what came, what was wanted, and why the rules decided as they did. [TestPack] checks an overlay pack as
// the library does before it loads one, and runs the tests in Rego that stand beside its rules.
package transfertest
