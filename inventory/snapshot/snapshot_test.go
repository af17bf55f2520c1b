package snapshot_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/snapshot"
	"pgregory.net/rapid"
)

// estate draws what a snapshot can hold of an estate of two sites.
func estate(t *rapid.T) *inventory.Estate {
	e := &inventory.Estate{}
	word := rapid.SampledFrom([]string{"", "a", "결제", "shop"})
	for i := range rapid.IntRange(0, 6).Draw(t, "assets") {
		a := inventory.DefaultAsset()
		a.ID, a.Name = fmt.Sprintf("asset-%d", i), word.Draw(t, "name")
		a.Application, a.Team, a.ReplicaGroup = word.Draw(t, "application"), word.Draw(t, "team"), word.Draw(t, "group")
		a.Site, a.MinAvailable = int32(rapid.IntRange(-1, 1).Draw(t, "site")), rapid.IntRange(0, 5).Draw(t, "least")
		a.Kind, a.Exposure = inventory.Kind(rapid.IntRange(0, int(inventory.KindOther)).Draw(t, "kind")), inventory.Exposure(rapid.IntRange(0, 1).Draw(t, "exposure"))
		a.Tier = uint8(rapid.IntRange(0, 4).Draw(t, "tier"))
		e.Assets = append(e.Assets, a)
	}
	number := rapid.SampledFrom([]float64{0, 1.5, 1e300, math.NaN()})
	for u := range e.Assets {
		for v := range e.Assets {
			if rapid.Bool().Draw(t, "needs") {
				e.Dependencies = append(e.Dependencies, inventory.Dependency{
					From: int32(u), To: int32(v), Kind: inventory.DependencyKind(rapid.IntRange(0, 4).Draw(t, "kind")),
					Mode: inventory.Mode(rapid.IntRange(0, 1).Draw(t, "mode")), Impact: inventory.Impact(rapid.IntRange(0, 2).Draw(t, "impact")),
					Constraints:    inventory.Constraints(rapid.IntRange(0, 7).Draw(t, "constraints")),
					CallsPerSecond: number.Draw(t, "calls"), TrafficMbps: 2, MaxRTTms: number.Draw(t, "rtt"),
				})
			}
		}
	}
	return e
}

func encoded(t interface{ Fatal(...any) }, key string, e *inventory.Estate) []byte {
	var b bytes.Buffer
	if err := snapshot.Encode(&b, []byte(key), e); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is written is read back, and only under its key, whole and unchanged.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := estate(t)
		data := encoded(t, "key", e)
		assets, deps, err := snapshot.Decode(data, []byte("key"), 2)
		if err != nil {
			t.Fatal(err)
		}
		// Numbers that are not given are NaN, so what they print is compared.
		if got, want := fmt.Sprintf("%+v %+v", assets, deps), fmt.Sprintf("%+v %+v", e.Assets, e.Dependencies); got != want {
			t.Fatalf("%s\nwant\n%s", got, want)
		}
		if _, _, err := snapshot.Decode(data, []byte("kez"), 2); !errors.Is(err, snapshot.ErrUnusable) {
			t.Fatalf("another key: %v", err)
		}
		cut := rapid.IntRange(0, len(data)-1).Draw(t, "cut")
		if _, _, err := snapshot.Decode(data[:cut], []byte("key"), 2); !errors.Is(err, snapshot.ErrUnusable) {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		bit := rapid.IntRange(0, 8*len(data)-1).Draw(t, "bit")
		data[bit/8] ^= 1 << (bit % 8)
		if _, _, err := snapshot.Decode(data, []byte("key"), 2); !errors.Is(err, snapshot.ErrUnusable) {
			t.Fatalf("bit %d: %v", bit, err)
		}
	})
}

// Whatever stands behind a good head and a right sum is refused or within bounds.
func FuzzDecode(f *testing.F) {
	key := []byte("key")
	head := snapshot.Head(key)
	example := rapid.Custom(estate).Example(7)
	data := encoded(f, "key", example)
	f.Add(data[len(head) : len(data)-crc32.Size])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, body []byte) {
		data := append(bytes.Clone(head), body...)
		data = binary.LittleEndian.AppendUint32(data, crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)))
		assets, deps, err := snapshot.Decode(data, key, 2)
		if err != nil {
			return
		}
		for _, a := range assets {
			if a.Site < inventory.NoSite || a.Site > 1 || a.Kind > inventory.KindOther {
				t.Fatalf("%+v", a)
			}
		}
		for _, d := range deps {
			if int(max(d.From, d.To)) >= len(assets) || min(d.From, d.To) < 0 || d.Kind > inventory.DNS || d.Impact > inventory.ImpactNone {
				t.Fatalf("%+v", d)
			}
		}
	})
}
