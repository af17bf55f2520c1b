package reports

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/runbook"
)

// decisionsByWave are the moves by wave, in order of the assets.
func decisionsByWave(p *model.Problem, plan *model.Plan) [][]model.Decision {
	byWave := make([][]model.Decision, p.T()+1)
	for _, d := range plan.Decisions {
		if d.Moves() {
			byWave[d.Wave] = append(byWave[d.Wave], d)
		}
	}
	return byWave
}

// waves are those that are not empty, with their moves in order of the assets.
func (b *builder) waves() []Wave {
	out := []Wave{}
	joined, parted := b.partings()
	for t, decisions := range b.byWave {
		if len(decisions) == 0 {
			continue
		}
		w := b.wave(t, decisions)
		w.Joined, w.Parted = joined[t], parted[t]
		out = append(out, w)
	}
	b.addOutages(out)
	b.addRepoints(out)
	return out
}

func (b *builder) wave(t int, decisions []model.Decision) Wave {
	window := b.p.Windows[t-1]
	w := Wave{
		Wave: t, Start: b.local(window.Start), End: b.local(window.End), LoadFactor: window.LoadFactor,
		Assets: len(decisions), OutageMinutes: b.e.Outage.ByWave[t], TierMinutes: make([]float64, model.NumTiers),
		SplitDependencies: b.e.Splits[t].Dependencies, SplitPerDay: b.e.Splits[t].PerDay,
		Risks: []Risk{}, Repoints: []Repoint{},
	}
	for _, d := range decisions {
		m := b.move(d)
		w.EffortHours += m.EffortHours
		w.TransferGB += m.TransferGB
		w.Moves = append(w.Moves, m)
	}
	return w
}

func (b *builder) move(d model.Decision) Move {
	move := b.p.NewMove(d.Asset, d.Target, d.Method)
	a := &b.p.Estate.Assets[d.Asset]
	return Move{
		Asset: a.ID, Name: a.Name, Kind: a.Kind.String(), Form: a.Form.String(), Environment: a.Environment.String(),
		Application: a.Application, Team: a.Team, Tier: int(a.Tier),
		From: b.p.Estate.SiteID(a.Site), To: b.p.Estate.SiteID(d.Target), Method: d.Method.String(),
		OutageMinutes: move.Minutes, OverlapDays: move.OverlapDays, TransferGB: move.TransferGB,
		EffortHours: a.EffortHours, ReplicaGroup: a.ReplicaGroup,
	}
}

// addOutages tells of every wave what it does to services.
func (b *builder) addOutages(waves []Wave) {
	byNumber := make([]*Wave, b.p.T()+1)
	for i := range waves {
		byNumber[waves[i].Wave] = &waves[i]
	}
	for _, s := range b.e.Outage.Services {
		for _, h := range s.Hits {
			w := byNumber[h.Wave]
			w.Services++
			w.TierMinutes[b.p.Estate.Assets[s.Asset].Tier] += h.Minutes
			w.Longest = max(w.Longest, h.Minutes)
		}
	}
}

// addRepoints finds the names that resolve to what moves to another site or is
// retired, as the runbooks do.
// A name is told once for a wave, with the first of the assets that it needs.
func (b *builder) addRepoints(waves []Wave) {
	decision := map[int32]model.Decision{}
	index := map[int32]int{}
	for i := range waves {
		index[int32(waves[i].Wave)] = i
		for _, d := range b.byWave[waves[i].Wave] {
			decision[d.Asset] = d
		}
	}
	assets := b.p.Estate.Assets
	for n := range assets {
		if !assets[n].IsName() {
			continue
		}
		told := map[int32]bool{}
		for _, to := range runbook.Resolves(b.p.Estate, int32(n)) {
			d, moves := decision[to]
			if !moves || told[d.Wave] {
				continue
			}
			told[d.Wave] = true
			w := &waves[index[d.Wave]]
			w.Repoints = append(w.Repoints, b.repoint(&assets[n], d))
		}
	}
}

func (b *builder) repoint(name *inventory.Asset, d model.Decision) Repoint {
	r := Repoint{
		Name: name.ID, FQDN: name.FQDN, Asset: b.p.Estate.Assets[d.Asset].ID, To: b.p.Estate.SiteID(d.Target), Tier: int(name.Tier),
	}
	if r.FQDN == "" {
		r.FQDN = name.ID
	}
	if ttl := name.DNSTTLSeconds; inventory.Given(ttl) {
		r.TTLSeconds = &ttl
	}
	return r
}
