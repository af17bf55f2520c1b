// Package google reads the tables of Google Migration Center: vmInfo, diskInfo,
// perfInfo and tagInfo. A machine's MachineId ties them together, in whatever order
// and files they come.
//
// Sizes are GiB: of memory as they stand, of storage turned into decimal GB. The
// sizes of a machine's disks are added up. Of perfInfo the highest figure of each
// column is kept as an attribute, and the latest time as the time at which the
// machine was seen. A tag is an attribute; one that names the environment gives it.
package google
