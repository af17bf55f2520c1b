package model

import "github.com/wavecut/wavecut/inventory"

// Explanations tells the codes of this package in words: the constraints that a
// plan must keep, and what can be wrong with a scenario.
func Explanations() []inventory.Explanation {
	return append(explainConstraints(), explainScenario()...)
}

// explainConstraints tells C1 to C10 of section 4, and C11 to C13 of continuity.
func explainConstraints() []inventory.Explanation {
	return []inventory.Explanation{
		{
			Code: "C1", Title: "every site that is given up is emptied",
			Meaning: "An asset of a retiring site moves to a surviving one, or is retired, and nothing moves to a retiring site. Wave 0 means that the asset stays where it is. No more candidates are kept than the scenario asks for.",
			Example: "web-1 at SEL1, whose role is retire, has wave 0",
			Mend:    "Give the asset a wave and a target that survives, or the method retire.",
		},
		{
			Code: "C2", Title: "the method and the target are allowed",
			Meaning: "An asset moves by the method that the inventory gives, or by one that its kind, form and link allow; to one of its allowed_sites; and to a cloud only if its data class may go there at that date.",
			Example: "an asset of data_class personal goes to a cloud site before cloud_allowed_from",
			Mend:    "Choose another target or method, or correct allowed_sites, data_class or the policy.",
		},
		{
			Code: "C3", Title: "capacity",
			Meaning: "At every site and at every time the assets there, with those that are being prepared for the next wave, take no more rack units, power, vCPU, memory and storage than it has; a site that was over it at the start gets no fuller.",
			Example: "after wave 3 PTK1 holds 520 vCPU of 512",
			Mend:    "Move less there, move something away first, or give the site more.",
		},
		{
			Code: "C4", Title: "the size of a wave",
			Meaning: "The assets, effort hours and tier-0 assets of a wave, in all and for each team, are within the limits of the scenario and of teams.csv; the first waves are within the ramp, and pilot waves hold no critical tiers.",
			Example: "wave 2 has 45 assets of 40",
			Mend:    "Spread the assets over more waves, or raise the limit.",
		},
		{
			Code: "C5", Title: "freezes",
			Meaning: "Nothing moves in a window that overlaps a freeze of it, or, where its move takes it down, a freeze of something that needs it.",
			Example: "pay-db moves by cold copy while application:checkout is frozen, which needs it",
			Mend:    "Choose a window outside the freeze, or a method without an outage.",
		},
		{
			Code: "C6", Title: "copies over the links",
			Meaning: "What crosses a link for a wave fits into the days before it, at the share of the bandwidth that migrations may take; what is copied while it is down fits into the window.",
			Example: "wave 4 carries 90 000 GB over SEL1-PTK1 of 64 800",
			Mend:    "Spread the assets over more waves, or raise bandwidth_mbps, migration_share or sync_days.",
		},
		{
			Code: "C7", Title: "replicas and pools",
			Meaning: "In every wave at least min_available members of a replica group, and one target of a pool, are not being cut over. A group marked spread ends on two sites, and does not come together on one in between.",
			Example: "both members of login-db move in wave 5",
			Mend:    "Put the members in different waves, or correct min_available or spread.",
		},
		{
			Code: "C8", Title: "what belongs together or comes after",
			Meaning: "same_wave: both ends move in one wave. after: the one that needs moves in a later wave than what it needs. same_site: both ends are on one site at the end, and throughout if they are so today.",
			Example: "batch-7 after db-7, both in wave 3",
			Mend:    "Change the waves or targets of the two, or the constraint in dependencies.csv.",
		},
		{
			Code: "C9", Title: "the outage fits",
			Meaning: "The outage of an asset's method fits into the window, and its outage is within its max_downtime_minutes.",
			Example: "a cold copy of 4 000 GB takes 540 minutes, the window 300",
			Mend:    "Choose a method with a shorter outage, a longer window, or allow more downtime.",
		},
		{
			Code: "C10", Title: "the rows of the plan",
			Meaning: "A plan has exactly one row for each asset with a site and no other, with a wave from 0 to the number of windows or empty, a known site and a known method. A row that breaks this is ignored.",
			Example: "a row for an asset that is not in the inventory",
			Mend:    "Correct the row. plan export writes a plan with every row in place.",
		},
		{
			Code: "C11", Title: "protection against the loss of a site",
			Meaning: "With [continuity] protect_tiers: no wave leaves a service of these tiers worse protected against the loss of any one site (how long it is down, how much data is lost) than it was at the start, and a replica group that such a service needs and that declares a dr_mode outlasts the loss of a site at the end, if one of its members moves.",
			Example: "both members of the group db-pay are at ICN1 in wave 12; the loss of ICN1 would cost the service, at the start 5 minutes",
			Mend:    "Move the members to different sites, or in another order; continuity shows each service and wave.",
		},
		{
			Code: "C12", Title: "the demand of events",
			Meaning: "With [continuity] peaks = true: while an event with a traffic_factor lasts, what the assets at a site demand (vcpu, times the traffic up to their peak_factor), less what burstable ones can rent in a cloud site, is within the site's vCPU, or no more than if nothing had moved.",
			Example: "event launch asks for 4 200 vCPU of 3 000 at ICN1",
			Mend:    "Move less there before the event, raise the capacity, or mark assets as burstable.",
		},
		{
			Code: "C13", Title: "the order of stages",
			Meaning: "With [[stage]]: assets of a stage move in later waves than all of the stages before it, and soak_days after the last of these; in a stage that is not parallel the assets of a wave leave one site.",
			Example: "a production asset in wave 3, the last test asset in wave 4",
			Mend:    "Move it later, or change the stages.",
		},
	}
}

// explainScenario tells the codes on scenario files.
func explainScenario() []inventory.Explanation {
	return []inventory.Explanation{
		{
			Code: CodeScenarioSyntax, Title: "the scenario is not TOML",
			Meaning: "The file breaks the rules of TOML at the line that is named.",
			Example: `name = four-to-two, without quotes`,
			Mend:    `Put texts in quotes: name = "four-to-two".`,
		},
		{
			Code: CodeScenarioUnknown, Title: "an unknown key in the scenario",
			Meaning: "The key means nothing. A mistyped key would silently leave the default in force, so it is refused.",
			Example: "horizon_week = 52",
			Mend:    "Correct the key to the one that is suggested, or remove it.",
		},
		{
			Code: CodeScenarioType, Title: "a value of the wrong type in the scenario",
			Meaning: "The key takes another type of value.",
			Example: `horizon_weeks = "52"`,
			Mend:    "Write numbers and dates without quotes, texts in quotes, lists in brackets.",
		},
		{
			Code: CodeScenarioRange, Title: "a value in the scenario that makes no sense",
			Meaning: "The value is outside what the key can mean.",
			Example: "migration_share = 1.5",
			Mend:    "Correct the value.",
		},
		{
			Code: CodeScenarioMissing, Title: "a required key is missing in the scenario",
			Meaning: "start_date is required, and keep where there are candidate sites.",
			Example: "a scenario.toml without start_date",
			Mend:    "Add the key.",
		},
	}
}
