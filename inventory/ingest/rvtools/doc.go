// Package rvtools reads the tabs of RVTools workbooks, or their CSV files: what a
// vCenter knows of machines (vInfo and the tabs on CPUs, memory, disks, partitions
// and networks), hosts, data stores and clusters.
//
// Columns are found by their names, today's and older ones (MB is MiB there too) and
// those of the database; columns that RVTools does not have are custom attributes
// and kept. The datacenter is the site. A machine is identified by its VM ID in its
// vCenter, its UUIDs, its guest's DNS name, its name and its addresses.
//
// A host is an asset of form physical that its machines need: a dependency of kind
// async and impact none, since machines restart on other hosts, and with no traffic,
// since a machine that moves leaves its host behind. What a host offers is kept as
// attributes; it needs nothing at a site for its machines' sake.
//
// Templates and placeholders of Site Recovery Manager are no machines and left out,
// with a finding; machines that are switched off are kept and told. Partitions, data
// stores, clusters and sources describe nothing that is planned by itself.
package rvtools
