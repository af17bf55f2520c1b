package sampledata

import "testing"

func TestFourToTwoIsFullSize(t *testing.T) {
	checkReferences(t, FourToTwo())
	assets := readTable(t, FourToTwo(), "assets.csv")
	kinds := values(assets, "kind")
	if kinds["name"] < 5200 || len(assets)-kinds["name"] < 3000 {
		t.Errorf("%d names and %d assets", kinds["name"], len(assets)-kinds["name"])
	}
	if n := len(readTable(t, FourToTwo(), "dependencies.csv")); n < 19000 || n > 23000 {
		t.Errorf("%d dependencies, want about 20,000", n)
	}
	for column, words := range map[string]map[string]int{ // the least of each
		"kind":       {"web": 100, "api": 100, "app": 100, "batch": 50, "database": 100, "cache": 100, "queue": 30, "storage": 20, "network": 10, "other": 5},
		"form":       {"vm": 1000, "container": 50, "service": 100, "physical": 30},
		"method":     {"cold": 20, "retire": 5, "retain": 1, "physical": 1},
		"data_class": {"public": 100, "personal": 100, "regulated": 50},
		"tier":       {"0": 30, "1": 100, "2": 500, "3": 500, "4": 200},
		"spread":     {"yes": 50},
	} {
		have := values(assets, column)
		for word, least := range words {
			if have[word] < least {
				t.Errorf("%s is %s %d times, want %d", column, word, have[word], least)
			}
		}
	}
	constraints := values(readTable(t, FourToTwo(), "dependencies.csv"), "constraint")
	for _, c := range []string{"same_wave", "same_site", "after"} {
		if constraints[c] < 5 {
			t.Errorf("constraint %s is there %d times", c, constraints[c])
		}
	}
}

// Two sites retire, two stay; the contracts of the two end at different dates,
// one can be bought out.
func TestFourToTwoSites(t *testing.T) {
	ends, fees, roles := map[string]bool{}, 0, map[string]int{}
	for _, s := range readTable(t, FourToTwo(), "sites.csv") {
		roles[s["role"]]++
		if s["role"] != "retire" {
			continue
		}
		ends[s["contract_end"]] = true
		if s["early_exit_fee"] != "" {
			fees++
		}
	}
	if roles["retire"] != 2 || roles["keep"] != 2 || len(ends) != 2 || ends[""] || fees != 1 {
		t.Errorf("roles %v, contract ends %v, %d early exit fees", roles, ends, fees)
	}
}

// The survivors have room for everything, and not for everything on one of them.
func TestFourToTwoCapacityMatters(t *testing.T) {
	sites := readTable(t, FourToTwo(), "sites.csv")
	for _, resource := range []string{"rack_units", "power_kw", "vcpu", "memory_gb", "storage_gb"} {
		used, room, largest := 0.0, 0.0, 0.0
		for _, a := range readTable(t, FourToTwo(), "assets.csv") {
			used += number(t, a[resource], 0)
		}
		for _, s := range sites {
			if c := number(t, s["capacity_"+resource], 0); s["role"] == "keep" {
				room, largest = room+c, max(largest, c)
			}
		}
		if used > 0.95*room || used < 0.7*room || largest > 0.8*used {
			t.Errorf("%s: %.0f used, %.0f on the survivors, %.0f on one of them", resource, used, room, largest)
		}
	}
}
