package address_test

import (
	"net/netip"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/address"
)

func TestOf(t *testing.T) {
	for text, want := range map[string]address.Class{
		"10.0.0.1": address.Private, "172.31.255.255": address.Private, "192.168.1.1": address.Private,
		"100.64.0.1": address.Private, "fd00::1": address.Private, "::ffff:10.0.0.1": address.Private, "198.18.0.1": address.Private,
		"8.8.8.8": address.Public, "203.0.113.9": address.Public, "2001:db8::1": address.Public, "172.32.0.1": address.Public,
		"0.0.0.0": address.None, "0.1.2.3": address.None, "127.0.0.53": address.None, "169.254.1.1": address.None,
		"224.0.0.251": address.None, "255.255.255.255": address.None, "240.0.0.1": address.None,
		"::": address.None, "::1": address.None, "fe80::1": address.None, "ff02::1": address.None, "100::1": address.None,
	} {
		if got := address.Of(netip.MustParseAddr(text)); got != want {
			t.Errorf("%s is %d, want %d", text, got, want)
		}
	}
	if address.Of(netip.Addr{}) != address.None {
		t.Error("no address is a machine's")
	}
}
