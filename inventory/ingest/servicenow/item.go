package servicenow

import (
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// scope is the name space of the keys of an instance.
const scope = "servicenow"

// sysID reports whether a text has the form of a sys_id: 32 hexadecimal digits.
func sysID(text string) bool {
	return len(text) == 32 && strings.Trim(strings.ToLower(text), "0123456789abcdef") == ""
}

// table is the format of configuration items. It reads rows as the layout does,
// but for those that are retired.
type table struct{ *layout.Table }

func items() foreign.TableFormat {
	class := []string{"sys_class_name", "Class", "ci_type", "CI Type", "sys_class_name.label"}
	return table{&layout.Table{
		Format: "servicenow-items", Words: "ServiceNow configuration items",
		Must: [][]string{{"name", "Name", "CI Name", "Display name"}, class},
		Fields: []layout.Field{
			layout.Custom(name, "name", "CI Name", "Display name"),
			layout.Custom(key, "sys_id", "Sys ID", "u_key").AlsoKept(),
			layout.Host("fqdn", "Fully qualified domain name"),
			layout.Host("host_name", "Host name"),
			layout.Addresses("ip_address", "IP Address"),
			layout.MACs("mac_address", "MAC Address"),
			layout.Number("vcpu", "cpu_count", "CPU count"),
			layout.Memory(cell.MB, "ram", "RAM (MB)", "RAM"),
			layout.Storage(cell.GB, "disk_space", "Disk space (GB)", "Disk space"),
			layout.Environment("used_for", "Used for", "environment", "Environment").AlsoKept(),
			layout.Text("team", "support_group", "Support group", "support_group.name", "support_group_u_key"),
			layout.Site("location", "Location", "location.name", "location_u_key"),
			layout.Value("form", virtual, "virtual", "is_virtual", "Is Virtual").AlsoKept(),
			layout.Custom(classOf, class...).AlsoKept(),
			layout.Text("application", "u_application", "business_application", "Business application").AlsoKept(),
		},
		Kept: []string{"operational_status", "Operational status", "install_status", "Install Status", "Status", "os", "os_version", "Operating System", "OS Version",
			"assigned_to", "managed_by", "owned_by", "serial_number", "Serial number", "asset_tag", "Asset tag", "model_id", "Model ID", "manufacturer", "name_ja",
			"life_cycle_stage", "life_cycle_status", "platform", "notes", "table", "cpu_core_count", "company", "short_description", "discovery_source"},
	}}
}

// name takes the display name, which may be qualified or an address.
func name(a *foreign.Asset, text string) error {
	cell.Host(&a.Identity, text)
	if a.Name == "" {
		a.Name = text
	}
	return nil
}

func key(a *foreign.Asset, text string) error {
	a.Key, a.Scope = strings.ToLower(text), scope
	return nil
}

func virtual(text string) (string, error) {
	v, err := cell.Yes(text)
	if err != nil {
		return "", err
	}
	if v {
		return "vm", nil
	}
	return "physical", nil
}

// classes are words in class names and what they say of an item, the first that
// fits counting.
var classes = []struct{ word, kind, form string }{
	{"esx", "", "physical"}, {"hypervisor", "", "physical"}, {"vm_instance", "", "vm"}, {"vmware_instance", "", "vm"}, {"virtual machine", "", "vm"},
	{"ci_db_", "database", ""}, {"database", "database", ""}, {"web_server", "web", ""}, {"web server", "web", ""}, {"app_server", "app", ""},
	{"application server", "app", ""}, {"storage", "storage", ""}, {"netgear", "network", ""}, {"ip_switch", "network", ""}, {"router", "network", ""},
	{"firewall", "network", ""}, {"load balancer", "network", ""}, {"cmdb_ci_lb", "network", ""}, {"queue", "queue", ""},
	{"service", "app", "service"}, {"cmdb_ci_appl", "app", "service"}, {"business_app", "app", "service"}, {"business application", "app", "service"},
}

// classOf takes what the class says of kind and form.
func classOf(a *foreign.Asset, text string) error {
	text = strings.ToLower(text)
	for _, c := range classes {
		if !strings.Contains(text, c.word) {
			continue
		}
		a.Set("kind", c.kind)
		has := false
		for _, v := range a.Values {
			has = has || v.Column == "form"
		}
		if !has {
			a.Set("form", c.form)
		}
		return nil
	}
	return nil
}

// Open begins to read a table.
func (t table) Open(h foreign.Header, opts foreign.Options) (foreign.RowReader, error) {
	rows, err := t.Table.Open(h, opts)
	if err != nil {
		return nil, err
	}
	return &itemRows{RowReader: rows, header: h, status: []int{
		h.Index("operational_status", "Operational status"), h.Index("install_status", "Install Status", "Status"), h.Index("life_cycle_stage", "life_cycle_status"),
	}}, nil
}

// itemRows leaves out items that are retired.
type itemRows struct {
	foreign.RowReader
	header  foreign.Header
	status  []int
	retired int
}

// Row reads an item.
func (r *itemRows) Row(row foreign.Row, sink foreign.Sink) error {
	for _, i := range r.status {
		switch strings.ToLower(row.Cell(i)) {
		case "retired", "absent", "end of life", "disposed", "stolen":
			r.retired++
			sink.Row(foreign.Left)
			return nil
		}
	}
	return r.RowReader.Row(row, sink)
}

// Close tells of what was left out.
func (r *itemRows) Close(sink foreign.Sink) error {
	if r.retired > 0 {
		sink.Finding(r.header.Finding(inventory.CodeRowsLeft, fmt.Sprintf("%d items left out that are retired or absent", r.retired)))
	}
	return r.RowReader.Close(sink)
}
