package sheet

import (
	"iter"

	"github.com/wavecut/wavecut/reports"
)

// The columns that several tables share.
var (
	waveColumn  = column("wave", Count, 7, "Wave", "차수")
	startColumn = column("start", Moment, 17, "Window from", "작업 창 시작")
	teamColumn  = column("team", Text, 14, "Team", "팀")
	tierColumn  = column("tier", Count, 6, "Tier", "등급")
	appColumn   = column("application", Text, 16, "Application", "애플리케이션")
)

func waves() Table {
	return Table{
		Key: "waves", Title: [2]string{"Waves", "차수"},
		Columns: []Column{
			waveColumn, startColumn, column("end", Moment, 17, "Window to", "작업 창 끝"),
			column("load_factor", Number, 8, "Load", "부하"), column("assets", Count, 9, "Assets", "자산"),
			column("names", Count, 9, "Names", "이름"), column("services", Count, 12, "Services down", "중단 서비스"),
			column("outage_minutes", Number, 14, "Downtime (min)", "중단(분)"), column("longest_outage", Number, 13, "Longest (min)", "최장(분)"),
			column("effort_hours", Number, 11, "Effort (h)", "작업(시간)"), column("transfer_gb", Number, 13, "Data (GB)", "데이터(GB)"),
			column("split_dependencies", Count, 12, "Split after", "이후 센터 간"), column("split_per_day", Number, 15, "Split cost a day", "센터 간 비용/일"),
			column("joined", Count, 8, "Joined", "합침"), column("parted", Count, 8, "Parted", "갈라짐"),
		},
		Rows: func(r *reports.Report) iter.Seq[[]string] {
			return each(r.Waves, func(w *reports.Wave) []string {
				return []string{
					integer(w.Wave), w.Start, w.End, decimal(w.LoadFactor), integer(w.Assets), integer(len(w.Repoints)), integer(w.Services),
					decimal(w.OutageMinutes), decimal(w.Longest), decimal(w.EffortHours), decimal(w.TransferGB),
					integer(w.SplitDependencies), decimal(w.SplitPerDay), integer(w.Joined), integer(w.Parted),
				}
			})
		},
	}
}

func assets() Table {
	return Table{
		Key: "assets", Title: [2]string{"Assets", "자산"},
		Columns: []Column{
			waveColumn, startColumn, column("asset", Text, 22, "Asset", "자산"), column("name", Text, 24, "Name", "이름"), appColumn, teamColumn,
			column("environment", Text, 11, "Environment", "환경"), column("kind", Text, 10, "Kind", "종류"), column("form", Text, 10, "Form", "형태"), tierColumn,
			column("from", Text, 12, "From", "출발"), column("to", Text, 12, "To", "도착"), column("method", Text, 10, "Method", "방식"),
			column("outage_minutes", Number, 12, "Outage (min)", "중단(분)"), column("overlap_days", Number, 13, "Overlap (days)", "병행(일)"),
			column("transfer_gb", Number, 12, "Data (GB)", "데이터(GB)"), column("effort_hours", Number, 10, "Effort (h)", "작업(시간)"),
			column("replica_group", Text, 16, "Replica group", "복제 그룹"),
		},
		Rows: func(r *reports.Report) iter.Seq[[]string] {
			return within(r.Waves, func(w *reports.Wave) []reports.Move { return w.Moves }, func(w *reports.Wave, m *reports.Move) []string {
				return []string{
					integer(w.Wave), w.Start, m.Asset, m.Name, m.Application, m.Team, m.Environment, m.Kind, m.Form, integer(m.Tier),
					m.From, m.To, m.Method, decimal(m.OutageMinutes), decimal(m.OverlapDays), decimal(m.TransferGB), decimal(m.EffortHours), m.ReplicaGroup,
				}
			})
		},
	}
}

func names() Table {
	return Table{
		Key: "names", Title: [2]string{"Names", "이름"},
		Columns: []Column{
			waveColumn, startColumn, column("fqdn", Text, 34, "DNS name", "DNS 이름"), column("name", Text, 24, "Id", "식별자"),
			column("asset", Text, 22, "Points to", "대상 자산"), column("to", Text, 12, "To", "도착"),
			column("dns_ttl_seconds", Count, 9, "TTL (s)", "TTL(초)"), tierColumn,
		},
		Rows: func(r *reports.Report) iter.Seq[[]string] {
			return within(r.Waves, func(w *reports.Wave) []reports.Repoint { return w.Repoints }, func(w *reports.Wave, n *reports.Repoint) []string {
				return []string{integer(w.Wave), w.Start, n.FQDN, n.Name, n.Asset, n.To, optional(n.TTLSeconds), integer(n.Tier)}
			})
		},
	}
}

func limits() Table {
	return Table{
		Key: "limits", Title: [2]string{"Limits", "한도"},
		Columns: []Column{
			waveColumn, column("limit", Text, 22, "Limit", "한도"), column("subject", Text, 20, "Of", "대상"),
			column("used", Number, 14, "Used", "사용"), column("most", Number, 14, "Most", "최대"), column("left", Number, 14, "Left", "남음"),
		},
		Rows: func(r *reports.Report) iter.Seq[[]string] {
			return each(r.Headroom, func(l *reports.Limit) []string {
				return []string{integer(l.Wave), l.Limit, l.Subject, decimal(l.Used), decimal(l.Most), decimal(l.Left)}
			})
		},
	}
}
