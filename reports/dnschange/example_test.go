package dnschange_test

import (
	"fmt"

	"github.com/wavecut/wavecut/reports/dnschange"
)

func ExampleParseStored() {
	stored, err := dnschange.ParseStored("shop.example", "A 300 192.0.2.1;MX 3600 10 mail.shop.example.")
	fmt.Println(stored.Zone, stored.Records, err)
	// Output: shop.example. [{A 300 192.0.2.1} {MX 3600 10 mail.shop.example.}] <nil>
}
