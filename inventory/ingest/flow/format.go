package flow

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/textline"
)

const maxLineBytes = 1 << 20

// format is a format of flow logs.
type format struct {
	name, title string
	recognise   func(lines [][]byte) int
	layout      func(foreign.Options) layout
}

var _ foreign.Gatherer = format{}

// Formats are the formats of flow logs. Each is a [foreign.Gatherer].
func Formats() []foreign.TextFormat {
	return []foreign.TextFormat{
		format{"vpc-flow-logs", "VPC flow log", recogniseVPC, func(o foreign.Options) layout { return newVPC(o.Fields) }},
		format{"zeek-conn", "Zeek conn.log", recogniseZeek, func(foreign.Options) layout { return newZeek() }},
		format{"zeek-conn-json", "Zeek conn.log as JSON", recogniseZeekJSON, func(foreign.Options) layout { return &zeekJSON{} }},
		format{"nfdump", "nfdump CSV", recogniseNfdump, func(foreign.Options) layout { return &nfdump{} }},
	}
}

// Name is the format in --as.
func (f format) Name() string { return f.name }

// Title is the format in words.
func (f format) Title() string { return f.title }

// Recognise looks at the first lines that are not blank.
func (f format) Recognise(head []byte) int {
	in := textline.New(bytes.NewReader(head), maxLineBytes)
	var lines [][]byte
	for in.Next() && len(lines) < 20 {
		if line := bytes.TrimSpace(in.Bytes()); len(line) > 0 {
			lines = append(lines, bytes.Clone(line))
		}
	}
	if len(lines) == 0 {
		return 0
	}
	return f.recognise(lines)
}

// Read reads one log by itself.
func (f format) Read(ctx context.Context, text io.Reader, file string, opts foreign.Options, sink foreign.Sink) error {
	g := f.Gather()
	if err := g.Read(ctx, text, file, opts, sink); err != nil {
		return err
	}
	return g.Close(sink)
}

// Gather begins to read several logs as one.
func (f format) Gather() foreign.Gathering {
	return &gathering{collector: newCollector(), layout: f.layout}
}

// gathering reads logs into one collector.
type gathering struct {
	collector *collector
	layout    func(foreign.Options) layout
}

// Read reads a log. Its flows come with Close.
func (g *gathering) Read(ctx context.Context, text io.Reader, file string, opts foreign.Options, sink foreign.Sink) error {
	r := reading{collector: g.collector, layout: g.layout(opts), file: file, opts: opts, sink: sink, at: place{file: int32(len(g.collector.files))}}
	g.collector.files = append(g.collector.files, file)
	if err := r.read(ctx, textline.New(text, maxLineBytes)); err != nil {
		return err
	}
	r.left.tell(file, sink)
	return nil
}

// Close gives the dependencies and what was found out about them.
func (g *gathering) Close(sink foreign.Sink) error { return g.collector.tell(sink) }

// reading is the reading of one file.
type reading struct {
	collector *collector
	layout    layout
	file      string
	opts      foreign.Options
	sink      foreign.Sink
	at        place
	left      left
	rows      int64
}

const progressEvery = 16384 // rows

func (r *reading) read(ctx context.Context, in *textline.Scanner) error {
	var f flow
	for in.Next() {
		r.at.line = int32(in.Line())
		v := refuse("", nil, "the line is too long")
		if !in.Cut() {
			v = r.layout.read(in.Bytes(), &f)
		}
		if v.what == isNoRow {
			continue
		}
		if err := r.row(v, &f, in.Bytes()); err != nil {
			return err
		}
		if r.rows%progressEvery == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			r.progress()
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("read flow log: %w", err)
	}
	r.progress()
	return ctx.Err()
}

func (r *reading) progress() {
	if r.opts.Progress != nil {
		r.opts.Progress(r.rows)
	}
}

// row takes what a line tells.
func (r *reading) row(v verdict, f *flow, line []byte) error {
	if r.rows++; r.opts.Records > 0 && r.rows > r.opts.Records {
		return tooManyRows(r.file, r.opts.Records)
	}
	made := false
	if v.what == isFlow {
		v, made = r.collector.add(f, r.at)
	}
	switch {
	case v.what == isReject:
		return r.reject(v.bad, line)
	case v.what == isLeft:
		r.left[v.reason]++
		r.sink.Row(foreign.Left)
	case made:
		r.sink.Row(foreign.Stored)
	default:
		r.sink.Row(foreign.Merged)
	}
	return nil
}

func (r *reading) reject(bad *problem, line []byte) error {
	at := inventory.Position{File: r.file, Line: int(r.at.line), Column: 1}
	raw := string(bytes.ToValidUTF8(line, []byte("\ufffd")))
	return r.sink.Reject(at, []string{raw}, foreign.Problem{
		Code: inventory.CodeFlowRow, Column: bad.column, Value: string(bytes.ToValidUTF8([]byte(bad.value), []byte("\ufffd"))), Reason: bad.reason,
	})
}
