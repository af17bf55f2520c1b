package connection

import "github.com/wavecut/wavecut/inventory"

// portKinds are the server ports that tell how a client needs what listens there.
// Messages and logs wait, administration and copies run at times of their own, and
// some ports carry only copies of data between members of a cluster.
var portKinds = map[int]inventory.DependencyKind{
	25: inventory.Async, 587: inventory.Async, // mail
	123: inventory.Async,                                                                                            // time: clocks run on
	162: inventory.Async, 514: inventory.Async, 6514: inventory.Async, 5044: inventory.Async, 8125: inventory.Async, // traps, logs, metrics
	2055: inventory.Async, 4739: inventory.Async, // flow records
	1414: inventory.Async, 1883: inventory.Async, 8883: inventory.Async, 4222: inventory.Async, // message queues
	5671: inventory.Async, 5672: inventory.Async, 9092: inventory.Async, 9093: inventory.Async, 61616: inventory.Async,

	20: inventory.Batch, 21: inventory.Batch, 873: inventory.Batch, 990: inventory.Batch, // file transfer
	22: inventory.Batch, 3389: inventory.Batch, 5900: inventory.Batch, 5985: inventory.Batch, 5986: inventory.Batch, // administration
	1556: inventory.Batch, 9102: inventory.Batch, 9103: inventory.Batch, 10000: inventory.Batch, 13724: inventory.Batch, // backup

	2380: inventory.Replication, 4567: inventory.Replication, 4568: inventory.Replication, // etcd, Galera
	5022: inventory.Replication, 5722: inventory.Replication, 33061: inventory.Replication, // SQL Server, DFS, MySQL
}

// Kind says how a client needs a server that listens on the port; 0 is unknown.
func Kind(port int) inventory.DependencyKind {
	if k, ok := portKinds[port]; ok {
		return k
	}
	return inventory.Sync
}
