package sampledata

var calendarColumns = []string{"kind", "scope", "start", "end", "name", "traffic_factor"}

// calendar is a year of a Korean marketplace from March 2027: Chuseok is on 15
// September 2027 and Seollal on 27 January 2028.
var calendar = [][6]string{
	{"freeze", "all", "2027-09-11", "2027-09-19", "추석 연휴", ""},
	{"freeze", "all", "2027-10-30", "2027-11-14", "11.11 그랜드 세일", ""},
	{"freeze", "all", "2027-11-22", "2027-12-01", "블랙 프라이데이", ""},
	{"freeze", "all", "2027-12-24", "2028-01-03", "연말연시", ""},
	{"freeze", "all", "2028-01-21", "2028-01-31", "설 연휴", ""},
	{"freeze", "team:결제개발팀", "2027-05-10", "2027-05-22", "PCI DSS 심사", ""},
	{"freeze", "team:여행티켓팀", "2027-07-19", "2027-08-09", "여름 휴가 예약", ""},
	{"freeze", "application:정산-코어", "2027-03-28", "2027-04-03", "1분기 결산", ""},
	{"freeze", "application:정산-코어", "2027-06-27", "2027-07-03", "2분기 결산", ""},
	{"freeze", "application:gift-core", "2027-05-01", "2027-05-09", "가정의 달", ""},
	{"freeze", "application:gift-core", "2028-02-07", "2028-02-15", "밸런타인데이", ""},
	{"freeze", "site:PUS1", "2027-06-12T18:00:00+09:00", "2027-06-14T09:00:00+09:00", "부산 센터 전기 안전 점검", ""},
	{"freeze", "site:SEL2", "2027-04-17", "2027-04-19", "평촌 IDC UPS 교체", ""},
	{"freeze", "asset:pbx-srv-01", "2027-04-26", "2027-05-31", "상담 성수기", ""},
	{"event", "all", "2027-05-01", "2027-05-09", "가정의 달 기획전", "2.5"},
	{"event", "all", "2027-06-21T20:00:00+09:00", "2027-06-22T00:00:00+09:00", "여름 정기 세일 개막", "6"},
	{"event", "all", "2027-11-01", "2027-11-12", "11.11 그랜드 세일", "8"},
	{"event", "all", "2027-11-26", "2027-11-30", "블랙 프라이데이", "5"},
	{"event", "application:fashion-core", "2027-08-20T11:00:00+09:00", "2027-08-20T13:00:00+09:00", "한정판 운동화 발매", "30"},
}

// writeCalendar writes the entries that speak of something the estate has: a
// small one has not every team and application.
func writeCalendar(create Create, p *plan, sum *tally) error {
	t, err := newTable(create, "calendar.csv", calendarColumns)
	if err != nil {
		return err
	}
	known := p.scopes(sum)
	for _, entry := range calendar {
		if !known[entry[1]] {
			continue
		}
		for _, cell := range entry {
			t.text(cell)
		}
		t.end()
	}
	return t.close()
}

// scopes are the scopes that calendar entries of the first company can have.
func (p *plan) scopes(sum *tally) map[string]bool {
	known := map[string]bool{"all": true}
	for i := range sites {
		known["site:"+sites[i].id] = true
	}
	for _, key := range sum.order {
		known["team:"+key.team] = true
	}
	first := &p.companies[0]
	for i := range p.applications[:first.applications[1]] {
		a := &p.applications[i]
		known["application:"+string(a.appendLabel(nil))] = true
		if s, ok := a.entry(); ok {
			known["asset:"+string(p.appendID(nil, ref{int32(i), s, 0}))] = true
		}
	}
	return known
}
