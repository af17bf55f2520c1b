package lang

// downtimeTexts are those of the downtime.
func downtimeTexts() map[string]text {
	return map[string]text{
		"downtime.intro":    {"Minutes for which services are down in planned cutovers, summed over services. A service that needs assets of several waves is hit in each of them.", "계획된 전환에서 서비스가 중단되는 시간(서비스별 합)입니다. 필요한 자산이 여러 차수에 나뉜 서비스는 차수마다 중단됩니다."},
		"downtime.chart":    {"Downtime by wave and tier, in hours", "차수·등급별 중단 시간(시간)"},
		"downtime.desc":     {"%s in all; wave %s takes most, %s.", "모두 %s. %s차가 %s으로 가장 깁니다."},
		"downtime.tiers":    {"Downtime by tier", "등급별 중단 시간"},
		"downtime.services": {"Services that go down, the dearest first", "중단되는 서비스(비용이 큰 순)"},
		"downtime.repeated": {"Services that go down in more than one wave", "두 번 이상 중단되는 서비스"},
		"downtime.once":     {"No service goes down in more than one wave.", "두 번 이상 중단되는 서비스는 없습니다."},
		"downtime.count":    {"%s services go down, %s of them in more than one wave.", "서비스 %s개가 중단되고, 그중 %s개는 두 차수 이상에서 중단됩니다."},
		"tier.n":            {"Tier %s", "%s등급"},
	}
}

// tieTexts are those of dependencies between sites.
func tieTexts() map[string]text {
	return map[string]text{
		"ties.intro":      {"Dependencies whose ends are at two sites cost latency and transfer. %s are split today, %s at the end.", "양 끝이 서로 다른 센터에 있는 의존 관계는 지연과 전송 비용이 듭니다. 현재 %s개, 마지막에는 %s개입니다."},
		"ties.chart":      {"Dependencies between sites after each wave", "차수별 센터 간 의존 관계 수"},
		"ties.desc":       {"From %s to %s.", "%s개에서 %s개로."},
		"ties.waves":      {"Dependencies between sites, by wave", "차수별 센터 간 의존 관계"},
		"ties.end":        {"Still split at the end, the dearest first", "마지막까지 갈라져 있는 의존 관계(비용이 큰 순)"},
		"ties.time":       {"Split by the plan for a time, the dearest first", "계획 중 일시적으로 갈라지는 의존 관계(비용이 큰 순)"},
		"ties.none":       {"No dependency is between two sites at the end.", "마지막에 두 센터에 걸친 의존 관계는 없습니다."},
		"dep.sync":        {"sync", "동기"},
		"dep.async":       {"async", "비동기"},
		"dep.batch":       {"batch", "배치"},
		"dep.replication": {"replication", "복제"},
		"dep.dns":         {"DNS", "DNS"},
		"impact.outage":   {"outage", "중단"},
		"impact.degraded": {"degraded", "성능 저하"},
		"impact.none":     {"none", "없음"},
	}
}

// pictureTexts are those of the picture of a wave.
func pictureTexts() map[string]text {
	return map[string]text{
		"picture.intro":      {"Each circle is a site as it stands after the wave; discs in it are applications. Filled dots move in the wave, hollow ones are what they depend on or what depends on them.", "원은 차수가 끝난 뒤의 센터이고 그 안의 묶음은 애플리케이션입니다. 채워진 점은 이 차수에 이전하는 자산, 빈 점은 그와 의존 관계에 있는 자산입니다."},
		"picture.title":      {"Dependencies of wave %s", "%s차 의존 관계"},
		"picture.option":     {"Wave %s – assets: %s", "%s차 – 자산 %s개"},
		"picture.choose":     {"Wave", "차수"},
		"picture.search":     {"Find an asset", "자산 찾기"},
		"picture.fit":        {"Fit", "전체 보기"},
		"picture.in":         {"Zoom in", "확대"},
		"picture.out":        {"Zoom out", "축소"},
		"picture.only":       {"Only ties between sites", "센터 간 의존만"},
		"picture.keys":       {"Drag or use the arrow keys to move, the wheel or + and − to zoom, select a dot for its neighbours.", "끌거나 화살표 키로 이동, 휠이나 +, − 키로 확대·축소, 점을 누르면 이웃을 볼 수 있습니다."},
		"picture.noscript":   {"The picture needs scripts. Without them, the tables of ties by wave and those still split say the same.", "그림을 보려면 스크립트가 필요합니다. 스크립트가 없으면 아래 의존 관계 표에서 같은 내용을 볼 수 있습니다."},
		"picture.left":       {"%s assets with the fewest ties are left out of this picture.", "의존 관계가 가장 적은 자산 %s개는 그림에서 뺐습니다."},
		"picture.moves":      {"moves", "이전"},
		"picture.stays":      {"stays", "그대로"},
		"picture.apart":      {"between sites after the wave", "차수 뒤 센터 간"},
		"picture.joined":     {"joined by the wave", "이 차수로 합쳐짐"},
		"picture.together":   {"on one site", "같은 센터"},
		"picture.found":      {"found", "찾음"},
		"picture.none":       {"nothing found", "찾지 못함"},
		"picture.count":      {"%s assets move, %s stay tied to them; %s dependencies are between sites after the wave, %s are joined by it.", "자산 %s개가 이전하고 %s개가 이와 의존 관계에 있습니다. 차수 뒤 센터 간 의존 %s개, 합쳐진 의존 %s개."},
		"picture.neighbours": {"neighbours", "이웃"},
		"picture.noapp":      {"no application", "애플리케이션 없음"},
	}
}
