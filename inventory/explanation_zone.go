package inventory

// explainZones tells the codes on DNS zone files.
func explainZones() []Explanation {
	return []Explanation{
		{CodeZoneRecord, "not a DNS record",
			"A line of a zone file is no record and no directive. It is in the rejects as it stood; the lines after it are read on.",
			"www IN A 10.0.0.300", "Correct the line: named-checkzone tells the same."},
		{CodeZoneInclude, "$INCLUDE is not followed",
			"A zone file names another file. It is not opened: what a file names need not be what you meant to give.",
			"$INCLUDE hosts.zone", "Import the other file as well, by itself."},
		{CodeZoneTTL, "records without a TTL",
			"Neither the records nor $TTL nor an SOA record say how long answers are kept, and so how long a cutover has to wait.",
			"www IN A 10.0.0.7 in a file without $TTL", "Write a line $TTL, or give dns_ttl_seconds."},
		{CodeZoneLeft, "records left out",
			"Records that name no machine hold nothing of an estate: NS, SOA, TXT and others, and what stands outside of the zone.",
			"example.com. TXT \"v=spf1 -all\"", "Nothing."},
		{CodeAliasLoop, "aliases in a loop",
			"CNAME records lead back to where they began, so the names answer with nothing.",
			"a CNAME b, b CNAME a", "Point one of the names to a machine."},
		{CodeAliasBeside, "an alias beside other records",
			"A name with a CNAME record has other records as well. Servers refuse such a zone; what the name needs is uncertain.",
			"www CNAME web1 and www A 10.0.0.7", "Keep the alias or the other records."},
		{CodeAliasNowhere, "a name that points nowhere",
			"A CNAME, MX or SRV record points to a name of its own zone that the file does not have, nor a wildcard for it.",
			"old CNAME server9, and no server9", "Correct the target, or remove the record."},
		{CodeZoneOrigin, "no origin",
			"The file has relative names and no $ORIGIN. If the file's name is that of a zone it was taken; otherwise the records are rejected.",
			"www A 10.0.0.7 as the first line of hosts.txt", "Say --origin, or write a line $ORIGIN."},
		{CodeTTLsDiffer, "different TTLs within one set",
			"Records of one name and one type have different TTLs. Servers send one for all; the longest counts here.",
			"www 300 A 10.0.0.7 and www 600 A 10.0.0.8", "Give them one TTL."},
		{CodeWildcardName, "a wildcard",
			"A wildcard answers for names that nobody has listed. It is one name of the estate, and stands for them all.",
			"*.apps CNAME ingress", "Add the names that matter as assets of kind name."},
	}
}

// explainNoMachine tells the code on addresses that can't be a machine's.
func explainNoMachine() Explanation {
	return Explanation{CodeNoMachine, "an address that no machine has",
		"A record points to an address that is loopback, link-local, multicast, unspecified or reserved. The name is kept, without a dependency.",
		"blocked A 0.0.0.0", "Nothing, unless a machine was meant."}
}
