package addresses_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/reports/addresses"
	"github.com/wavecut/wavecut/reports/internal/planned"
)

const file = "\ufeffAsset, address,site\n# a comment\nlb-1,203.0.113.7;2001:DB8::7,GURO\nlb-1,203.0.113.6,GURO\n" +
	"mail,MX.Dawon.Example,PANGYO\nnobody,10.0.0.1,GURO\nlb-1,10.0.0.1,NOWHERE\nlb-1,10.0.0.999,GURO\nlb-1,x;y z,GURO\nlb-1\n"

func TestRead(t *testing.T) {
	e := planned.Small(t, "../..").Problem.Estate
	book, found, err := addresses.Read("addresses.csv", []byte(file), e)
	if err != nil {
		t.Fatal(err)
	}
	of := func(asset, site string) string {
		a, _ := e.AssetIndex(asset)
		s, _ := e.SiteIndex(site)
		return strings.Join(book.Of(a, s), " ")
	}
	if got := of("lb-1", "GURO"); got != "2001:db8::7 203.0.113.6 203.0.113.7" {
		t.Errorf("lb-1 has %s", got)
	}
	if got := of("mail", "PANGYO"); got != "mx.dawon.example." {
		t.Errorf("mail has %s", got)
	}
	var lines []string
	for _, f := range found {
		lines = append(lines, fmt.Sprint(f.Position.Line))
	}
	if got := strings.Join(lines, " "); got != "6 7 8 9 9 10" {
		t.Errorf("findings stand on %s: %v", got, found)
	}
}

func TestReadRefuses(t *testing.T) {
	e := planned.Small(t, "../..").Problem.Estate
	for _, text := range []string{"", "asset,site\n", "asset,site,address\n\"a"} {
		if _, _, err := addresses.Read("f", []byte(text), e); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(file))
	e := planned.Small(f, "../..").Problem.Estate
	f.Fuzz(func(t *testing.T, text []byte) {
		book, _, err := addresses.Read("f", text, e)
		if err != nil {
			return
		}
		for a := range e.Assets {
			for s := range e.Sites {
				for _, address := range book.Of(int32(a), int32(s)) {
					if again, ok := addresses.Normal(address); !ok || again != address || strings.ContainsAny(address, " \n\t;$") {
						t.Errorf("the address %q", address)
					}
				}
			}
		}
	})
}

func TestAbsolute(t *testing.T) {
	tests := map[string]string{
		"www.Shop.example": "www.shop.example.", "a.b.": "a.b.", "*.x.kr": "*.x.kr.", "_sip._tcp.x": "_sip._tcp.x.",
		"쇼핑.example": "xn--hp4bo76a.example.", "a b.x": "", "": "", ".": "", "a..b": "", "a\nb": "", "x.*.y": "", "-a.x": "",
		strings.Repeat("a", 64) + ".x": "", "${A}.x": "", "a;b": "",
	}
	for in, want := range tests {
		if got, ok := addresses.Absolute(in); got != want || ok != (want != "") {
			t.Errorf("Absolute(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestZone(t *testing.T) {
	tests := map[string]string{
		"www.shop.co.kr.": "shop.co.kr.", "erp.dawon.internal.": "dawon.internal.", "*.a.shop.example.": "shop.example.", "shop.example.": "shop.example.", "com.": "com.",
	}
	for in, want := range tests {
		if got := addresses.Zone(in); got != want {
			t.Errorf("Zone(%q) = %q, want %q", in, got, want)
		}
	}
}

// The variables of an estate are all different, and the shell takes them.
func TestVariables(t *testing.T) {
	e := planned.Hostile(t, "../..").Problem.Estate
	v := addresses.NewVariables(e)
	seen := map[string]bool{}
	for a := range e.Assets {
		for s := range e.Sites {
			name := v.Name(int32(a), int32(s))
			if seen[name] || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != "" {
				t.Errorf("the variable %q", name)
			}
			seen[name] = true
		}
	}
}

func ExampleZone() {
	fmt.Println(addresses.Zone("www.shop.co.kr."))
	// Output: shop.co.kr.
}
