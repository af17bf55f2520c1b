package sheet

import (
	"iter"

	"github.com/wavecut/wavecut/reports"
)

func sites() Table {
	return Table{
		Key: "sites_by_wave", Title: [2]string{"Sites by wave", "차수별 센터"},
		Columns: []Column{
			waveColumn, column("site", Text, 12, "Site", "센터"), column("assets", Count, 9, "Assets", "자산"),
			column("resource", Text, 14, "Resource", "자원"), column("used", Number, 14, "Used", "사용"), column("most", Number, 14, "Most", "최대"),
		},
		Rows: func(r *reports.Report) iter.Seq[[]string] {
			return within(r.Occupancy, func(o *reports.Occupancy) []reports.Use { return o.Uses }, func(o *reports.Occupancy, u *reports.Use) []string {
				return []string{integer(o.Wave), o.Site, integer(o.Assets), u.Resource, decimal(u.Used), optional(u.Most)}
			})
		},
	}
}

func exits() Table {
	return Table{
		Key: "exits", Title: [2]string{"Site exits", "센터 철수"},
		Columns: []Column{
			column("site", Text, 12, "Site", "센터"), column("name", Text, 24, "Name", "이름"), column("exit", Date, 12, "Exit", "철수"),
			column("last_wave", Count, 11, "Last wave", "마지막 차수"), column("contract_end", Date, 14, "Contract ends", "계약 종료"),
			column("after_horizon", Money, 18, "Contract afterwards", "이후 계약 비용"),
		},
		Rows: func(r *reports.Report) iter.Seq[[]string] {
			return each(r.Exits, func(x *reports.Exit) []string {
				return []string{x.Site, x.Name, x.Date, integer(x.LastWave), x.ContractEnd, string(x.AfterHorizon)}
			})
		},
	}
}

func unscheduled() Table {
	return Table{
		Key: "unscheduled", Title: [2]string{"Unscheduled", "일정 없음"},
		Columns: []Column{column("asset", Text, 26, "Asset", "자산"), column("reason", Text, 40, "Reason", "사유")},
		Rows: func(r *reports.Report) iter.Seq[[]string] {
			return each(r.Summary.Unscheduled, func(u *reports.Unscheduled) []string { return []string{u.Asset, u.Reason} })
		},
	}
}

func findings() Table {
	return Table{
		Key: "findings", Title: [2]string{"Findings", "점검 결과"},
		Columns: []Column{
			column("severity", Text, 10, "Severity", "심각도"), column("code", Text, 9, "Code", "코드"), column("subject", Text, 22, "Subject", "대상"),
			column("position", Text, 26, "Where", "위치"), column("message", Text, 60, "Message", "내용"), column("hint", Text, 40, "Hint", "해결"),
		},
		Rows: func(r *reports.Report) iter.Seq[[]string] {
			return each(r.Findings, func(f *reports.Finding) []string {
				return []string{f.Severity, f.Code, f.Subject, f.Position, f.Message, f.Hint}
			})
		},
	}
}
