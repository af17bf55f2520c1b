package cell

import (
	"strings"
	"unicode"

	"github.com/wavecut/wavecut/inventory"
)

// fold is the form in which words are compared: lower case, letters and digits alone.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// environments are the words that people use for environments.
var environments = map[string]inventory.Environment{
	"prod": inventory.EnvProd, "production": inventory.EnvProd, "prd": inventory.EnvProd, "live": inventory.EnvProd,
	"운영": inventory.EnvProd, "상용": inventory.EnvProd, "本番": inventory.EnvProd,
	"stage": inventory.EnvStage, "staging": inventory.EnvStage, "stg": inventory.EnvStage, "uat": inventory.EnvStage,
	"preprod": inventory.EnvStage, "preproduction": inventory.EnvStage, "acceptance": inventory.EnvStage, "스테이징": inventory.EnvStage,
	"test": inventory.EnvTest, "testing": inventory.EnvTest, "tst": inventory.EnvTest, "qa": inventory.EnvTest, "sit": inventory.EnvTest,
	"qualityassurance": inventory.EnvTest, "테스트": inventory.EnvTest, "검증": inventory.EnvTest,
	"dev": inventory.EnvDev, "development": inventory.EnvDev, "entwicklung": inventory.EnvDev, "produktion": inventory.EnvProd, "sandbox": inventory.EnvDev, "개발": inventory.EnvDev,
}

// Environment reads an environment and writes it as the native word.
func Environment(text string) (string, error) {
	if e, ok := environments[fold(text)]; ok {
		return e.String(), nil
	}
	return "", ErrWord
}

// kinds are words of roles and tiers that say beyond doubt what a machine is for.
var kinds = map[string]inventory.Kind{
	"web": inventory.KindWeb, "webserver": inventory.KindWeb, "frontend": inventory.KindWeb, "presentation": inventory.KindWeb,
	"api": inventory.KindAPI, "apiserver": inventory.KindAPI,
	"app": inventory.KindApp, "application": inventory.KindApp, "appserver": inventory.KindApp, "applicationserver": inventory.KindApp,
	"batch": inventory.KindBatch, "batchserver": inventory.KindBatch, "scheduler": inventory.KindBatch,
	"db": inventory.KindDatabase, "database": inventory.KindDatabase, "dbserver": inventory.KindDatabase,
	"databaseserver": inventory.KindDatabase, "rdbms": inventory.KindDatabase,
	"cache": inventory.KindCache, "cacheserver": inventory.KindCache,
	"queue": inventory.KindQueue, "messagequeue": inventory.KindQueue, "messagebroker": inventory.KindQueue, "mq": inventory.KindQueue,
	"storage": inventory.KindStorage, "fileserver": inventory.KindStorage, "nas": inventory.KindStorage, "san": inventory.KindStorage,
	"storagearray": inventory.KindStorage, "file": inventory.KindStorage,
	"network": inventory.KindNetwork, "switch": inventory.KindNetwork, "router": inventory.KindNetwork, "firewall": inventory.KindNetwork,
	"loadbalancer": inventory.KindNetwork, "accessswitch": inventory.KindNetwork, "coreswitch": inventory.KindNetwork,
	"distributionswitch": inventory.KindNetwork, "leaf": inventory.KindNetwork, "spine": inventory.KindNetwork,
	"torswitch": inventory.KindNetwork, "corerouter": inventory.KindNetwork, "edgerouter": inventory.KindNetwork,
}

// Kind is the kind of asset that a role names, or "" where it names none: roles are
// free words, so a word that is not known is no mistake.
func Kind(role string) string {
	if k, ok := kinds[fold(role)]; ok {
		return k.String()
	}
	return ""
}

// Yes reads a yes or no.
func Yes(text string) (bool, error) {
	switch fold(text) {
	case "true", "yes", "y", "1", "t":
		return true, nil
	case "false", "no", "n", "0", "f":
		return false, nil
	}
	if text == "✔" || text == "✓" {
		return true, nil
	}
	if text == "✘" || text == "✗" {
		return false, nil
	}
	return false, ErrWord
}
