package inventory

// explainExports tells the codes on tables that other tools export.
func explainExports() []Explanation {
	return []Explanation{
		{CodeUnreadForeign, "a value of another tool's export that can't be read",
			"The cell is no number, size, address or word that is known, or has two readings (1,024). The value is left unset, never taken for 0; the text is kept as an attribute, and the rest of the row is stored.",
			`Memory (In MB) "abc" in an Azure Migrate template`, "Correct the cell in the tool or in the file; or give the value by a native table."},
		{CodeNoIdentity, "a row that names nothing",
			"No name, address or identifier says what the row is about, or one end of a dependency is missing. It is not stored; it is in the rejects as it stood.",
			"a row of an AWS import with ExternalId, IPAddress, MACAddress and HostName empty", "Fill one of the columns that name it."},
		{CodeUnitsRead, "units in which sizes were read",
			"The units that the columns of the file say, or that the tool is known to use. A GB of memory is 1024 MB; storage is decimal, so a GiB of it is 1.073741824 GB.",
			"Google Migration Center vmInfo: read MemoryGiB in GiB", "Nothing, unless the file was made with other units."},
		{CodeFormatVariant, "which variant of a format was read",
			"The tool has written this format in several ways, and some headers are known from second hand only. The finding names the one that was recognised and how it was understood.",
			"an Azure Migrate dependency export of fourteen columns", "Compare some values with the tool's own display."},
		{CodeRowsLeft, "rows that describe nothing of an estate",
			"Rows that are in order and hold nothing to store, such as a connection of a machine with itself or an address that nothing has. They are counted, with the reason.",
			"an IP address in NetBox that is assigned to nothing", "Nothing, unless they should have said more."},
	}
}
