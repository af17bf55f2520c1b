// Package markdown writes a plan's report as one Markdown file, in the dialect that
// code hosts and wikis show: tables, no HTML, no links, no pictures.
//
// Everything from data is escaped; the same report gives the same bytes.
package markdown
