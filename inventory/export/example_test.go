package export_test

import (
	"fmt"
	"io"
	"os"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/export"
)

// toScreen writes every file to standard output.
func toScreen(name string) (io.WriteCloser, error) {
	fmt.Println("---", name)
	return struct {
		io.Writer
		io.Closer
	}{os.Stdout, io.NopCloser(nil)}, nil
}

func ExampleEstate() {
	site := inventory.DefaultSite()
	site.ID, site.Role = "SEL1", inventory.RoleKeep
	web := inventory.DefaultAsset()
	web.ID, web.Site, web.Kind = "web", 0, inventory.KindWeb
	estate := &inventory.Estate{Sites: []inventory.Site{site}, Assets: []inventory.Asset{web}}
	if err := export.Estate(estate, nil, toScreen); err != nil {
		fmt.Println(err)
	}
	// Output:
	// --- sites.csv
	// id,name,role,region,jurisdiction,capacity_rack_units,capacity_power_kw,capacity_vcpu,capacity_memory_gb,capacity_storage_gb,monthly_fixed_cost,monthly_cost_per_rack_unit,monthly_cost_per_kw,monthly_cost_per_vcpu,monthly_cost_per_gb,contract_end,early_exit_fee,decommission_days,hourly_cost_per_vcpu,swing
	// SEL1,,keep,,,,,,,,,,,,,,,,,
	// --- assets.csv
	// id,site,name,fqdn,kind,form,environment,exposure,application,team,rack_units,power_kw,vcpu,memory_gb,storage_gb,change_gb_per_day,tier,downtime_cost_per_hour,max_downtime_minutes,method,effort_hours,replica_group,min_available,spread,allowed_sites,data_class,dns_ttl_seconds,peak_factor,burstable,dr_mode,rto_minutes,rpo_minutes,dr_site
	// web,SEL1,,,web,,,,,,,,,,,,,,,,,,,,,,,,,,,,
	// --- dependencies.csv
	// from,to,kind,mode,impact,calls_per_second,traffic_mbps,max_rtt_ms,constraint
}
