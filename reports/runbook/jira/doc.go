// Package jira writes runbooks as CSV that Jira imports: an epic for each wave, and
// below it an issue for each preparation, asset, name, team's checks and step
// afterwards, with dates, team and labels. Cells are guarded against formulas.
package jira
