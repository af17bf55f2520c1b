package lang

// pageTexts are those of the page as a whole.
func pageTexts() map[string]text {
	return map[string]text{
		"none":          {"–", "–"},
		"yes":           {"yes", "예"},
		"no":            {"no", "아니요"},
		"minutes":       {"%s min", "%s분"},
		"hours":         {"%s h", "%s시간"},
		"hours.minutes": {"%s h %s min", "%s시간 %s분"},
		"days":          {"%s days", "%s일"},
		"weeks":         {"%s weeks", "%s주"},

		"report":     {"Data center consolidation plan", "데이터센터 통합 계획"},
		"report.md":  {"Migration plan: %s", "이전 계획: %s"},
		"period":     {"%s to %s (%s), in %s", "%s ~ %s (%s), 통화 %s"},
		"plan.named": {"Plan “%s”", "계획 “%s”"},
		"contents":   {"Contents", "목차"},
		"skip":       {"Skip to the report", "본문으로 건너뛰기"},

		"section.decision":    {"The decision", "의사결정 요약"},
		"section.timeline":    {"Timeline", "일정"},
		"section.waves":       {"Waves", "차수별 이전"},
		"section.picture":     {"What a wave moves and what stays tied", "차수별 의존 관계 그림"},
		"section.money":       {"Money by month", "월별 비용"},
		"section.sites":       {"Sites by wave", "차수별 센터 사용량"},
		"section.downtime":    {"Downtime", "서비스 중단"},
		"section.ties":        {"Dependencies between sites", "센터 간 의존 관계"},
		"section.unscheduled": {"What could not be scheduled", "일정을 잡지 못한 자산"},
		"section.findings":    {"Findings on the data", "데이터 점검 결과"},
		"section.methods":     {"How the figures were computed", "수치 산출 방법"},
		"section.glossary":    {"Glossary", "용어"},
		"section.compare":     {"Comparison", "비교"},

		"filter":          {"Filter", "거르기"},
		"filter.label":    {"Filter the table “%s”", "표 “%s” 거르기"},
		"rows.shown":      {"%s of %s rows", "%s/%s행"},
		"show.all":        {"Show all rows", "모든 행 보기"},
		"show.fewer":      {"Show fewer rows", "일부만 보기"},
		"more.rows":       {"The first %s of %s rows. All of them are in report.json.", "%[2]s행 중 앞의 %[1]s행입니다. 전체는 report.json에 있습니다."},
		"sort.hint":       {"Select a column heading to sort.", "열 제목을 누르면 정렬됩니다."},
		"open.all":        {"Open all waves", "모든 차수 펼치기"},
		"close.all":       {"Close all waves", "모든 차수 접기"},
		"chart.table":     {"The same figures as a table", "같은 수치를 표로 보기"},
		"nothing":         {"Nothing.", "없음."},
		"stale":           {"The inventory has changed since this plan was made. All figures are of the plan with the inventory as it is now.", "계획을 만든 뒤 자산 목록이 바뀌었습니다. 모든 수치는 현재 자산 목록으로 다시 계산한 것입니다."},
		"interrupted":     {"The search for this plan was ended early; a longer one may find a better plan.", "탐색이 도중에 끝났습니다. 더 오래 탐색하면 더 나은 계획을 찾을 수 있습니다."},
		"generated.by":    {"Written by wavecut %s", "wavecut %s 작성"},
		"violations.warn": {"This plan breaks %s of the constraints; see “What could not be scheduled”.", "이 계획은 제약 조건 %s건을 어깁니다. “일정을 잡지 못한 자산”을 보십시오."},
	}
}
