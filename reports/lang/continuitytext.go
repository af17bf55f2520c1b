package lang

// continuityTexts are those of the loss of sites and of events.
func continuityTexts() map[string]text {
	return map[string]text{
		"section.continuity": {"Loss of a site, and events", "센터 상실과 행사 대비"},
		"continuity.intro": {
			"What would be down if one site were lost at the start, after each wave and at the end. Standby counts where it stands at another site that is kept.",
			"처음, 각 차수 뒤, 마지막에 센터 하나를 잃으면 중단되는 서비스입니다. 유지되는 다른 센터에 있는 대기 시스템만 인정합니다.",
		},
		"continuity.safe":    {"No wave creates a single point of failure: what outlasts the loss of any one site today does so throughout.", "새로 생기는 단일 장애점이 없습니다. 지금 센터 하나를 잃어도 유지되는 서비스는 이전 내내 유지됩니다."},
		"continuity.paper":   {"Standby on paper only: %s assets declare a recovery mode, and nothing takes over from them.", "문서상의 대기: 자산 %s개가 복구 방식을 선언했지만 이어받을 시스템이 없습니다."},
		"continuity.losses":  {"Services down if a site is lost", "센터 상실 시 중단되는 서비스"},
		"continuity.created": {"Single points of failure that the plan creates", "계획 때문에 생기는 단일 장애점"},
		"continuity.peaks":   {"Readiness for events, in vCPU", "행사 대비(vCPU)"},
		"col.lossdown":       {"Services down", "중단 서비스"},
		"col.losslost":       {"for good", "복구 불가"},
		"col.cause":          {"Because of", "원인"},
		"col.event":          {"Event", "행사"},
		"col.starts":         {"Starts", "시작"},
		"col.factor":         {"Traffic", "트래픽 배수"},
		"col.demand":         {"Demand", "수요"},
		"col.capacity":       {"Capacity", "수용 한도"},
		"col.burst":          {"Rented", "임대"},
		"col.burstcost":      {"Cost of renting", "임대 비용"},
		"col.uncovered":      {"Not covered", "부족"},
	}
}
