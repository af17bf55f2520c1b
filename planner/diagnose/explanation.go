package diagnose

import "github.com/wavecut/wavecut/inventory"

// Explanations tells the codes of this package in words, in order.
func Explanations() []inventory.Explanation {
	all := explainSingle()
	all = append(all, explainTogether()...)
	return append(all, append(explainLimits(), explainContinuity()...)...)
}

// explainSingle tells what is about the horizon, sites and single assets.
func explainSingle() []inventory.Explanation {
	return []inventory.Explanation{
		entry(CodeNoWindow, "no window to move in",
			"The horizon has no cutover window, or freezes of scope all cover every one. Nothing can move.",
			"a freeze of all over the whole horizon", "Shorten the freeze, lengthen the horizon, or add windows."),
		entry(CodeNoSurvivor, "no site survives",
			"Every site has the role retire.", "two sites, both retire", "Give one the role keep, cloud or candidate."),
		entry(CodeFewCandidates, "keep is more than there are candidates",
			"The scenario keeps more candidate sites than there are. All of them are kept.", "keep = 3 with two candidates", "Lower keep, or add candidates."),
		entry(CodeRetained, "method retain at a site that is given up",
			"The asset may not move, and its site goes. It is left unscheduled, and the site is not emptied.",
			"mainframe-1 at SEL1, whose role is retire, with the method retain", "Give it another method, or keep the site."),
		entry(CodeNoTarget, "no surviving site takes the asset",
			"Of the sites that survive, none is in its allowed_sites, open to its data_class, and within reach of its method.",
			"allowed_sites SEL1 alone, which is given up", "Widen allowed_sites or the policy, or give another method."),
		entry(CodeOutageTooLong, "every outage is longer than allowed",
			"Each method by which the asset could move takes it down for longer than its max_downtime_minutes.",
			"a database server copied cold in 90 minutes with a limit of 15", "Raise the limit, the link's bandwidth, or give a method with less outage (replicate, live)."),
		entry(CodeWindowTooShort, "no window is long enough",
			"The shortest outage of the asset is longer than the longest window. Hardware that is trucked needs physical_hours.",
			"physical, 12 hours, and windows of 5", "Add a long window, say Saturday 20:00, 34 hours, every four weeks."),
		entry(CodeFrozen, "freezes leave no window",
			"Every window in which the asset could move overlaps a freeze that holds it, its site, or something that goes down with it.",
			"a freeze of team:core over the horizon", "Shorten the freeze, or lengthen the horizon."),
		entry(CodePilotOnly, "all windows are pilot waves",
			"Pilot waves take only the less critical tiers, and there is no window after them.",
			"pilot_waves = 8 with eight windows", "Lower pilot_waves, or lengthen the horizon."),
		entry(CodeDataClass, "the data may not go there in time",
			"The data class of the asset may go to the cloud only after the last window.",
			"cloud_allowed_from personal = 2030-01-01", "Change the policy, or lengthen the horizon."),
	}
}

// explainTogether tells what is about assets that have to do with each other.
func explainTogether() []inventory.Explanation {
	return []inventory.Explanation{
		entry(CodeGroupTooLarge, "a move group larger than any wave",
			"Assets that must move in one wave take more than any wave open to them has: assets, hours of effort, a team's share, tier-0 assets or room on a link.",
			"30 assets joined by same_wave, and max_assets = 25", "Raise the limit, or drop one of the constraints."),
		entry(CodeGroupNoWindow, "a move group without a common window",
			"Each of the assets has windows, and no window is open to all of them.",
			"two assets of teams that are frozen in turns", "Drop the constraint, or change the freezes."),
		entry(CodeRetiredNeeded, "retiring what others need",
			"An asset is to be retired while assets that go on depend on it (impact outage or degraded). The plan retires it all the same.",
			"web-1 needs old-auth, whose method is retire", "Move what needs it away from it first, retire that too, or give it another method."),
		entry(CodeTiedToRetained, "bound to what can't move",
			"same_wave, same_site or after binds the asset to one that must move and can't, so that it can't either.",
			"app-1 in one wave with mainframe-1, which is retained", "Drop the constraint, or mend the other."),
		entry(CodeAfterCircle, "after runs in a circle",
			"Assets must each move in a later wave than the next, all around; or two that share a wave must follow each other.",
			"a after b, b after c, c after a", "Drop one of the constraints."),
		entry(CodeAfterTooLong, "more steps than windows",
			"A chain of after needs a window for every step, in order, and there are fewer that are open.",
			"ten assets in a chain, and eight windows", "Drop a constraint, or add windows."),
		entry(CodeSameSiteNowhere, "no site for all of a same_site group",
			"Assets that must end on one site have no surviving site in common.",
			"a may go to B only, c to D only, same_site", "Drop the constraint, or widen allowed_sites."),
		entry(CodeReplicas, "too few replicas would be left",
			"Of a replica group, or of a pool, more must move than the windows allow while enough stay up, or too many are to be retired.",
			"three members, min_available 2, all of which must move, in two windows", "Lower min_available, or add windows."),
		entry(CodeSpread, "a spread group with one site",
			"A group marked spread must end on two sites, and its members may all end at one alone.",
			"all members with allowed_sites PTK1", "Widen allowed_sites, or drop spread."),
	}
}

// explainLimits tells what is about limits that hold less than is needed.
func explainLimits() []inventory.Explanation {
	return []inventory.Explanation{
		entry(CodeWaveLimit, "the waves hold less than must move",
			"A limit of the waves, added up over the windows that are open, is less than what must move in them.",
			"8 waves of at most 25 hold 200 of 300 assets", "Raise the limit, or add windows."),
		entry(CodeLinkLimit, "the links carry less than must leave",
			"All links of a site that is given up, over all windows, carry fewer gigabytes than its assets must copy.",
			"40 000 of 55 000 GB", "Raise bandwidth_mbps, migration_share or sync_days, or lengthen the horizon."),
		entry(CodeCapacity, "the survivors have too little room",
			"Assets that can end at certain sites alone take more of a resource than these have.",
			"512 vCPU at PTK1 for 600", "Raise the capacity, let assets go elsewhere, or retire some."),
		entry(CodeOverCapacity, "a site over its capacity today",
			"A surviving site holds more of a resource today than its capacity. It may stay so, and gets no fuller.",
			"520 vCPU of 512 at PTK1", "Correct the capacity, or plan for it."),
	}
}

// explainContinuity tells what is about continuity, stages and events.
func explainContinuity() []inventory.Explanation {
	return []inventory.Explanation{
		entry(CodeStandbyOnPaper, "standby on paper only",
			"An asset declares a dr_mode and is in no replica group of two or more, nor has it a dr_site other than its own site: nothing takes over.",
			"photo-store, dr_mode hot", "Name its dr_site or replica_group, or set dr_mode none."),
		entry(CodeStandbyLeaves, "the standby's site is given up",
			"The dr_site of an asset is to be retired, or may be. The standby goes with it and is not counted.",
			"message-db, dr_site BUNDANG", "Build the standby anew at a site that is kept, and name that."),
		entry(CodeEmptyStage, "a stage holds nothing",
			"No asset that has a site is let through by the stage's filter and by none before it.",
			"stage pilot, where = \"site=SELL1\"", "Correct the filter, or drop the stage."),
		entry(CodeStagesTooLong, "the stages leave no windows",
			"The stages before it, with their soak, leave no window for the assets of a stage.",
			"stage others would begin after the end", "Lengthen the horizon, shorten soak_days, or raise the limits of a wave."),
		entry(CodePeakUncovered, "an event asks for more than there is",
			"Under [continuity] peaks, an event's demand is more than the vCPU of all sites that survive, burst included.",
			"event launch asks for 9 000 vCPU of 7 500", "Raise capacities, mark assets as burstable, or give a cloud site."),
	}
}

func entry(code, title, meaning, example, mend string) inventory.Explanation {
	return inventory.Explanation{Code: code, Title: title, Meaning: meaning, Example: example, Mend: mend}
}
