// Package netbox reads the exports of NetBox: devices, virtual machines, IP
// addresses, services and sites, with the labels of its tables or the field names of
// its bulk import. The delimiter is a user's setting there, and found by whoever
// takes the text apart.
//
// Devices are physical and virtual machines are VMs; a VM that names its device runs
// on it, and needs it with no impact, as hosts do elsewhere. Roles name the kind of asset where the word leaves no doubt.
// Addresses are those of the device or VM that has them; addresses that several
// share (VIP, VRRP, anycast …) say nothing of who a machine is, and are kept as an
// attribute. A service says what a device or VM offers: it is kept as an attribute,
// and gives the kind of asset where all services of a machine agree.
//
// Memory is in MB. Disks of virtual machines are in MB since NetBox 4.1 and in GB
// before; a table that says neither is read as of today, with a finding.
package netbox
