// Package content is what a report says, in the words of a language: the headline,
// the key figures, the notes, and every table with its heading, ready to be read.
//
// Renderers of reports for people (reports/html, reports/markdown) write what stands
// in a [Content], so they say the same in the same words; they differ only in form.
// Texts are as they come from data, and are escaped by the renderer. Long tables are
// cut to [Limits] and say so. Nothing is computed here but shares and differences of
// figures of the report.
package content
