package cost

// chargeMigration books the work, the method and the transfer of every cutover,
// and what opening a wave costs.
func (e *evaluator) chargeMigration(l *ledger) {
	for w, assets := range e.byWave {
		if len(assets) == 0 {
			continue
		}
		amount := e.p.Scenario.WaveFixedCost
		for _, a := range assets {
			amount += e.migrationCost(a)
		}
		l.chargeAt(migration, e.p.Windows[w-1].Start, amount)
	}
}

func (e *evaluator) migrationCost(asset int32) float64 {
	a, m := &e.p.Estate.Assets[asset], e.moves[asset]
	cost := a.EffortHours*e.p.Scenario.CostPerEffortHour + e.p.Scenario.Methods[m.Method].FixedCost
	if m.TransferGB > 0 {
		cost += m.TransferGB * e.p.Link(a.Site, m.Target).TransferCostPerGB
	}
	return cost
}
