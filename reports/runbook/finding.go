package runbook

import (
	"fmt"
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// findings lists what has to be known before the window, in order of the codes.
// Messages are in English, as those of all findings.
func (b *builder) findings(k *Book) {
	wave := fmt.Sprintf("wave %d", k.Wave)
	add := func(code string, severity inventory.Severity, subject, hint, format string, args ...any) {
		k.Findings = append(k.Findings, inventory.Finding{
			Code: code, Severity: severity, Subject: subject, Message: fmt.Sprintf(format, args...), Hint: hint,
		})
	}
	s := Speaker{Location: k.Location}
	if k.Slack() < 0 {
		add(CodeChainTooLong, inventory.SeverityWarning, wave, "wavecut explain "+CodeChainTooLong,
			"the last check ends at %s, %s after the window", s.Moment(k.End), s.Length(-k.Slack()))
	}
	if k.NoReturn().Before(k.End) {
		add(CodeNoWayBack, inventory.SeverityWarning, wave, "decide by then, or plan for a longer window",
			"a rollback takes %s and would end after the window when begun after %s", s.Length(k.RollbackLength), s.Moment(k.NoReturn()))
	}
	for i := range k.Preparations {
		step := &k.Preparations[i]
		if (step.Kind == StepCopy || step.Kind == StepTTL) && step.By.Before(b.p.Start) {
			add(CodeTooLate, inventory.SeverityWarning, wave, "begin before the plan does, or let the wave be later",
				"by %s, before the plan starts: %s", s.Moment(step.By), strings.TrimSuffix(s.Say(step.Do), "."))
		}
	}
	if before := b.previous(k); before > 0 {
		if signed := b.signed(before); signed.After(k.Window.Start) {
			add(CodeEarlyGate, inventory.SeverityWarning, wave, "let the wave be later, or sign the checks earlier and say so",
				"it begins at %s, before wave %d is to be signed at %s", s.Moment(k.Window.Start), before, s.Moment(signed))
		}
	}
	if n, first := b.unknownTTLs(k); n > 0 {
		add(CodeUnknownTTL, inventory.SeverityWarning, wave, "fill dns_ttl_seconds",
			"%d names have no TTL (%s first); a day is assumed", n, first)
	}
	if n, first := b.unowned(k); n > 0 {
		add(CodeNoOwner, inventory.SeverityWarning, wave, "fill team", "%d assets have no team (%s first)", n, first)
	}
	for i := range k.Groups {
		if g := &k.Groups[i]; len(g.Assets) > 1 {
			add(CodeCircle, inventory.SeverityInfo, wave, "", "%s need each other and start together", b.some(g.Assets))
		}
	}
}

// signed is when the checks of a wave are signed: those of a pilot wave after its
// first busy hours, those of the others when the window ends.
func (b *builder) signed(wave int) time.Time {
	k := &Book{Window: b.p.Windows[wave-1], Location: b.p.Scenario.Location}
	if wave <= b.pilots() {
		return k.nextMorning(1)
	}
	return k.Window.End
}

func (b *builder) unknownTTLs(k *Book) (n int, first string) {
	for i := range k.Repoints {
		if !k.Repoints[i].Known {
			if n++; n == 1 {
				first = b.asset(k.Repoints[i].Name).ID
			}
		}
	}
	return n, first
}

func (b *builder) unowned(k *Book) (n int, first string) {
	for i := range k.Moves {
		if a := b.asset(k.Moves[i].Asset); a.Team == "" {
			if n++; n == 1 {
				first = a.ID
			}
		}
	}
	return n, first
}

// someAssets is how many assets a message names.
const someAssets = 5

func (b *builder) some(assets []int32) string {
	var names []string
	for _, a := range assets[:min(len(assets), someAssets)] {
		names = append(names, b.asset(a).ID)
	}
	text := strings.Join(names, ", ")
	if more := len(assets) - someAssets; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
