package lang

// dataTexts are those of what is wrong: unscheduled assets, violations, findings.
func dataTexts() map[string]text {
	return map[string]text{
		"unscheduled.intro": {"%s should move and fit nowhere within every constraint. Each stays where it is, with the constraint that blocks it most.", "이전해야 하지만 모든 제약을 지키면서 배치할 수 없는 자산 %s개입니다. 제자리에 남으며, 가장 크게 막는 제약을 함께 적었습니다."},
		"unscheduled.none":  {"Every asset that has to move is scheduled.", "이전해야 하는 자산은 모두 일정에 있습니다."},
		"unscheduled.table": {"Unscheduled assets", "일정을 잡지 못한 자산"},
		"violations.table":  {"Constraints that the plan breaks", "어긴 제약 조건"},
		"violations.none":   {"The independent verifier found no constraint broken.", "독립 검증기가 어긴 제약을 찾지 못했습니다."},
		"findings.intro":    {"What the tool found out about the data. “wavecut explain CODE” tells more about each code.", "도구가 데이터에서 찾아낸 사실입니다. “wavecut explain 코드”로 자세히 볼 수 있습니다."},
		"findings.none":     {"Nothing was found on the data.", "데이터에서 발견한 문제가 없습니다."},
		"findings.table":    {"Findings", "점검 결과"},
		"findings.counts":   {"Findings by code", "코드별 점검 결과"},
		"severity.error":    {"error", "오류"},
		"severity.warning":  {"warning", "경고"},
		"severity.info":     {"note", "참고"},
		"constraint.C1":     {"every asset of a site to be left must leave it, to a site that stays", "철수 센터의 자산은 남는 센터로 옮겨야 함"},
		"constraint.C2":     {"allowed methods, sites and data policy", "허용된 방식·센터·데이터 정책"},
		"constraint.C3":     {"capacity of the sites", "센터 수용 한도"},
		"constraint.C4":     {"size of a wave, teams, ramp and pilot", "차수 크기, 팀, 점진 확대, 시범"},
		"constraint.C5":     {"freezes", "동결 기간"},
		"constraint.C6":     {"copying over the links", "회선 복제량"},
		"constraint.C7":     {"availability of replica groups and pools", "복제 그룹·풀의 가용성"},
		"constraint.C8":     {"same wave, same site, order", "같은 차수·같은 센터·순서"},
		"constraint.C9":     {"length of the window and longest permitted outage", "작업 창 길이와 최대 허용 중단"},
		"constraint.C10":    {"form of the plan", "계획의 형식"},
		"constraint.C11":    {"protection against the loss of a site", "센터 상실에 대한 대비"},
		"constraint.C12":    {"the demand of events", "행사 때의 수요"},
		"constraint.C13":    {"the order of stages", "단계의 순서"},
	}
}

// methodTexts say how the figures were computed.
func methodTexts() map[string]text {
	return map[string]text{
		"methods.total":     {"The total is colocation + migration + downtime + split dependencies over the horizon, each rounded once to the currency's smallest unit. Every figure of this report comes from one evaluator; the months add up to the terms, and the terms to the total.", "총비용은 계획 기간의 상면 + 이전 작업 + 서비스 중단 + 센터 간 의존 비용이며, 항목마다 통화의 최소 단위로 한 번만 반올림합니다. 모든 수치는 하나의 계산기에서 나오며, 월별 합은 항목과, 항목의 합은 총액과 같습니다."},
		"methods.verify":    {"A verifier that shares no code with the search has checked every hard constraint (C1 to C13) of the plan.", "탐색과 코드를 공유하지 않는 검증기가 모든 필수 제약(C1~C13)을 확인했습니다."},
		"methods.bound":     {"The bound is proven: no complete schedule with the same targets and methods can cost less. The gap is (total − bound) ÷ total; as fixed costs flatter it, the avoidable gap counts only what scheduling can influence.", "하한은 증명된 값으로, 같은 배치와 방식으로는 어떤 일정도 그보다 적게 들 수 없습니다. 차이는 (총비용 − 하한) ÷ 총비용이며, 고정비 때문에 작아 보일 수 있어 일정으로 바꿀 수 있는 비용만 센 차이도 함께 적습니다."},
		"methods.downtime":  {"A service goes down in a wave for as long as the longest outage among all that it needs, %s dependencies deep; replica groups and pools serve on. Minutes are summed over services, so two services down for an hour count two hours.", "서비스는 차수마다 의존 관계 %s단계까지 필요한 것 중 가장 긴 중단만큼 멈춥니다. 복제 그룹과 풀은 계속 동작합니다. 시간은 서비스별로 더하므로 두 서비스가 1시간씩 멈추면 2시간입니다."},
		"methods.stay":      {"Staying means that every asset stays where it is for the whole horizon; moving by application means what a spreadsheet does: one application after the other into the first window that takes it whole. All are priced in the same way.", "그대로 유지는 모든 자산이 기간 내내 제자리에 있는 경우이고, 애플리케이션 단위는 스프레드시트처럼 애플리케이션을 하나씩 통째로 들어가는 첫 작업 창에 넣는 경우입니다. 모두 같은 방식으로 계산합니다."},
		"methods.savings":   {"The yearly saving is twelve times the monthly running cost of today less that after the last wave and exit.", "연간 절감액은 현재 월 운영비와 마지막 차수·철수 뒤 월 운영비의 차이에 12를 곱한 값입니다."},
		"methods.same":      {"The same inventory, scenario, seed and version give the same plan and the same report, byte for byte.", "같은 자산 목록, 시나리오, 시드, 버전이면 계획과 보고서가 바이트 단위까지 같습니다."},
		"methods.table":     {"What the figures were computed from", "산출 근거"},
		"methods.version":   {"Version", "버전"},
		"methods.seed":      {"Seed", "시드"},
		"methods.effort":    {"Effort of the search", "탐색 강도"},
		"methods.inventory": {"Digest of the inventory", "자산 목록 다이제스트"},
		"methods.scenario":  {"Digest of the scenario", "시나리오 다이제스트"},
		"methods.assets":    {"Assets with a site", "센터가 있는 자산"},
		"methods.names":     {"Names", "이름"},
		"methods.deps":      {"Dependencies", "의존 관계"},
		"methods.windows":   {"Cutover windows", "작업 창"},
		"methods.horizon":   {"Horizon", "계획 기간"},
		"methods.imported":  {"not computed here", "여기서 계산하지 않음"},
	}
}
