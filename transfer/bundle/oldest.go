package bundle

// OldestOPA is the oldest release of OPA that decides by what Write writes as this build does. Signatures are another matter: releases
// before 1.21.3 can be made to take a bundle without one.
const OldestOPA = "1.0.0"
