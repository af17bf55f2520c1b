package sampledata

// slot is a place in an application: the kind of the assets that fill it.
type slot uint8

// The slots in the order in which a request goes down through them.
const (
	slotWeb slot = iota
	slotAPI
	slotApp
	slotBatch
	slotCache
	slotDatabase
	slotQueue
	slotStorage
	slotNetwork
	slotOther
	numSlots
)

// slotKinds are the words of the kind column.
var slotKinds = [numSlots]string{
	"web", "api", "app", "batch", "cache", "database", "queue", "storage", "network", "other",
}

// slotWords are the parts of an asset's id.
var slotWords = [numSlots]string{"web", "api", "app", "bat", "cache", "db", "mq", "nas", "net", "srv"}

// slotTitles are the parts of an asset's Korean name.
var slotTitles = [numSlots]string{
	"웹", "API", "업무 서버", "배치", "캐시", "DB", "큐", "스토리지", "네트워크 장비", "서버",
}

// stateless reports whether the slot holds no data of its own.
func (s slot) stateless() bool { return s <= slotBatch }

// stateful reports whether what fills the slot holds data.
func (s slot) stateful() bool { return s >= slotCache && s <= slotStorage }

// form says what an asset runs on.
type form uint8

const (
	formVM form = iota
	formContainer
	formService
	formPhysical
)

var formWords = [...]string{"vm", "container", "service", "physical"}
