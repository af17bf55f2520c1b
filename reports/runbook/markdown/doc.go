// Package markdown writes runbooks as Markdown for people who work from them at
// night: short steps with boxes to tick, times first, in the order in which things
// are done. What comes from data is escaped.
package markdown
