package sheet

import (
	"iter"
	"strings"

	"github.com/wavecut/wavecut/reports"
)

func months() Table {
	return Table{
		Key: "months", Title: [2]string{"Money by month", "월별 비용"},
		Columns: []Column{
			column("month", Date, 11, "Month", "월"), column("total", Money, 16, "Total", "합계"),
			column("colocation", Money, 16, "Colocation", "상면"), column("migration", Money, 16, "Migration", "이전 작업"),
			column("downtime", Money, 16, "Downtime", "서비스 중단"), column("split", Money, 16, "Split dependencies", "센터 간 의존"),
			column("as_is", Money, 16, "Staying", "그대로 유지"), column("saved", Money, 16, "Saved so far", "누적 절감"),
		},
		Rows: func(r *reports.Report) iter.Seq[[]string] {
			return each(r.Months, func(m *reports.Month) []string {
				return []string{
					m.Month + "-01", string(m.Total), string(m.Colocation), string(m.Migration), string(m.Downtime), string(m.Split),
					string(m.AsIs), string(m.Saved),
				}
			})
		},
	}
}

func ties() Table {
	return Table{
		Key: "dependencies_split", Title: [2]string{"Dependencies split", "센터 간 의존 관계"},
		Columns: []Column{
			column("from", Text, 22, "From", "출발"), column("to", Text, 22, "To", "도착"), column("kind", Text, 11, "Kind", "종류"),
			column("impact", Text, 10, "Impact", "영향"), column("from_site", Text, 12, "Site of from", "출발 센터"), column("to_site", Text, 12, "Site of to", "도착 센터"),
			column("today", Flag, 8, "Today", "현재"), column("at_end", Flag, 8, "At the end", "마지막"),
			column("first_wave", Count, 12, "From wave", "시작 차수"), column("last_wave", Count, 12, "To wave", "끝 차수"),
			column("days", Number, 10, "Days", "일수"), column("per_day", Number, 14, "Cost a day", "비용/일"), column("cost", Number, 16, "Cost", "비용"),
			column("slow", Flag, 9, "Too slow", "느린 회선"),
		},
		Rows: func(r *reports.Report) iter.Seq[[]string] {
			return each(r.Ties, func(t *reports.Tie) []string {
				last := ""
				if t.LastWave != nil {
					last = integer(*t.LastWave)
				}
				return []string{
					t.From, t.To, t.Kind, t.Impact, t.FromSite, t.ToSite, flag(t.Today), flag(t.AtEnd), integer(t.FirstWave), last,
					decimal(t.Days), decimal(t.PerDay), decimal(t.Cost), flag(t.Slow),
				}
			})
		},
	}
}

func services() Table {
	return Table{
		Key: "services", Title: [2]string{"Services down", "중단 서비스"},
		Columns: []Column{
			column("asset", Text, 26, "Service", "서비스"), column("name", Text, 24, "Name", "이름"), appColumn, teamColumn,
			column("exposure", Text, 10, "Exposure", "노출"), tierColumn, column("waves", Text, 14, "Waves", "차수"),
			column("hits", Count, 7, "Hits", "횟수"), column("outage_minutes", Number, 14, "Downtime (min)", "중단(분)"), column("cost", Money, 16, "Cost", "비용"),
		},
		Rows: func(r *reports.Report) iter.Seq[[]string] {
			return each(r.Services, func(s *reports.Service) []string {
				hit := make([]string, len(s.Waves))
				for i, w := range s.Waves {
					hit[i] = integer(w)
				}
				return []string{
					s.Asset, s.Name, s.Application, s.Team, s.Exposure, integer(s.Tier), strings.Join(hit, ";"), integer(len(hit)),
					decimal(s.OutageMinutes), string(s.Cost),
				}
			})
		},
	}
}
