package connection

import (
	"slices"
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// Table is a format of which every row is a connection of a client with a server.
// It is a [foreign.TableFormat].
type Table struct {
	// Format and Words are the format's name and title.
	Format, Words string
	// Must are the columns that a table of this format has: of each group at least one.
	Must [][]string
	// Client and Server are the ends: the client needs the server.
	Client, Server End
	// Port is the column of the server's port, Count that of how often it was seen.
	Port, Count []string
	// Dropped are columns of the format that say nothing of an estate.
	Dropped []string
	// Times is the column of the time for which a row counts, and Span reads it; nil
	// where the format does not say.
	Times []string
	Span  func(text string) (start, end time.Time, err error)
	// Variant says which variant of the format a header has; "" is not worth telling.
	Variant func(foreign.Header) string
}

// End is what the columns say of one end of a connection.
type End struct {
	Fields []layout.Field
	// Seen says that the source knows the machine itself: it is an asset that was
	// seen. Else the end is only named.
	Seen bool
}

// Name is the format in --as and in the summary.
func (t *Table) Name() string { return t.Format }

// Title is the format in words.
func (t *Table) Title() string { return t.Words }

// Recognise counts the columns that the format knows; 0 where one is missing that
// every table of the format has.
func (t *Table) Recognise(h foreign.Header) int {
	if layout.Missing(h, t.Must) != nil {
		return 0
	}
	n := h.Count(t.Dropped...)
	for _, names := range t.known() {
		if h.Index(names...) >= 0 {
			n++
		}
	}
	return n
}

// known are the names of each column that is read.
func (t *Table) known() [][]string {
	known := [][]string{t.Port, t.Count, t.Times}
	for _, f := range slices.Concat(t.Client.Fields, t.Server.Fields) {
		known = append(known, f.Names)
	}
	return known
}

// Open begins to read a table.
func (t *Table) Open(h foreign.Header, _ foreign.Options) (foreign.RowReader, error) {
	if err := layout.Require(t.Format, h, t.Must); err != nil {
		return nil, err
	}
	return &rows{
		table: t, header: h, client: layout.Bind(h, t.Client.Fields), server: layout.Bind(h, t.Server.Fields),
		port: h.Index(t.Port...), count: h.Index(t.Count...), times: h.Index(t.Times...), told: map[string]bool{},
	}, nil
}

// rows reads the rows of a table.
type rows struct {
	table          *Table
	header         foreign.Header
	client, server layout.Binding
	port           int // columns, or -1
	count, times   int
	gatherer       Gatherer
	told           map[string]bool // machines that were given as assets
	silent         int64           // rows with an address that identifies nothing
}

// Row reads one connection.
func (r *rows) Row(row foreign.Row, sink foreign.Sink) error {
	if layout.Blank(row) {
		sink.Row(foreign.Left)
		return nil
	}
	client, server := &foreign.Asset{At: row.At}, &foreign.Asset{At: row.At}
	unread := append(r.client.Fill(client, row), r.server.Fill(server, row)...)
	switch {
	case client.Known() && server.Known():
	case len(unread) == 0 && r.client.Filled(row) && r.server.Filled(row): // loopback, multicast …
		r.silent++
		sink.Row(foreign.Left)
		return nil
	default:
		return sink.Reject(row.At, row.Cells, r.nameless(unread))
	}
	s := Seen{From: client.Identity, To: server.Identity, At: row.At}
	unread = append(unread, r.measure(&s, row)...)
	for _, u := range unread {
		sink.Finding(u.Finding(layout.Label(&client.Identity)))
	}
	if err := r.see(client, r.table.Client, sink); err != nil {
		return err
	}
	if err := r.see(server, r.table.Server, sink); err != nil {
		return err
	}
	sink.Row(r.gatherer.Add(s))
	return nil
}

// nameless is why a row is refused of which an end is not known.
func (r *rows) nameless(unread []layout.Unread) foreign.Problem {
	p := foreign.Problem{Code: inventory.CodeNoIdentity, Reason: "an end of the connection has neither a name nor an address"}
	if len(unread) > 0 {
		p.Column, p.Value, p.Reason = unread[0].Column, unread[0].Text, unread[0].Err.Error()
	}
	return p
}

// measure reads what a row says beside its ends.
func (r *rows) measure(s *Seen, row foreign.Row) (unread []layout.Unread) {
	read := func(i int, take func(text string) error) {
		text := row.Cell(i)
		if cell.Empty(text) {
			return
		}
		if err := take(text); err != nil {
			unread = append(unread, layout.Unread{At: row.At, Cell: i, Column: r.header.Cells[i], Text: text, Err: err})
		}
	}
	read(r.port, func(text string) error {
		p, err := cell.Amount(text)
		if p > 65535 {
			return cell.ErrTooLarge
		}
		s.Kind = Kind(int(p))
		return err
	})
	read(r.count, func(text string) (err error) {
		s.Count, err = cell.Amount(text)
		return err
	})
	if r.table.Span != nil {
		read(r.times, func(text string) (err error) {
			s.Start, s.End, err = r.table.Span(text)
			return err
		})
	}
	return unread
}

// see gives a machine that the source knows as an asset, once.
func (r *rows) see(a *foreign.Asset, end End, sink foreign.Sink) error {
	if !end.Seen || a.Name == "" && a.FQDN == "" {
		return nil
	}
	key := text(&a.Identity)
	if r.told[key] {
		return nil
	}
	r.told[key] = true
	return sink.Asset(a)
}

// Close gives the dependencies, and tells what columns said nothing.
func (r *rows) Close(sink foreign.Sink) error {
	if r.table.Variant != nil {
		layout.TellVariant(sink, r.header, r.table.Variant(r.header))
	}
	if ignored := r.ignored(); len(ignored) > 0 {
		sink.Finding(r.header.Finding(inventory.CodeIgnoredColumn, r.table.Words+": columns that are not kept: "+strings.Join(ignored, ", ")))
	}
	if r.silent > 0 {
		sink.Finding(r.header.Finding(inventory.CodeRowsLeft, layout.Rows(r.silent)+" left out: an address says nothing of who has it (loopback, link-local, multicast)"))
	}
	return r.gatherer.Close(r.header, sink)
}

// ignored are the columns that the format does not know.
func (r *rows) ignored() []string {
	known := map[int]bool{}
	for _, names := range r.table.known() {
		known[r.header.Index(names...)] = true
	}
	for _, name := range r.table.Dropped {
		known[r.header.Index(name)] = true
	}
	var ignored []string
	for i, c := range r.header.Cells {
		if !known[i] && strings.TrimSpace(c) != "" {
			ignored = append(ignored, strings.TrimSpace(c))
		}
	}
	return ignored
}

// At reads a moment at which a connection was seen, which covers no time.
func At(text string) (start, end time.Time, err error) {
	at, err := cell.Moment(text)
	return at, at, err
}
