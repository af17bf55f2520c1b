// Package aws reads what people give to and get from the migration services of AWS.
//
//   - The import of Migration Hub and Application Discovery Service: lists of
//     addresses, applications and tags stand in one cell, separated by commas. Memory
//     is in MB; the logical cores are the vcpu where they are given, else the cores,
//     else the processors. A VM's managed object with its vCenter is its key, else
//     ExternalId, else ServerId.
//   - Tables of Application Discovery Service as queries give them: connections, the
//     systems of agents, their network interfaces. An agent's id is the key of a
//     machine within its account. The two tables of connections have one header and
//     one meaning: the source needs the destination.
//   - Results of the queries that AWS publishes, which have headings of their own.
//   - The intake form of Cloud Migration Factory, with ";" in its lists. Of its r_type
//     Retire and Retain are methods; the others say how to build the target, which the
//     planner decides by price.
//   - The import of Application Migration Service (headers that begin with mgn:).
//
// Waves are kept as attributes: they are someone's plan, not facts of the estate.
package aws
