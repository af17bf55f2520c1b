// Package lang holds the words of reports in every language that they are written
// in, and the forms of numbers, money, dates and durations of each.
//
// A [Words] is one language. Every text has a key and stands in all languages beside
// each other; a test fails where one is missing or takes other values. What comes
// from data (names, messages of findings) is passed through as it is, and is escaped
// by the renderer, not here.
//
// It computes nothing and knows no file format.
package lang
