package lang

// waveTexts are those of the waves.
func waveTexts() map[string]text {
	return map[string]text{
		"wave.n":            {"Wave %s", "%s차"},
		"wave.zero":         {"today", "현재"},
		"wave.summary":      {"%s: %s, %s names, %s down", "%s: 자산 %s개, 이름 %s개, 중단 %s"},
		"waves.intro":       {"%s waves use %s of the %s cutover windows in the horizon. Each wave opens to its moves, its names and its limits.", "전체 작업 창 %[3]s개 중 %[2]s개를 쓰는 %[1]s개 차수입니다. 각 차수를 펼치면 이전 자산, 이름, 한도를 볼 수 있습니다."},
		"waves.table":       {"All waves", "전체 차수"},
		"wave.moves":        {"Moves of wave %s", "%s차 이전 자산"},
		"wave.names":        {"Names repointed by wave %s", "%s차에 다시 가리킬 이름"},
		"wave.limits":       {"Limits in wave %s, the tightest first", "%s차 한도(빠듯한 순)"},
		"wave.risks":        {"What to watch", "주의할 점"},
		"wave.norisks":      {"Nothing out of the ordinary.", "특이 사항이 없습니다."},
		"limits.tight":      {"Limits where they are tightest", "가장 빠듯한 한도"},
		"timeline.intro":    {"When the windows are used, what stands in the way, and when each site is left.", "작업 창의 사용, 동결 기간, 센터별 철수 시점입니다."},
		"timeline.title":    {"Timeline of waves, freezes, events and site exits", "차수, 동결, 행사, 센터 철수 일정"},
		"timeline.desc":     {"%s waves from %s to %s; %s freezes and events; %s sites are left.", "%[2]s ~ %[3]s에 %[1]s개 차수, 동결·행사 %[4]s건, 철수 센터 %[5]s곳."},
		"timeline.waves":    {"Waves", "차수"},
		"timeline.wave":     {"Wave %s, %s: %s", "%s차, %s: 자산 %s개"},
		"timeline.in":       {"%s in use to %s", "%s 사용: %s까지"},
		"timeline.kept":     {"%s stays", "%s 유지"},
		"timeline.open":     {"%s is not emptied", "%s 비우지 못함"},
		"timeline.contract": {"Contract of %s ends %s", "%s 계약 종료 %s"},
		"freeze":            {"Freeze", "동결"},
		"event":             {"Event", "행사"},
		"legend.wave":       {"wave (height: assets)", "차수(높이: 자산 수)"},
		"legend.window":     {"window not used", "쓰지 않은 작업 창"},
		"legend.freeze":     {"freeze", "동결"},
		"legend.event":      {"event", "행사"},
		"legend.exit":       {"exit", "철수"},
		"legend.contract":   {"contract end", "계약 종료"},
		"legend.use":        {"site in use", "센터 사용"},
	}
}

// riskTexts are the risks of reports.Risk, by code.
func riskTexts() map[string]text {
	return map[string]text{
		"risk.tier0":        {"%s services of tier 0 go down, for %s at most.", "0등급 서비스 %s개가 최대 %s 중단됩니다."},
		"risk.outage":       {"The outage of %s takes %s of what it may last.", "%s의 중단 시간이 허용치의 %s에 이릅니다."},
		"risk.limit":        {"%s%s is used to %s.", "%s%s: %s 사용."},
		"risk.parted":       {"%s dependencies are taken apart; ties between sites cost %s a day more.", "의존 관계 %s개가 갈라져 센터 간 비용이 하루 %s 늘어납니다."},
		"risk.slow":         {"%s dependencies get a slower connection than they bear.", "의존 관계 %s개가 견딜 수 있는 것보다 느린 회선을 씁니다."},
		"risk.last_out":     {"The exit of %s on %s hangs on this wave.", "%s 철수(%s)가 이 차수에 달려 있습니다."},
		"risk.no_fallback":  {"No further window follows within %s days.", "다음 작업 창까지 %s일 이상 남습니다."},
		"risk.freeze_after": {"A freeze (%s) begins %s days later.", "%[2]s일 뒤 동결(%[1]s)이 시작됩니다."},
		"risk.largest":      {"It is the largest wave, with %s assets.", "자산 %s개로 가장 큰 차수입니다."},
	}
}
