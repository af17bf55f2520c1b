package draft

import (
	"strings"
	"unicode"

	"github.com/wavecut/wavecut/inventory/ingest"
)

// words are the usual headers of what a column may mean, as [fold] has them.
var words = map[string]string{
	"fqdn": "fqdn dns dnsname fullyqualifieddomainname fullyqualifiedname fqhn",
	"host": `hostname host server servername machine machinename computer computername vm vmname virtualmachine node nodename
		device devicename instance instancename ci ciname system systemname name assetname asset rechner rechnername servidor serveur
		nombre nom 서버 서버명 서버이름 호스트 호스트명 장비명 장비 시스템 자산명 ホスト名 サーバ名 サーバー名 主机名 服务器`,
	"address": `ip ips ipaddress ipaddresses ipaddr ipv4 ipv4address ipv6 ipv6address primaryip primaryipaddress privateip
		address managementip ipadresse adresseip direccionip 아이피 ip주소 주소 ipアドレス ip地址`,
	"mac":         "mac macaddress macaddresses hardwareaddress macadresse mac주소",
	"uuid":        "uuid biosuuid smbiosuuid vmuuid guid machineuuid",
	"key":         "id assetid ciid sysid serverid deviceid machineid assettag inventorynumber inventarnummer 자산번호 관리번호 資産番号",
	"site":        "site sitename location datacenter datacentre dc standort rechenzentrum rz facility campus sitio ubicacion emplacement 센터 데이터센터 전산센터 위치 사이트 拠点 データセンター 机房",
	"memory":      "memory ram mem memorysize memsize arbeitsspeicher hauptspeicher speicher memoria memoire 메모리 メモリ メモリー 内存",
	"storage":     "storage disk disks disksize diskspace diskcapacity totaldisk hdd storagesize provisionedstorage provisioned festplatte plattenplatz disco disque almacenamiento 디스크 스토리지 디스크용량 ディスク 磁盘",
	"vcpu":        "vcpu vcpus cpu cpus core cores cpucount cpucores corecount numcpu numcpus noofcpus noofcores processors logicalcores logicalcpus kerne 코어 코어수 cpu수 cpu코어 コア数",
	"environment": "environment env stage umgebung entorno environnement 환경 운영구분 구분 環境",
	"application": "application app appname applicationname service servicename businessservice workload anwendung aplicacion 업무 업무명 서비스 서비스명 애플리케이션 アプリケーション 业务",
	"team":        "team owner ownerteam owningteam ownedby supportgroup assignmentgroup responsible verantwortlich equipo equipe 담당팀 담당부서 운영팀 부서 담당 担当",
	"kind":        "kind role serverrole servertype type assettype function funktion rolle 역할 용도 유형",
	"tier":        "tier criticality class klasse prioritat priority 등급 중요도",
	"rack_units":  "rackunits ru u heightu units heinheiten 유닛",
	"power_kw":    "powerkw powerdrawkw leistungkw 전력kw",
	"rto_minutes": "rto rtomin rtominutes rtomins", "rpo_minutes": "rpo rpomin rpominutes rpomins",
	"downtime_cost_per_hour": "downtimecost downtimecostperhour costofdowntime outagecost outagecostperhour",
	"max_downtime_minutes":   "maxdowntime maxdowntimemin maxdowntimeminutes maximumdowntimeminutes",
	"effort_hours":           "effort efforthours migrationefforthours aufwandh",
	"method":                 "method strategy migrationstrategy treatment disposition rtype 6r 7r migrationmethod",
	"data_class":             "dataclass dataclassification classification datenklasse 데이터등급",
	"form":                   "form formfactor physicalvirtual virtualphysical platformtype",
	"change_gb_per_day":      "changegbperday dailychangegb dailychangerategb",
	"dns_ttl_seconds":        "dnsttl ttl ttlseconds dnsttlseconds",
	"dr_site":                "drsite disasterrecoverysite 재해복구센터 dr센터",
}

// meanings are what headers mean.
var meanings = func() map[string]string {
	m := map[string]string{}
	for _, c := range ingest.Assets.Columns() {
		if c.Name != "id" && c.Name != "name" {
			m[fold(c.Name)] = c.Name
		}
	}
	for meaning, list := range words {
		for _, w := range strings.Fields(list) {
			m[w] = meaning
		}
	}
	return m
}()

// units are the units of sizes behind a header, the longer first.
var units = []string{"bytes", "kib", "mib", "gib", "tib", "kb", "mb", "gb", "tb"}

// fold is a header's letters and digits, in lower case.
func fold(header string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, header)
}

// meaningOf is what a header means, with the unit of a size behind an underscore; a
// size without one ends in the underscore. "" is not known.
func meaningOf(header string) string {
	word := fold(header)
	if m := meanings[word]; m != "" {
		if m == "memory" || m == "storage" {
			m += "_"
		}
		return m
	}
	for _, u := range units {
		if rest, ok := strings.CutSuffix(word, u); ok {
			if m := meanings[rest]; m == "memory" || m == "storage" {
				return m + "_" + u
			}
		}
	}
	return ""
}

// sizeOf is memory or storage where the meaning is a size, else "".
func sizeOf(meaning string) string {
	what, _, _ := strings.Cut(meaning, "_")
	if what == "memory" || what == "storage" {
		return what
	}
	return ""
}
