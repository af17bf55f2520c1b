package runbook

import "github.com/wavecut/wavecut/inventory"

// Codes of the findings on runbooks. [Explanations] tells each one in words.
const (
	CodeChainTooLong = "PLAN060"
	CodeNoWayBack    = "PLAN061"
	CodeTooLate      = "PLAN062"
	CodeUnknownTTL   = "PLAN063"
	CodeNoOwner      = "PLAN064"
	CodeCircle       = "PLAN065"
	CodeNoDNSName    = "PLAN066"
	CodeNoAddress    = "PLAN067"
	CodeAddressRow   = "PLAN068"
	CodeEarlyGate    = "PLAN069"
)

// Explanations tells the codes on runbooks in words, in order.
func Explanations() []inventory.Explanation {
	return []inventory.Explanation{
		{Code: CodeChainTooLong, Title: "the chain is longer than the window",
			Meaning: "Cutovers run side by side, but start-up and checks follow the dependencies, and the longest chain of them ends after the window. The plan prices outages alone, so it stands.",
			Example: "a window of two hours, a database cut over in 90 minutes, and four tiers of applications behind it at 10 minutes each",
			Mend:    "Plan for a longer window, split the chain over two waves with `after`, or have faster checks (--check-minutes)."},
		{Code: CodeNoWayBack, Title: "a rollback would end after the window",
			Meaning: "The last moment at which the whole way back still fits the window is before the last check is over. After that moment a failure means downtime beyond the window, or repair on the new side.",
			Example: "hardware on a truck for 12 hours in a window of 20",
			Mend:    "Decide before that moment, plan for a longer window, or choose another method for what takes longest to go back."},
		{Code: CodeTooLate, Title: "a preparation would begin before the plan does",
			Meaning: "A copy has to start, or a TTL to be lowered, before the first day of the plan for the wave to be ready.",
			Example: "replication with an overlap of 10 days for a window on the 6th day",
			Mend:    "Begin early, or let the first wave be later: fewer assets in the first windows (ramp), or a later start_date for the windows."},
		{Code: CodeUnknownTTL, Title: "names without a TTL",
			Meaning: "Names are repointed whose dns_ttl_seconds is not given. The runbook assumes a day, the longest that is common.",
			Example: "www.shop.example without dns_ttl_seconds",
			Mend:    "Fill dns_ttl_seconds, or import the zone files."},
		{Code: CodeNoOwner, Title: "assets without a team",
			Meaning: "Nobody is named who would do the work or could be called at night.",
			Example: "web-1 with an empty team", Mend: "Fill team."},
		{Code: CodeCircle, Title: "assets that need each other start together",
			Meaning: "The assets need each other in a circle, so that none can be checked before the others: they start side by side and are checked together.",
			Example: "two services that call each other", Mend: "Nothing, or correct the dependencies: a call that is not needed to start has the impact degraded or none."},
		{Code: CodeNoDNSName, Title: "a name or record that can't be written",
			Meaning: "The id (or fqdn) of a name can't be a name in the DNS, or the records that are stored with it are not understood. No files are written for it.",
			Example: "the name `shop front`", Mend: "Give the name its fqdn."},
		{Code: CodeNoAddress, Title: "an address that is not known",
			Meaning: "The files for a wave need an address that neither the records nor addresses.csv give. It stands there as a variable, and in values.env.",
			Example: "${ADDRESS_LB_1_PTK1}", Mend: "Fill values.env, or give the row in the file of --addresses."},
		{Code: CodeAddressRow, Title: "a row of the addresses that can't be used",
			Meaning: "The row names no asset or site of the estate, or its address is no IP address or host name.",
			Example: "lb-1,PTK1,10.0.0.999", Mend: "Correct the row."},
		{Code: CodeEarlyGate, Title: "a wave begins before the one before is signed",
			Meaning: "Waves go on only when the checks of the wave before are green, and those of pilot waves after their first busy hours. By the plan's windows there is no time for that.",
			Example: "a window on Sunday night within a long one of the same weekend",
			Mend:    "Leave a window free between them (ramp, pilot_waves), or agree on an earlier signature."},
	}
}
