// Package filter reads the filters of --where and turns them into SQL conditions
// and into predicates.
//
//	site=SEL1 and tier<=1 and application~"pay*" and not kind in (name,other)
//
// A filter is comparisons (`field op value`, `field in (a,b)`) joined by `and`,
// `or`, `not` and parentheses; `not` binds tightest, then `and`, then `or`. The
// operators are =, !=, <, <=, >, >= and ~, whose value is a pattern with * (any
// text) and ? (one character) that must match the whole value; a backslash takes
// their meaning away. Words with spaces or operators in them stand in single or
// double quotes, and a quote inside is written twice. Comparison is case-sensitive,
// as ids are; keywords are not.
//
// The empty value means "not given": `team=""` holds where no team is given. A
// value that is not given is different from every other, and not less or greater
// than any; logic is two-valued, so `not tier<2` holds where there is no tier. A
// column that is not of the inventory's own holds texts; by a number (`floor>=10`)
// those of them are ordered that are numbers.
//
// The package promises that any text is either an error with a column or a
// condition that holds values as parameters only and names no columns but those of
// its [Schema]; that SQL and predicate agree; and that a filter's String reads back
// as the same filter. It does not know the inventory's tables: schemas are handed
// in. Length, depth and the number of comparisons are capped.
package filter
