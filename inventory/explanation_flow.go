package inventory

// explainFlows tells the codes on flow logs.
func explainFlows() []Explanation {
	return []Explanation{
		{CodeFlowRow, "not a flow",
			"A line of a flow log has too few fields, or a field that is not what its place says: an address, a port, a number, a time. It is not counted; it is in the rejects.",
			"a line that was cut off", "Look whether the export is complete, and whether its fields are those of the header."},
		{CodeFlowLeft, "flows left out",
			"Flows that say nothing of who needs whom: refused and unanswered attempts, multicast and broadcast, ICMP, lines without data.",
			"REJECT in a VPC flow log", "Nothing."},
		{CodeFlowTime, "the observed time is odd",
			"Rates are sums over the time from the first flow to the last. It is shorter than a minute, or most of it is without any flow.",
			"one flow of 2001 in a log of 2027", "Import a log of a whole business day or more; remove flows whose clock was wrong."},
		{CodeFlowDirection, "the server side is a guess",
			"Neither ports, nor flags, nor who else talks to whom say which side of a flow is the server. The earlier side was taken for the client, else the lower port for the server.",
			"port 41000 to port 42000, once", "Look at the dependencies that the message names; give the right ones in a dependencies.csv."},
		{CodeFlowFanOut, "a scanner, monitor or backup",
			"A machine calls so many others, on such ports, that it does so to look at them or to save them and not because it needs them. Its dependencies have impact none.",
			"10.0.0.9 calls 300 machines on port 9100", "If it does need them, give the dependencies with their impact in a dependencies.csv; that overrules."},
		{CodeFlowHub, "a shared service",
			"Many more machines call this one than the others. If it moves they are all touched, and it glues into one group what has nothing else in common.",
			"the directory service that 800 of 950 machines call", "Prepare it first at both sites, replicate it, or give its dependencies impact none."},
		{CodeFlowTooMany, "more flows than can be kept apart",
			"The log has more addresses or pairs of machines and ports than are kept. What came later was left out, or its ports were put together.",
			"a scan of a whole network", "Import less at a time, or filter the log to your own networks."},
		{CodeFlowUsers, "users from the internet",
			"Very many public addresses only call, and are users, not machines of the estate. The busiest are kept.",
			"a web server's log of a day", "Nothing."},
	}
}
