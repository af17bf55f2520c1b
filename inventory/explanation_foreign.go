package inventory

// explainForeign tells the codes on workbooks and files in foreign formats.
func explainForeign() []Explanation {
	return []Explanation{
		{CodeSheetNote, "something in a workbook was not read as it may seem",
			"A sheet was left out because it is hidden or no table that is known, or it holds merged cells, formulas whose value was never computed, macros or links, which are not followed.",
			"a sheet Notes beside the sheet assets",
			"Nothing, unless the sheet was meant: then unhide it, undo the merging, or save the workbook once more."},
		{CodeErrorCell, "a cell holds an error",
			"The cell holds what a workbook shows where a formula fails, such as #REF!. The row is not stored.",
			"#N/A under memory_gb",
			"Correct the formula, or write the value."},
		{CodeSwitchedOff, "machines that are switched off",
			"A source says that machines are switched off or suspended. They are kept and planned like the others.",
			"poweredOff under Powerstate in RVTools vInfo",
			"Set method to retire in an assets.csv for those that need not move."},
		{CodeRelationType, "a relation type that is not known",
			"A CMDB names relations of a type of which it is not known which end needs the other. They are left out and counted.",
			"app01, Blesses::Blessed by, db01",
			"Say it under [servicenow.relations] in a mapping file: parent, child or none."},
	}
}
