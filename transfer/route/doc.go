// Package route shows chains of onward transfers as routes: the hops in their order, what each law says of each, and where a route
// breaks, under which law and why. The library decides each hop together with those before it; nothing is decided here.
//
// [WithSubProcessors] turns the lists of sub-processors in an inventory into hops, so that they are decided like any other flow.
package route
