package sampledata

import "fmt"

const scenarioText = `# Two of the four data centers are left, on the way of a lease that ends.
name = "four-to-two"
currency = "KRW"
time_zone = "Asia/Seoul"
start_date = 2027-03-01
horizon_weeks = 52
impact_depth = 4
latency_cost_per_hour = 5000
cost_per_effort_hour = 60000
wave_fixed_cost = %d
sla_penalty_per_day = 20000

# Every Sunday night.
[[window]]
weekday = "sun"
start = "01:00"
hours = 5
every_weeks = 1
load_factor = 0.3

# Every fourth weekend is long enough to truck hardware.
[[window]]
weekday = "sat"
start = "20:00"
hours = 34
every_weeks = 4
load_factor = 0.6

[wave]
max_assets = %d
max_effort_hours = %d
max_tier0 = %d
ramp = [%d, %d, %d]
pilot_waves = 2
pilot_min_tier = 3

[link_default]
bandwidth_mbps = 1000
rtt_ms = 7
transfer_cost_per_gb = 5

[copy]
migration_share = 0.4
sync_days = 6
stream_mbps = 1000
replication_lag_minutes = 5
live_max_rtt_ms = 10
physical_hours = 12

[downtime_cost_per_hour]
external = [40000000, 8000000, 1200000, 150000, 0]
internal = [8000000, 1600000, 250000, 30000, 0]

[max_downtime_minutes]
by_tier = [15, 60, 240, 720, 1440]

[methods.physical]
fixed_cost = 1200000

[policy]
cloud_data_classes = ["public", "internal"]
cloud_allowed_from = { personal = 2019-01-01 }
`

// waveWindows is the number of full waves that could hold everything.
const waveWindows = 15

// writeScenario writes the scenario with limits in proportion to what moves.
func writeScenario(create Create, o Options, sum *tally) error {
	out, err := create("scenario.toml")
	if err != nil {
		return fmt.Errorf("create scenario.toml: %w", err)
	}
	assets := max(6, roundUp(sum.moves.assets/waveWindows))
	hours := max(sum.moves.largest/10+60, roundUp(sum.moves.effort/10/waveWindows*11/10))
	_, err = fmt.Fprintf(out, scenarioText, max(1, 2*o.Assets/DefaultAssets)*1_000_000,
		assets, hours, max(3, sum.tier0/8),
		max(3, assets/10), max(4, assets*35/100), max(5, assets*7/10))
	if err != nil {
		out.Close()
		return fmt.Errorf("write scenario.toml: %w", err)
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("close scenario.toml: %w", err)
	}
	return nil
}
