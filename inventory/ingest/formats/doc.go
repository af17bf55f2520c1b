// Package formats lists the foreign formats that can be imported: one line each.
package formats
