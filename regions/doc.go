// Package regions says where: which codes name a territory, and which territories an area held on a day.
//
// A territory is an ISO 3166-1 alpha-2 code or one of a few extra codes for places and organisations that the law of
// transfers treats apart: AE-DIFC, CA-QC, EU-INST, ORG-EPO and ORG-OTHER. The United Kingdom is GB and Greece is GR;
// [Parse] refuses UK and EL, and everything else that only looks like a code, and says what is probably meant.
//
// An area is a group of territories over time: the Union, the EEA, the reach of each law, the members of the Global
// CBPR Forum. Every membership has a first day, a last day if it ended (both inclusive), and an authority.
//
// Nothing here decides. The folder is also the Rego root regions, embedded in [FS]; the rules in it answer whether a
// territory belongs to an area on a day, and this package shows the same records to people.
package regions
