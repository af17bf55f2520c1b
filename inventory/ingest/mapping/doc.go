// Package mapping reads mapping files: what an import must be told that the files
// do not say themselves.
//
// A mapping names the columns of tables that no format knows, the sites that sources
// call by other names, the order of trust among sources, and relation types of a CMDB:
//
//	trust = ["servicenow", "rvtools"]
//
//	[sites]
//	"DC Pangyo" = "ICN1"
//
//	[[table]]
//	name = "cmdb-extract"
//	columns = { "Server" = "host", "Standort" = "site", "Speicher (GB)" = "memory_gb" }
//
//	[servicenow.relations]
//	"Uses::Used by" = "parent"
//
// A table all of whose columns are named, with "" for those that mean nothing, goes
// before every format that knows it. Package draft writes a mapping to start from.
//
// It reads and writes files and decides nothing.
package mapping
