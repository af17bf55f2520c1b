package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/inventory/suggest"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/model"
)

// applicationPrefix marks a pin that is about all assets of an application.
const applicationPrefix = "application:"

// pinUsage is how a pin is written.
const pinUsage = "a pin is ASSET=SITE, ASSET@WAVE or ASSET=SITE@WAVE, with " + applicationPrefix + "NAME for all assets of an application"

// parsePin reads a pin: who, then =SITE, @WAVE or both. The wave is what follows
// the last @, if that is a number, and the site what follows the last = before it,
// so that ids may hold either.
func parsePin(text string) (planner.Pin, error) {
	var pin planner.Pin
	who := text
	if at := strings.LastIndexByte(who, '@'); at >= 0 {
		if wave, err := parseWave(who[at+1:]); err == nil {
			pin.Wave, who = &wave, who[:at]
		}
	}
	if at := strings.LastIndexByte(who, '='); at >= 0 {
		pin.Target, who = who[at+1:], who[:at]
	}
	if name, ok := strings.CutPrefix(who, applicationPrefix); ok {
		pin.Application = name
	} else {
		pin.Asset = who
	}
	if pin.Asset == "" && pin.Application == "" || pin.Target == "" && pin.Wave == nil {
		return pin, usagef(pinUsage, "pin %q says not what goes where or when", text)
	}
	return pin, nil
}

// parseWave reads the number of a wave; 0 is to stay.
func parseWave(text string) (int32, error) {
	n, err := strconv.ParseUint(text, 10, 31)
	return int32(n), err
}

// pinColumns are the columns of a file of pins; its other columns are ignored, so
// that a plan file is one too.
var pinColumns = []string{"asset", "application", "target", "wave"}

// readPins reads a file of pins: CSV with the columns asset or application, and
// target, wave or both. A row without either is no pin.
func readPins(name string, text []byte) ([]planner.Pin, error) {
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	in.FieldsPerRecord, in.Comment = -1, '#'
	header, err := in.Read()
	if err != nil {
		return nil, pinFileError(name, 1, err)
	}
	at := make([]int, len(pinColumns))
	for i, column := range pinColumns {
		at[i] = slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), column) })
	}
	if at[0] < 0 && at[1] < 0 || at[2] < 0 && at[3] < 0 {
		return nil, pinFileError(name, 1, fmt.Errorf("the header is %s", strings.Join(header, ",")))
	}
	var pins []planner.Pin
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return pins, nil
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			return nil, pinFileError(name, broken.StartLine, broken.Err)
		}
		if err != nil {
			return nil, pinFileError(name, 0, err)
		}
		line, _ := in.FieldPos(0)
		cell := func(i int) string {
			if at[i] < 0 || at[i] >= len(record) {
				return ""
			}
			return strings.TrimSpace(record[at[i]])
		}
		pin := planner.Pin{Asset: cell(0), Application: cell(1), Target: cell(2)}
		if pin.Asset != "" {
			pin.Application = "" // of a plan file's row it only tells more of the asset
		}
		if text := cell(3); text != "" {
			wave, err := parseWave(text)
			if err != nil {
				return nil, pinFileError(name, line, fmt.Errorf("wave %q is no number of 0 or more", text))
			}
			pin.Wave = &wave
		}
		if (pin.Asset != "" || pin.Application != "") && (pin.Target != "" || pin.Wave != nil) {
			pins = append(pins, pin)
		}
	}
}

func pinFileError(name string, line int, err error) error {
	return &rejectedError{
		fmt.Sprintf("read pins %s:%d: %v", name, line, err),
		"a file of pins has the columns asset or application, and target, wave or both",
	}
}

// pins are those of the flags, then those of the file.
func (a *app) pins(texts []string, file string) ([]planner.Pin, error) {
	var pins []planner.Pin
	for _, text := range texts {
		pin, err := parsePin(text)
		if err != nil {
			return nil, err
		}
		pins = append(pins, pin)
	}
	if file == "" {
		return pins, nil
	}
	text, err := a.readInput("pins", file)
	if err != nil {
		return nil, err
	}
	more, err := readPins(file, text)
	return append(pins, more...), err
}

// checkPins refuses pins of what does not exist, which are slips of the pen; pins
// that can't be kept are the planner's to tell.
func checkPins(ctx context.Context, db *store.DB, p *model.Problem, pins []planner.Pin) error {
	applications := map[string]bool{}
	for i := range p.Estate.Assets {
		applications[p.Estate.Assets[i].Application] = true
	}
	for _, pin := range pins {
		if _, ok := p.Estate.AssetIndex(pin.Asset); pin.Asset != "" && !ok {
			return inPin(pin, unknownID(ctx, db, ingest.Assets, pin.Asset))
		}
		if pin.Application != "" && !applications[pin.Application] {
			return inPin(pin, unknownApplication(pin.Application, applications))
		}
		if _, ok := p.Estate.SiteIndex(pin.Target); pin.Target != "" && !ok {
			return inPin(pin, unknownID(ctx, db, ingest.Sites, pin.Target))
		}
		if pin.Wave != nil && int(*pin.Wave) > p.T() {
			return usagef("waves are 0 (stays) to "+strconv.Itoa(p.T()), "pin %s: there is no wave %d", pin, *pin.Wave)
		}
	}
	return nil
}

func unknownApplication(name string, known map[string]bool) error {
	var names []string
	for n := range known {
		if n != "" {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	hint := "run wavecut assets --columns id,application for the applications"
	if near := suggest.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return &unknownError{fmt.Sprintf("there is no application %q", name), hint}
}

// inPin says in which pin an error lies: the command was called wrongly.
func inPin(pin planner.Pin, err error) error {
	var unknown *unknownError
	if !errors.As(err, &unknown) {
		return err
	}
	return usagef(unknown.hint, "pin %s: %s", pin, unknown.message)
}
