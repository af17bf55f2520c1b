package foreign

import "net/netip"

// Identity is all that a row says of who a thing is. Any part may be missing.
type Identity struct {
	// Key is what the source itself calls the thing (a VM ID, a sys_id, a MachineId):
	// equal keys of one Scope are one thing, whatever else differs.
	Key string
	// Scope is the name space of Key: a vCenter's UUID, an instance, or "" for the file.
	Scope string
	// Name is the short name or the label that people see, as it is written.
	Name string
	// FQDN is the fully qualified name, as it is written; a final dot does not matter.
	FQDN string
	// Addresses are the IP addresses, without ports and prefix lengths.
	Addresses []netip.Addr
	// UUIDs are identifiers that are unique everywhere (SMBIOS UUID, VM UUID).
	UUIDs []string
	// MACs are hardware addresses.
	MACs []string
}

// Known reports whether the identity says anything.
func (id *Identity) Known() bool {
	return id.Key != "" || id.Name != "" || id.FQDN != "" || len(id.Addresses)+len(id.UUIDs)+len(id.MACs) > 0
}
