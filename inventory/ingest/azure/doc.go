// Package azure reads what people give to and get from Azure Migrate: the template
// by which servers are imported, and the export of a dependency analysis.
//
// Servers: the template's own headers and those of its documentation. The sizes of
// all disks are added up; memory is in MB.
//
// Dependencies: a row says that a process of the source server talked to a port of
// the destination, in one time slot. The source server is a machine that the tool
// examined, so it is an asset that was seen; the destination may be an address that
// nobody knows, and is only named. The export of fourteen columns counts
// connections, which become a rate over all the days that the file covers; that of
// ten columns counts nothing, so it gives no rates. Processes and applications of
// single connections are not kept.
package azure
