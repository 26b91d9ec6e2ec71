// Package bundle writes the rules and records of this build as a bundle for stock OPA servers, and opens bundles that come
// from elsewhere.
//
// [Write] gives the same bytes for the same content. Signed, a bundle carries the signature that OPA itself verifies; that one
// says nothing of time, so [Seal] writes a second signature beside the bundle, over its exact bytes, with a sequence number and the
// days on which it may be used.
//
// [Open] wants both. It verifies before it parses: the seal over the bytes first, then the archive under limits, then the
// signature over every file, and only then what the files say. Anything odd is a [RefusedError], and there is no bundle.
package bundle
