// Package html writes a plan's report as one HTML file that opens anywhere, offline.
//
// The file asks nothing of any network, and its policy (CSP) forbids it to: the one
// style sheet and the one script in it are allowed by their hashes. Charts are SVG
// drawn here (reports/html/chart), so the report reads, and prints on A4, with
// scripts off; scripts only sort, filter and page the tables and draw the picture of
// a wave's dependencies. Everything from data goes through html/template, and in the
// script through textContent, so no name becomes markup.
//
// Long tables are cut, and say so: the report as JSON holds all. The same report
// gives the same bytes.
package html
