package aws

import (
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// factory is the intake form of Cloud Migration Factory.
func factory() *layout.Table {
	return &layout.Table{
		Format: "aws-cmf-intake", Words: "AWS Cloud Migration Factory intake",
		Must: [][]string{
			{"server_name"}, {"app_name", "wave_name"}, {"server_fqdn", "r_type", "server_os_family", "aws_accountid", "aws_region"},
		},
		Fields: []layout.Field{
			layout.Host("server_name"),
			layout.Host("server_fqdn"),
			layout.Text("application", "app_name"),
			layout.Kind("server_tier"),
			layout.Environment("server_environment"),
			layout.Value("method", method, "r_type").AlsoKept(),
			layout.Custom(tags(";", "="), "tags").AlsoKept(),
		},
		Kept: []string{
			"wave_name", "aws_region", "aws_accountid", "server_os_family", "server_os_version", "subnet_IDs", "securitygroup_IDs",
			"subnet_IDs_test", "securitygroup_IDs_test", "instanceType", "tenancy",
		},
	}
}

// method reads what is to become of a server, as far as it binds the planner.
func method(text string) (string, error) {
	switch strings.ToLower(text) {
	case "retire", "retain":
		return strings.ToLower(text), nil
	case "relocate", "rehost", "repurchase", "replatform", "rearchitect", "refactor", "tbc":
		return "", nil
	}
	return "", cell.ErrWord
}

// migration is the import of Application Migration Service.
func migration() *layout.Table {
	return &layout.Table{
		Format: "aws-mgn-import", Words: "AWS Application Migration import",
		Must: [][]string{{"mgn:server:user-provided-id", "mgn:server:id", "mgn:server:fqdn-for-action-framework"}},
		Fields: []layout.Field{
			layout.Key("aws-mgn", "mgn:server:user-provided-id"),
			layout.Name("mgn:server:tag:Name"),
			layout.Host("mgn:server:user-provided-id").AlsoKept(),
			layout.Host("mgn:server:fqdn-for-action-framework"),
			layout.Custom(otherwiseKey("aws-mgn-server"), "mgn:server:id").AlsoKept(),
			layout.Text("application", "mgn:app:name"),
			layout.Environment("mgn:server:tag:Environment", "mgn:server:tag:env", "mgn:app:tag:Environment").AlsoKept(),
		},
		Kept: []string{
			"mgn:account-id", "mgn:region", "mgn:wave:name", "mgn:wave:description", "mgn:wave:id", "mgn:app:id", "mgn:app:description",
			"mgn:server:platform", "mgn:launch:instance-type", "mgn:launch:nic:0:subnet-id", "mgn:launch:nic:0:security-group-id:0",
			"mgn:launch:nic:0:private-ip:0", "mgn:launch:nic:0:network-interface-id", "mgn:launch:placement:tenancy",
			"mgn:launch:placement:host-id", "mgn:launch:placement:operating-system-licensing",
			"mgn:launch:iam-instance-profile:name", "mgn:launch:transfer-server-tags",
		},
	}
}
