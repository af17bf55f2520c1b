package zone_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/zone"
)

// Two servers answer for a name, another name is its alias.
func ExampleFormat() {
	const text = `$ORIGIN shop.example.
$TTL 300
www   A     10.1.0.11
www   A     10.1.0.12
shop  CNAME www
`
	out := &sink{}
	if err := (zone.Format{}).Read(context.Background(), strings.NewReader(text), "shop.zone", foreign.Options{}, out); err != nil {
		fmt.Println(err)
	}
	fmt.Print(out.text())
	// Output:
	// asset shop.shop.example kind=name dns_ttl_seconds=300 dns_zone="shop.example" dns_type="CNAME" dns_records="CNAME 300 www.shop.example." @5
	//   shop.shop.example needs www.shop.example dns mode=all @5
	// asset www.shop.example kind=name dns_ttl_seconds=300 dns_zone="shop.example" dns_type="A" dns_records="A 300 10.1.0.11;A 300 10.1.0.12" @3
	//   www.shop.example needs [10.1.0.11] dns mode=any @3
	//   www.shop.example needs [10.1.0.12] dns mode=any @4
	// stored 3, merged 0, left 0, rejected 0
}
