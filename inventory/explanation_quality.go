package inventory

// explainQuality tells the codes on the quality of an inventory as a whole.
func explainQuality() []Explanation {
	return []Explanation{
		{CodeIncomplete, "values that a plan uses are not given",
			"Assets lack a value that a plan uses, so a default counts. The finding says by how much the confidence in the whole would rise if all had it; what helps most comes first.",
			"120 of 400 assets have no tier",
			"Give the values by an assets.csv with id and the column, or import a source that knows them."},
		{CodeOrphans, "assets without any dependency",
			"Nothing needs these assets and they need nothing. They may be unused, or their dependencies are unknown, which makes them look free to move.",
			"a server that no flow, relation or name leads to",
			"Import flow logs or relations that cover them; set method to retire for what is not used."},
		{CodeNameNowhere, "names that resolve to nothing known",
			"Names need nothing: what has their addresses is in no source.",
			"shop.example, with an address that no machine has",
			"Import a source that knows the machine, or remove the name."},
		{CodeHub, "an asset that very many others need",
			"The asset is needed by far more others than is usual. It ties them together: wherever it is, they want to be, and its outage is theirs.",
			"a directory server that 800 of 900 assets need",
			"Prepare it first at the target, replicate it (mode any), or give its dependencies impact none where an outage does no harm."},
	}
}
