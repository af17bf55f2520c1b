package lang

// Terms lists the keys of the glossary in order: "term.KEY.word" is the word and
// "term.KEY.means" what it means.
func Terms() []string {
	return []string{"site", "asset", "name", "service", "dependency", "window", "wave", "placement", "outage", "tier", "split", "exit", "bound", "freeze", "overlap", "repoint"}
}

func termTexts() map[string]text {
	return map[string]text{
		"term.site.word":        {"site", "센터"},
		"term.site.means":       {"a data center, colocation or cloud region", "데이터센터, 코로케이션 또는 클라우드 리전"},
		"term.asset.word":       {"asset", "자산"},
		"term.asset.means":      {"anything that moves as one: a virtual machine, a server, a database, a deployed service", "하나로 옮기는 것: 가상 머신, 서버, 데이터베이스, 배포된 서비스"},
		"term.name.word":        {"name", "이름"},
		"term.name.means":       {"a DNS name; it is not moved but repointed when what it needs moves", "DNS 이름. 옮기지 않고 필요한 자산이 옮겨지면 다시 가리킴"},
		"term.service.word":     {"service", "서비스"},
		"term.service.means":    {"an asset or name whose downtime costs money", "중단되면 비용이 드는 자산 또는 이름"},
		"term.dependency.word":  {"dependency", "의존 관계"},
		"term.dependency.means": {"one asset needs another", "한 자산이 다른 자산을 필요로 함"},
		"term.window.word":      {"cutover window", "작업 창"},
		"term.window.means":     {"a dated maintenance window in which assets may be cut over", "자산을 전환할 수 있는 날짜가 정해진 점검 시간"},
		"term.wave.word":        {"wave", "차수"},
		"term.wave.means":       {"the assets that are cut over in one window", "한 작업 창에서 전환하는 자산들"},
		"term.placement.word":   {"placement", "배치"},
		"term.placement.means":  {"which asset ends at which site", "어느 자산이 어느 센터에 가는지"},
		"term.outage.word":      {"outage", "중단"},
		"term.outage.means":     {"the time for which an asset is down in its own cutover", "전환 중 자산이 멈추는 시간"},
		"term.tier.word":        {"tier", "등급"},
		"term.tier.means":       {"how critical it is, from 0 (most) to 4", "중요도. 0이 가장 높고 4가 가장 낮음"},
		"term.split.word":       {"split dependency", "센터 간 의존"},
		"term.split.means":      {"a dependency whose ends are at two sites; it costs latency and transfer", "양 끝이 다른 센터에 있는 의존 관계. 지연과 전송 비용이 듦"},
		"term.exit.word":        {"exit", "철수"},
		"term.exit.means":       {"the day from which a site is no longer used: the last move and its decommissioning", "센터를 더 쓰지 않는 날: 마지막 이전과 정리 작업 이후"},
		"term.bound.word":       {"bound, gap", "하한, 차이"},
		"term.bound.means":      {"a cost below which no schedule can fall, and how far the plan is above it", "어떤 일정도 그보다 적게 들 수 없는 비용과 계획과의 차이"},
		"term.freeze.word":      {"freeze", "동결"},
		"term.freeze.means":     {"a time in which nothing in its scope may be cut over", "범위 안의 자산을 전환할 수 없는 기간"},
		"term.overlap.word":     {"overlap", "병행 기간"},
		"term.overlap.means":    {"the days for which source and target run side by side before a cutover", "전환 전에 양쪽에서 함께 운영하는 기간"},
		"term.repoint.word":     {"repoint", "다시 가리키기"},
		"term.repoint.means":    {"to let a DNS name lead to the new place of what it needs", "DNS 이름이 자산의 새 위치를 가리키게 함"},
	}
}

// columnTexts are the headings of tables.
func columnTexts() map[string]text {
	return map[string]text{
		"col.wave": {"Wave", "차수"}, "col.window": {"Window", "작업 창"}, "col.assets": {"Assets", "자산"}, "col.names": {"Names", "이름"},
		"col.services": {"Services down", "중단 서비스"}, "col.minutes": {"Downtime (min)", "중단(분)"}, "col.longest": {"Longest (min)", "최장(분)"},
		"col.effort": {"Effort (h)", "작업(시간)"}, "col.data": {"Data (GB)", "데이터(GB)"}, "col.split": {"Split after", "이후 센터 간"},
		"col.splitday": {"Split cost a day", "센터 간 비용/일"}, "col.joined": {"Joined", "합쳐짐"}, "col.parted": {"Parted", "갈라짐"},
		"col.tightest": {"Tightest limit", "가장 빠듯한 한도"}, "col.asset": {"Asset", "자산"}, "col.name": {"Name", "이름"}, "col.application": {"Application", "애플리케이션"},
		"col.team": {"Team", "팀"}, "col.tier": {"Tier", "등급"}, "col.kind": {"Kind", "종류"}, "col.from": {"From", "출발"}, "col.to": {"To", "도착"},
		"col.method": {"Method", "방식"}, "col.outage": {"Outage (min)", "중단(분)"}, "col.overlap": {"Overlap (days)", "병행(일)"},
		"col.fqdn": {"DNS name", "DNS 이름"}, "col.needs": {"Needs", "필요 자산"}, "col.ttl": {"TTL (s)", "TTL(초)"},
		"col.limit": {"Limit", "한도"}, "col.of": {"Of", "대상"}, "col.used": {"Used", "사용"}, "col.most": {"Most", "최대"}, "col.left": {"Left", "여유"}, "col.share": {"Share", "비율"},
		"col.site": {"Site", "센터"}, "col.role": {"Role", "역할"}, "col.exit": {"Exit", "철수일"}, "col.lastwave": {"Last wave", "마지막 차수"},
		"col.contract": {"Contract ends", "계약 종료"}, "col.afterhorizon": {"Contract after the horizon", "기간 이후 계약 비용"},
		"col.month": {"Month", "월"}, "col.saved": {"Saved so far", "누적 절감"}, "col.asis": {"Staying", "그대로 유지"}, "col.when": {"When", "시점"},
		"col.permonth": {"Per month", "월"}, "col.peryear": {"Per year", "연"}, "col.term": {"Cost", "비용"}, "col.plan": {"This plan", "이 계획"},
		"col.byapplication": {"By application (min)", "애플리케이션 단위(분)"}, "col.difference": {"Difference (min)", "차이(분)"},
		"col.service": {"Service", "서비스"}, "col.waves": {"Waves", "차수"}, "col.cost": {"Cost", "비용"}, "col.exposure": {"Exposure", "노출"},
		"col.atsites": {"Between", "구간"}, "col.impact": {"Impact", "영향"}, "col.days": {"Days", "일수"}, "col.perday": {"Cost a day", "비용/일"}, "col.slow": {"Too slow", "지연 초과"},
		"col.reason": {"Reason", "사유"}, "col.meaning": {"Meaning", "뜻"}, "col.code": {"Code", "코드"}, "col.subject": {"Subject", "대상"}, "col.detail": {"Detail", "내용"},
		"col.severity": {"Severity", "심각도"}, "col.position": {"Where", "위치"}, "col.message": {"Message", "내용"}, "col.hint": {"Hint", "조치"}, "col.count": {"Count", "건수"},
		"col.figure": {"Figure", "항목"}, "col.value": {"Value", "값"}, "col.word": {"Word", "용어"}, "col.kept": {"Kept", "유지"}, "col.unscheduled": {"Unscheduled", "미배정"},
		"col.chosen": {"Chosen", "선택"}, "col.total": {"Total", "합계"},
		"method.drain": {"drain", "순차 제외"}, "method.redeploy": {"redeploy", "재배포"}, "method.replicate": {"replicate", "복제"}, "method.live": {"live", "라이브 이전"},
		"method.cold": {"cold", "정지 이전"}, "method.physical": {"physical", "물리 이전"}, "method.retire": {"retire", "폐기"}, "method.retain": {"retain", "유지"},
		"kind.web": {"web", "웹"}, "kind.api": {"API", "API"}, "kind.app": {"app", "앱"}, "kind.batch": {"batch", "배치"}, "kind.database": {"database", "데이터베이스"},
		"kind.cache": {"cache", "캐시"}, "kind.queue": {"queue", "큐"}, "kind.storage": {"storage", "스토리지"}, "kind.network": {"network", "네트워크"},
		"kind.other": {"other", "기타"}, "kind.name": {"name", "이름"}, "exposure.external": {"external", "외부"}, "exposure.internal": {"internal", "내부"},
		"retired": {"retired", "폐기"},
	}
}

// compareTexts are those of the comparison of two plans.
func compareTexts() map[string]text {
	return map[string]text{
		"compare.title":      {"Plans “%s” and “%s” compared", "계획 “%s”와 “%s” 비교"},
		"compare.cheaper":    {"“%s” costs %s less than “%s” and takes services down for %s.", "“%[1]s”는 “%[3]s”보다 %[2]s 적게 들고 서비스 중단은 %[4]s입니다."},
		"compare.same":       {"Both cost the same.", "비용이 같습니다."},
		"compare.less":       {"%s less", "%s 적게"},
		"compare.more":       {"%s more", "%s 많이"},
		"compare.equal":      {"as long", "같게"},
		"compare.figures":    {"Figures", "수치"},
		"compare.moves":      {"Assets that are treated differently", "다르게 처리한 자산"},
		"compare.waves":      {"Waves", "차수"},
		"compare.exits":      {"Exits", "철수일"},
		"compare.months":     {"Cost by month", "월별 비용"},
		"compare.services":   {"Services whose downtime differs", "중단이 다른 서비스"},
		"compare.none":       {"Both plans treat every asset alike.", "두 계획은 모든 자산을 같게 처리합니다."},
		"compare.scenario":   {"The plans are for different scenarios or inventories; their figures can't be compared one to one.", "두 계획의 시나리오나 자산 목록이 달라 수치를 그대로 비교할 수 없습니다."},
		"compare.a":          {"A: %s", "A: %s"},
		"compare.b":          {"B: %s", "B: %s"},
		"compare.delta":      {"B − A", "B − A"},
		"compare.stays":      {"stays", "그대로"},
		"compare.missing":    {"not in it", "없음"},
		"figure.total":       {"Total", "합계"},
		"figure.moved":       {"Assets moved", "이전 자산"},
		"figure.waves":       {"Waves", "차수"},
		"figure.unscheduled": {"Unscheduled", "미배정"},
		"figure.violations":  {"Constraints broken", "제약 위반"},
		"figure.minutes":     {"Downtime (min)", "중단(분)"},
		"figure.repeated":    {"Services hit more than once", "두 번 이상 중단되는 서비스"},
		"figure.split":       {"Split at the end", "마지막 센터 간 의존"},
		"figure.peryear":     {"Final running cost per year", "최종 연간 운영비"},
	}
}
