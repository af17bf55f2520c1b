package ingest_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/formats"
)

// file is a member of an archive.
type file struct{ name, text string }

func zipOf(t *testing.T, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: time.Unix(1_800_000_000, 0)})
		if err == nil {
			_, err = w.Write([]byte(f.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipOf(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarOf(t *testing.T, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		h := &tar.Header{Name: f.name, Mode: 0o644, Size: int64(len(f.text)), Typeflag: tar.TypeReg}
		if to, link := strings.CutPrefix(f.text, "->"); link {
			h.Typeflag, h.Linkname, h.Size, f.text = tar.TypeSymlink, to, 0, ""
		}
		err := w.WriteHeader(h)
		if err == nil {
			_, err = w.Write([]byte(f.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sourcesOf are the sources that are found in a file: "name: format".
func sourcesOf(t *testing.T, name string, data []byte, limits ingest.Limits) ([]string, error) {
	t.Helper()
	opts := ingest.Options{Limits: limits, Formats: formats.All()}
	set, err := ingest.Open(context.Background(), []ingest.Input{{FS: fstest.MapFS{name: {Data: data}}, Path: name}}, opts)
	if err != nil {
		return nil, err
	}
	defer set.Close()
	var all []string
	for _, s := range set.Sources {
		rows, err := s.Rows(context.Background(), &ingest.Report{})
		if err != nil {
			return nil, err
		}
		n := 0
		for rows.Next() {
			n++
		}
		err = errors.Join(rows.Err(), rows.Close())
		if err != nil {
			return nil, err
		}
		all = append(all, fmt.Sprintf("%s: %s %d", s.Name, s.Table, n))
	}
	for _, s := range set.Foreign {
		all = append(all, fmt.Sprintf("%s: %s", s.Name, s.Format.Name()))
	}
	slices.Sort(all)
	return all, nil
}

var (
	sitesFile  = file{"estate/sites.csv", "id,role\nA,keep\nB,retire\n"}
	assetsFile = file{"estate/assets.csv", "id,site\nweb-1,A\n"}
	zoneText   = "$ORIGIN corp.example.\n$TTL 300\n@ IN SOA ns1 admin 1 3600 600 86400 60\nweb-1 A 10.0.0.1\n"
	relations  = file{"rel.csv", "parent,type,child\nweb-1,Depends on::Used by,db-1\n"}
)

func TestArchives(t *testing.T) {
	flows := file{"deep/er/flows.log", "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n2 1 eni-1 10.0.0.1 10.0.0.2 40000 5432 6 1 100 1700000000 1700000060 ACCEPT OK\n"}
	for _, c := range []struct {
		name string
		data []byte
		want []string
	}{
		{"a.zip", zipOf(t, sitesFile, assetsFile, file{"__MACOSX/._sites.csv", "x"}, file{".hidden", "x"}, file{"estate/readme.txt", "no table"}),
			[]string{"a.zip:estate/assets.csv: assets 1", "a.zip:estate/sites.csv: sites 2"}},
		{"a.tar.gz", gzipOf(t, tarOf(t, sitesFile, file{"dns/corp.zone", zoneText}, relations, flows, file{"link.csv", "->/etc/passwd"})),
			[]string{"a.tar.gz:deep/er/flows.log: vpc-flow-logs", "a.tar.gz:dns/corp.zone: zone", "a.tar.gz:estate/sites.csv: sites 2", "a.tar.gz:rel.csv: servicenow-relations"}},
		{"corp.zone.gz", gzipOf(t, []byte(zoneText)), []string{"corp.zone.gz: zone"}},
		{"named.csv", zipOf(t, sitesFile), []string{"named.csv:estate/sites.csv: sites 2"}},
		{"nested.zip", zipOf(t, file{"in.zip", string(zipOf(t, sitesFile))}), []string{"nested.zip:in.zip:estate/sites.csv: sites 2"}},
	} {
		got, err := sourcesOf(t, c.name, c.data, ingest.Limits{})
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s holds %q, want %q (%v)", c.name, got, c.want, err)
		}
	}
}

// Names of members are names for people alone: they lead nowhere.
func TestArchiveNamesLeadNowhere(t *testing.T) {
	names := map[string]string{
		"../../sites.csv": "sites.csv", "/etc/sites.csv": "etc/sites.csv", `..\..\sites.csv`: "sites.csv", "a/../../sites.csv": "sites.csv",
	}
	for name, want := range names {
		f := file{name, sitesFile.text}
		for archive, data := range map[string][]byte{"x.zip": zipOf(t, f), "x.tar": tarOf(t, f)} {
			got, err := sourcesOf(t, archive, data, ingest.Limits{})
			if want := []string{archive + ":" + want + ": sites 2"}; err != nil || !slices.Equal(got, want) {
				t.Errorf("%q in %s is %q, want %q (%v)", name, archive, got, want, err)
			}
		}
	}
}

func TestHostileArchives(t *testing.T) {
	bomb := strings.Repeat("A,keep\n", 1<<20)
	whole := zipOf(t, sitesFile, assetsFile)
	packed := gzipOf(t, tarOf(t, sitesFile, assetsFile))
	deep := []byte(sitesFile.text)
	for range 4 {
		deep = gzipOf(t, deep)
	}
	for _, c := range []struct {
		what, name string
		data       []byte
		limits     ingest.Limits
		want       string
	}{
		{"members", "a.zip", whole, ingest.Limits{Members: 1}, "more than the limit of 1"},
		{"members", "a.tar.gz", packed, ingest.Limits{Members: 1}, "more than the limit of 1"},
		{"ratio", "a.zip", zipOf(t, file{"sites.csv", "id,role\n" + bomb}), ingest.Limits{}, "more than 100 times its size"},
		{"ratio", "a.gz", gzipOf(t, []byte("id,role\n"+bomb)), ingest.Limits{}, "more than 100 times its size"},
		{"ratio", "a.tar.gz", gzipOf(t, tarOf(t, file{"sites.csv", "id,role\n" + bomb})), ingest.Limits{}, "more than 100 times its size"},
		{"size", "a.zip", whole, ingest.Limits{UnpackedBytes: 10}, "more than 10 bytes when unpacked"},
		{"depth", "a.gz", deep, ingest.Limits{}, "archive in an archive"},
		{"cut off", "a.zip", whole[:len(whole)-10], ingest.Limits{}, "damaged or unfinished"},
		{"cut off", "a.tar.gz", packed[:len(packed)/2], ingest.Limits{}, "read a.tar.gz"},
		{"empty", "a.zip", zipOf(t, file{"notes.txt", "nothing"}), ingest.Limits{}, "nothing to import"},
	} {
		if got, err := sourcesOf(t, c.name, c.data, c.limits); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s in %s: %q, %v; want %q", c.what, c.name, got, err, c.want)
		}
	}
	// The limits themselves are allowed.
	if _, err := sourcesOf(t, "a.zip", whole, ingest.Limits{Members: 2, UnpackedBytes: int64(len(sitesFile.text))}); err != nil {
		t.Error(err)
	}
}
