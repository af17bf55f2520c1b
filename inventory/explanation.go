package inventory

// Explanations lists every code of this package, in order.
func Explanations() []Explanation {
	all := explainFiles()
	all = append(all, explainCells()...)
	all = append(all, explainRows()...)
	all = append(all, explainForeign()...)
	all = append(all, explainZones()...)
	all = append(all, explainFlows()...)
	all = append(all, explainNoMachine())
	all = append(all, explainExports()...)
	all = append(all, explainReconciliation()...)
	return append(all, explainQuality()...)
}

// explainFiles tells the codes on files, columns and the shape of rows.
func explainFiles() []Explanation {
	return []Explanation{
		{CodeMalformedRow, "malformed row",
			"A row breaks the rules of quoting, so its cells can't be told apart. It is not stored; it is in the rejects as it stood.",
			`r-7,5" rack,SEL1`,
			`Put the cell in quotes and double the quotes inside it: r-7,"5"" rack",SEL1.`},
		{CodeTooManyCells, "more cells than columns",
			"A row has a value beyond the last named column, most often because a delimiter inside a text is not quoted. The row is not stored.",
			"id,site,name over a row web-1,SEL1,Shop, the front",
			"Quote the cell that holds the delimiter, or name the column in the header."},
		{CodeTooFewCells, "fewer cells than columns",
			"A row ends before the last column. It may be cut off or have lost a delimiter, so it is not stored.",
			"id,site,kind over a row web-1,SEL1",
			"Write every delimiter, also after empty cells; look whether the file is complete."},
		{CodeAttributeColumn, "unknown column, kept as an attribute",
			"The column is none of the native ones. Its values are kept with the row as an attribute, can be filtered by, and change no plan.",
			"a column cost_center in assets.csv",
			"Nothing, unless a native column was meant: then correct its name."},
		{CodeIgnoredColumn, "unknown column, not kept",
			"The column is none of the native ones, and this table keeps no attributes.",
			"a column note in links.csv",
			"Remove the column, or correct its name."},
		{CodeNoRows, "no rows",
			"The file has a header and nothing below it.",
			"an assets.csv of one line",
			"Look whether the export worked. To empty an inventory use import --replace."},
		{CodeSkippedFile, "file not recognised",
			"A CSV file in the folder has the columns of no table that is known, and was left out.",
			"notes.csv beside assets.csv",
			"Move it elsewhere, correct its header, or import it by itself to see what is missing."},
		{CodeInvisibleCharacter, "invisible characters in a text",
			"A text holds control, zero-width or direction characters. Around a text they are removed; inside they are kept, and shown escaped.",
			"a name copied from a web page with a zero-width space in it",
			"Type the text again, or ignore this."},
		{CodeFormula, "text like a formula",
			"A text begins like a spreadsheet formula. It is stored as it stands and never evaluated; tables for people show it guarded.",
			`=HYPERLINK("http://…")`,
			"Find out who wrote it there."},
		{CodeGuessedEncoding, "encoding recognised by its content",
			"The file is not UTF-8 and has no byte order mark; it decodes cleanly as Korean text (CP949) and was read so.",
			"a CSV saved by a Korean Excel",
			"Nothing if the names look right. Otherwise say --encoding."},
	}
}

// explainCells tells the codes on single values.
func explainCells() []Explanation {
	return []Explanation{
		{CodeMissingValue, "a required value is missing",
			"The column must have a value. The row is not stored.",
			"an asset without an id", "Fill the cell."},
		{CodeBadIdentifier, "not an identifier",
			"Identifiers have 1 to 255 characters and no control characters. The row is not stored.",
			"an id with a line break in it", "Correct the cell."},
		{CodeNotANumber, "not a number",
			"The cell is not a plain decimal number. Units, thousands separators, NaN and infinities are not read. The row is not stored.",
			"16 GB, 1.024,5 or abc in memory_gb",
			"Write the number alone, in the unit of the column's name, with a point: 16."},
		{CodeOutOfRange, "number out of range",
			"The number is outside what the column can mean: sizes, rates and prices are not negative, tiers are 0 to 4. The row is not stored.",
			"-5 in storage_gb, 7 in tier", "Correct the number, or leave the cell empty for the default."},
		{CodeUnknownWord, "unknown word",
			"The column takes only certain words. The row is not stored.",
			"webserver in kind", "Use one of the words that the message lists."},
		{CodeBadDate, "not a date",
			"Dates are YYYY-MM-DD; a moment may also be an RFC 3339 timestamp with its zone. The row is not stored.",
			"01/03/2027 in contract_end", "Write 2027-03-01, or 2027-03-01T09:00:00+09:00."},
		{CodeBadScope, "not a scope",
			"A scope is all, or site:, team:, application: or asset: and an id. The row is not stored.",
			"SEL1 in scope", "Write site:SEL1."},
		{CodeUnreadableText, "text that can't be kept",
			"The text holds a NUL character or is longer than 255 characters. The row is not stored.",
			"a whole document in name", "Shorten the text."},
	}
}
