package lang

// moneyTexts are those of the money by month.
func moneyTexts() map[string]text {
	return map[string]text{
		"money.intro":       {"What each month costs under the plan, beside what staying costs.", "계획대로 할 때와 그대로 둘 때의 월별 비용입니다."},
		"money.chart":       {"Cost by month and term, with the cost of staying as a line", "월별·항목별 비용(선: 그대로 둘 때)"},
		"money.sites":       {"Colocation by month and site", "월별·센터별 상면 비용"},
		"money.saved":       {"Saved against staying, by the end of each month", "그대로 둘 때 대비 누적 절감액"},
		"money.desc":        {"From %s to %s; the plan's dearest month is %s with %s.", "%s부터 %s까지. 비용이 가장 큰 달은 %s, %s."},
		"money.saved.desc":  {"It ends at %s.", "마지막 달까지 누적 %s."},
		"money.table":       {"Cost by month, in %s", "월별 비용(%s)"},
		"money.table.sites": {"Colocation by month and site, in %s", "월별·센터별 상면 비용(%s)"},
		"money.rates":       {"Running cost per month and year, in %s", "월·연 고정 운영비(%s)"},
		"money.terms":       {"Cost by term, in %s", "항목별 비용(%s)"},
		"term.total":        {"Total", "합계"},
		"term.colocation":   {"Colocation", "상면"},
		"term.migration":    {"Migration", "이전 작업"},
		"term.downtime":     {"Downtime", "서비스 중단"},
		"term.split":        {"Split dependencies", "센터 간 의존"},
		"term.violations":   {"Constraints broken", "제약 위반"},
		"term.stay":         {"Staying", "그대로 유지"},
		"rate.today":        {"today", "현재"},
		"rate.final":        {"after the last exit", "마지막 철수 후"},
	}
}

// siteTexts are those of the sites.
func siteTexts() map[string]text {
	return map[string]text{
		"sites.intro":               {"What is taken at each site after each wave, as a share of what it may hold. What the next wave prepares on the other side counts already.", "각 차수 뒤 센터별 사용량(수용 한도 대비)입니다. 다음 차수를 위해 미리 준비한 자원도 포함합니다."},
		"sites.chart":               {"%s: share of capacity taken over time", "%s: 시간에 따른 수용 한도 대비 사용률"},
		"sites.desc":                {"From %s assets today to %s at the end.", "자산 %s개에서 %s개로."},
		"sites.table":               {"Sites after each wave: used, of what may be used", "차수별 센터 사용량: 사용 / 한도"},
		"sites.unlimited":           {"no limit given", "한도 없음"},
		"sites.ofpeak":              {"Resources without a limit are drawn as a share of their peak.", "한도가 없는 자원은 최댓값 대비 비율로 그립니다."},
		"role.retire":               {"to be left", "철수"},
		"role.keep":                 {"kept", "유지"},
		"role.candidate":            {"candidate", "후보"},
		"role.cloud":                {"cloud", "클라우드"},
		"resource.rack_units":       {"Rack units", "랙 유닛"},
		"resource.power_kw":         {"Power (kW)", "전력(kW)"},
		"resource.vcpu":             {"vCPU", "vCPU"},
		"resource.memory_gb":        {"Memory (GB)", "메모리(GB)"},
		"resource.storage_gb":       {"Storage (GB)", "스토리지(GB)"},
		"limit.assets":              {"Assets per wave", "차수당 자산 수"},
		"limit.effort_hours":        {"Effort hours per wave", "차수당 작업 시간"},
		"limit.tier0_assets":        {"Tier-0 assets per wave", "차수당 0등급 자산"},
		"limit.team_assets":         {"Assets of the team", "팀 자산 수"},
		"limit.team_effort_hours":   {"Effort hours of the team", "팀 작업 시간"},
		"limit.copy_gb":             {"Copying over the link (GB)", "회선 복제량(GB)"},
		"limit.cold_copy_gb":        {"Copying within the window (GB)", "작업 창 내 복제량(GB)"},
		"limit.capacity_rack_units": {"Rack units of the site", "센터 랙 유닛"},
		"limit.capacity_power_kw":   {"Power of the site (kW)", "센터 전력(kW)"},
		"limit.capacity_vcpu":       {"vCPU of the site", "센터 vCPU"},
		"limit.capacity_memory_gb":  {"Memory of the site (GB)", "센터 메모리(GB)"},
		"limit.capacity_storage_gb": {"Storage of the site (GB)", "센터 스토리지(GB)"},
	}
}
