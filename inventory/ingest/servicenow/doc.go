// Package servicenow reads exports of a ServiceNow CMDB: lists of configuration
// items (cmdb_ci and the tables below it) and of their relations (cmdb_rel_ci).
//
// Exports have the columns that their user chose, so columns are found by field
// names and labels, also where they are walked by dots (parent.name), and where they
// stand in tables of one's own (u_key, parent_u_key). A relation says "parent,
// type, child"; the type reads from the parent: in Depends on::Used by the parent
// needs the child. A type whose halves are written the other way round means the
// reverse. Types that are not known, or say nothing of who needs whom, are left out
// and told; a mapping file can say what they mean.
//
// Items that are retired or absent are left out. Memory is in MB, disks in GB, as
// the fields of ServiceNow are.
package servicenow
