package policies

// Version is that of the policy set, rules and records of every law together. What is built on it, such as an organisation's
// own packs, says with a constraint which versions it is for.
const Version = "0.2.0"
