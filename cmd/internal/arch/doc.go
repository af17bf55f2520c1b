// Package arch holds no code but the tests of the program's structure: the
// direction of imports, the home of each library, the closed top level, and what
// only certain files may do.
package arch
