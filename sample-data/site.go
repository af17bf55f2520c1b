package sampledata

// The sites, by index in sites.
const (
	siteGasan = iota
	siteBusan
	sitePyeongchon
	siteChuncheon
	numSites
)

// siteShares are the shares of the applications that are at home at each site:
// a main site, an old one far away, and two newer ones that will survive.
var siteShares = [numSites]int{38, 19, 25, 18}

// site is a data center; the sums of money are for an estate of DefaultAssets
// and grow with its size.
type site struct {
	id, korean, region string
	retires            bool
	share              int // percent of the whole estate that a survivor could take
	fixed              int // KRW a month
	perRackUnit        int
	perKW              int
	perVCPU            int
	perGB              int
	contractEnd        string
	earlyExitFee       int // KRW; 0 is none given
	decommissionDays   int
}

var sites = [numSites]site{
	{"SEL1", "가산 IDC", "서울", true, 0, 150_000_000, 30_000, 210_000, 1500, 22, "2027-08-31", 0, 21},
	{"PUS1", "부산 센터", "부산", true, 0, 78_000_000, 28_000, 200_000, 1400, 22, "2027-12-31", 150_000_000, 14},
	{"SEL2", "평촌 IDC", "경기", false, 60, 38_000_000, 20_000, 140_000, 850, 13, "", 0, 14},
	{"CHC1", "춘천 센터", "강원", false, 54, 25_000_000, 16_000, 115_000, 750, 12, "", 0, 14},
}

func siteRetires(i int) bool { return sites[i].retires }

// link is a line between two sites.
type link struct {
	from, to  int
	mbps      int // for an estate of DefaultAssets
	rttTenths int // milliseconds × 10
	perGB     int // KRW
}

var links = []link{
	{siteGasan, siteBusan, 4_000, 65, 4},
	{siteGasan, sitePyeongchon, 20_000, 8, 1},
	{siteGasan, siteChuncheon, 10_000, 25, 2},
	{siteBusan, sitePyeongchon, 6_000, 62, 4},
	{siteBusan, siteChuncheon, 4_000, 80, 5},
	{sitePyeongchon, siteChuncheon, 20_000, 28, 2},
}

var siteColumns = []string{
	"id", "name", "role", "region", "jurisdiction",
	"capacity_rack_units", "capacity_power_kw", "capacity_vcpu", "capacity_memory_gb", "capacity_storage_gb",
	"monthly_fixed_cost", "monthly_cost_per_rack_unit", "monthly_cost_per_kw", "monthly_cost_per_vcpu", "monthly_cost_per_gb",
	"contract_end", "early_exit_fee", "decommission_days",
}

// writeSites writes the sites with room for what the tally counted.
func writeSites(create Create, o Options, sum *tally) error {
	t, err := newTable(create, "sites.csv", siteColumns)
	if err != nil {
		return err
	}
	for i := range sites {
		s := &sites[i]
		role := "keep"
		if s.retires {
			role = "retire"
		}
		t.text(s.id).text(s.korean).text(role).text(s.region).text("KR")
		for r := range numResources {
			t.number(roundUp(sum.capacity(i, r)))
		}
		t.number(s.fixed / 1000 * o.Assets / DefaultAssets * 1000)
		t.number(s.perRackUnit).number(s.perKW).number(s.perVCPU).number(s.perGB)
		t.text(s.contractEnd).nonzero(s.earlyExitFee / 1000 * o.Assets / DefaultAssets * 1000).number(s.decommissionDays).end()
	}
	return t.close()
}

var linkColumns = []string{"from", "to", "bandwidth_mbps", "rtt_ms", "transfer_cost_per_gb"}

// writeLinks writes the lines. They are wider for larger estates, never
// narrower than for the committed one: a machine's disk is no smaller in a
// small company.
func writeLinks(create Create, o Options) error {
	t, err := newTable(create, "links.csv", linkColumns)
	if err != nil {
		return err
	}
	for _, l := range links {
		t.text(sites[l.from].id).text(sites[l.to].id)
		t.number(max(l.mbps, scaled(l.mbps, o.Assets))).fixed(l.rttTenths, 1).number(l.perGB).end()
	}
	return t.close()
}

// roundUp is n with its lower digits rounded up, to the two or three figures
// that a contract would name.
func roundUp(n int) int {
	unit := 1
	for n/unit >= 400 {
		unit *= 10
	}
	return (n + unit - 1) / unit * unit
}
