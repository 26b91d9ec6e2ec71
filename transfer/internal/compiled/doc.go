// Package compiled runs a Rego query as Go closures, with the answer that OPA's own evaluator gives, to the letter, in a
// small part of its time. What it cannot do exactly it refuses, when the program is compiled or, with [ErrRefused], when a
// question turns out to need it; then OPA's evaluator, the reference, has to answer.
//
// # From rules to closures
//
// OPA plans a query over compiled modules (package ir: blocks of statements over numbered locals, one function for each rule)
// and hands the plan over through a target that only this package asks for. The planner writes the rules anew for each
// `with` that replaces data; copies that do the same are one function here (alike). The blocks are written shorter where
// that changes nothing (straighten, tidy), the locals of each function are studied (facts), and each statement becomes an
// op, a closure over the slots of its locals (compile_*.go). An op says how many blocks to leave, or that the function is done.
//
// # Values
//
// A value is a pointer to a node; nil is undefined. Every text of the law and of the register has one node, so that most
// comparisons compare pointers. Collections are sorted lists, which makes order, equality and output one thing. An object is
// a shape, the sorted keys, and a list of values in their order; objects made by one expression share the shape, and a place
// in the program that reads a field remembers where the last shape had it. Numbers are int64 or the text they were given;
// a number that could be written shorter is refused, because which of two equal ones survives depends on the evaluator.
//
// # What is evaluated when
//
// Data at constant paths are looked up while compiling. A rule that reads law alone is evaluated then and becomes a constant.
// One that reads law and register alone is evaluated once for each machine, and so is a call, with arguments out of law and
// register, of a function that reads nothing else (keep). All other rules are evaluated once for each set of values of what
// they read of the input and of replaced data (deps, memo). The date is apart: the field named by Options.Clock is handed out
// as a node of its own, comparisons with it are noted, and what a rule gave serves for every date on which they all come
// out the same; any other use of the date ties the answer to it (window). So asking the rules again about another day under
// `with` costs only what changes.
//
// # Memory and machines
//
// A machine holds what one evaluation needs: a stack, and an arena whose memory is taken back at once by the next evaluation.
// Nothing leaves the arena but as JSON, as ast.Value, or as a copy that is kept. A Program is immutable; each evaluation
// takes a machine from its pool. Bind gives the same code another register without compiling anything. A question and a register
// describe themselves (Source), the one into the arena, the other into memory that stays, and are never built as maps.
//
// # Built-ins, errors, bounds
//
// The built-ins that the rules use are written here (builtins_*.go) for the arguments that they do exactly, and everything
// else calls OPA's own functions; what has more than one answer to the same question is refused. An error of a built-in and
// a conflict end the evaluation, as under strict built-in errors; after [ErrBuiltin] OPA is worth asking, since its index of rules
// may spare it the call. Work is counted in steps, each bounded: after a few thousand
// the context is looked at, and after [ErrBudget]'s many the evaluation ends. An error is never an answer.
package compiled
