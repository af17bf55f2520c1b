package handover_test

import (
	"fmt"
	"os"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/handover"
)

func ExampleFormat_Write() {
	web := inventory.DefaultAsset()
	web.ID, web.FQDN, web.Application, web.Site = "web", "web.shop.example", "Shop", 0
	plan := &handover.Plan{
		Estate: &inventory.Estate{Sites: []inventory.Site{{ID: "OLD"}}, Assets: []inventory.Asset{web}},
		Rows:   []model.Row{{Asset: "web", Wave: "3", Target: "NEW", Method: "live", WindowStart: "2027-03-21T01:00:00+09:00"}},
		Attributes: func(string) map[string]string {
			return map[string]string{"mgn:region": "eu-central-1", "OS.Name": "Ubuntu"}
		},
	}
	mgn, _ := handover.Named("mgn")
	if err := mgn.Write(os.Stdout, plan); err != nil {
		fmt.Println(err)
	}
	// Output:
	// mgn:account-id,mgn:region,mgn:wave:name,mgn:wave:description,mgn:app:name,mgn:server:user-provided-id,mgn:server:platform,mgn:server:fqdn-for-action-framework,mgn:server:tag:Name,mgn:server:tag:Environment
	// ,eu-central-1,Wave 3,2027-03-21T01:00:00+09:00,Shop,web,linux,web.shop.example,web,prod
}
