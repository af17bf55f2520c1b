package flow

import "github.com/wavecut/wavecut/inventory"

// class says why a machine calls many others on a port.
type class uint8

const (
	ordinary class = iota
	monitoring
	backup
	administration
)

// service is what listens on a port by common use.
type service struct {
	name   string
	kind   inventory.DependencyKind
	impact inventory.Impact
	class  class
}

// services are the ports whose use is known. The kind is conservative: what is not
// listed, and what could as well be waited for, is sync with impact outage.
var services = makeServices()

func makeServices() map[uint16]service {
	all := map[uint16]service{}
	add := func(kind inventory.DependencyKind, c class, name string, ports ...uint16) {
		for _, p := range ports {
			all[p] = service{name, kind, kind.DefaultImpact(), c}
		}
	}
	addServing(add)
	addWaiting(add)
	// Every client knows several resolvers and keeps answers: the loss of one slows it.
	all[53] = service{"dns", inventory.Sync, inventory.ImpactDegraded, ordinary}
	return all
}

// addServing adds what callers wait for.
func addServing(add func(inventory.DependencyKind, class, string, ...uint16)) {
	add(inventory.Sync, ordinary, "web", 80, 443, 591, 3000, 4443, 5000, 7001, 7002, 8000, 8008, 8080, 8081, 8088, 8090, 8181, 8443, 8888, 9080, 9443)
	add(inventory.Sync, ordinary, "database", 1433, 1521, 1526, 3050, 3306, 5432, 5433, 5984, 6432, 7687, 8086, 8529, 8629, 9042, 9160, 9200,
		20300, 26257, 27017, 27018, 27019, 30015, 33000, 50000)
	add(inventory.Sync, ordinary, "cache", 6379, 6380, 11211, 11222)
	add(inventory.Sync, ordinary, "directory", 88, 389, 464, 636, 749, 3268, 3269)
	add(inventory.Sync, ordinary, "files", 111, 137, 138, 139, 445, 860, 2049, 3260)
	add(inventory.Sync, ordinary, "services", 135, 1099, 1812, 1813, 2181, 2379, 3128, 8500, 8600, 9000, 50051)
	add(inventory.Sync, ordinary, "mail boxes", 110, 143, 993, 995)
}

// addWaiting adds what can wait, runs at times of its own, or copies data.
func addWaiting(add func(inventory.DependencyKind, class, string, ...uint16)) {
	add(inventory.Async, ordinary, "mail", 25, 465, 587)
	add(inventory.Async, ordinary, "queue", 1414, 1883, 4222, 5671, 5672, 6650, 6651, 8883, 9092, 9093, 9094, 61613, 61616)
	add(inventory.Async, ordinary, "time", 123)
	add(inventory.Async, ordinary, "address lease", 67, 68, 546, 547)
	add(inventory.Async, ordinary, "logs and metrics", 162, 514, 1514, 2003, 2055, 4317, 4318, 4739, 5044, 6343, 6514, 8125, 9996, 9997, 10051, 12201, 24224)
	add(inventory.Async, monitoring, "monitoring", 161, 199, 623, 1248, 5666, 5693, 6556, 9100, 9104, 9113, 9115, 9121, 9182, 9187, 9256, 10050, 12489, 17472)
	add(inventory.Batch, backup, "backup", 497, 1500, 1501, 1556, 2500, 6160, 6162, 6190, 8400, 8402, 8403, 9101, 9102, 9103, 9392, 10000, 10006, 10080, 10082, 13720, 13724, 13782)
	add(inventory.Batch, administration, "administration", 22, 23, 3389, 5900, 5985, 5986)
	add(inventory.Batch, ordinary, "file transfer", 20, 21, 69, 873, 989, 990)
	add(inventory.Replication, ordinary, "replication", 2380, 2888, 3888, 4369, 4567, 4568, 5022, 5405, 5722, 7000, 7788, 7789, 8300, 8301, 8302, 9300, 25672, 33061)
}

// serviceOf is what listens on a port; by its number where nothing is known.
func serviceOf(port uint16) service {
	if s, ok := services[port]; ok {
		return s
	}
	return service{kind: inventory.Sync, impact: inventory.ImpactOutage}
}

// ephemeral is where the ports begin that systems give to clients (Linux; others
// begin at 49152, RFC 6335).
const ephemeral = 32768

// ranks say how surely a port is a server's.
var ranks = makeRanks()

func makeRanks() (all [1 << 16]uint8) {
	for p := range all {
		_, known := services[uint16(p)]
		switch {
		case known && p < ephemeral:
			all[p] = 3
		case p < 1024:
			all[p] = 2
		case p < ephemeral || known:
			all[p] = 1
		}
	}
	return all
}
