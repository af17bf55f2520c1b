package model

import "github.com/wavecut/wavecut/inventory"

// Explanations tells the codes of scenario files in words, in order.
func Explanations() []inventory.Explanation {
	return []inventory.Explanation{
		{
			Code: CodeScenarioSyntax, Title: "not a TOML file",
			Meaning: "The scenario breaks the rules of TOML at this line, so nothing of it can be read.",
			Example: "keep = = 2",
			Mend:    "Correct the line. Texts and times of day stand in quotes, dates and numbers do not.",
		},
		{
			Code: CodeScenarioUnknown, Title: "unknown key",
			Meaning: "The scenario has a key or table that means nothing. It is refused rather than ignored, since a limit with a slip in its name would not hold.",
			Example: "max_asets = 40 under [wave]",
			Mend:    "Use the known key that the message names, or remove the line.",
		},
		{
			Code: CodeScenarioType, Title: "wrong type of value",
			Meaning: "The value of a key is a text where a number is wanted, a number where a table is, and the like.",
			Example: `wave_fixed_cost = "2000000"`,
			Mend:    "Write the value as the message says.",
		},
		{
			Code: CodeScenarioRange, Title: "value out of range",
			Meaning: "The value is of the right type and makes no sense: negative, not finite, an unknown time zone, too few tiers.",
			Example: "horizon_weeks = 0",
			Mend:    "Give a value in the range that the message names.",
		},
		{
			Code: CodeScenarioMissing, Title: "required key missing",
			Meaning: "The scenario lacks a key that has no default.",
			Example: "a scenario without start_date",
			Mend:    "Add the key.",
		},
	}
}
