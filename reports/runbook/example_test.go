package runbook_test

import (
	"fmt"
	"time"

	"github.com/wavecut/wavecut/reports/runbook"
)

func ExampleSpeaker_Say() {
	phrase := runbook.Phrase{Key: "do.ttl", Args: []any{1, 3600, 60}}
	for lang := range runbook.LangNames() {
		fmt.Println(runbook.Speaker{Lang: runbook.Lang(lang), Location: time.UTC}.Say(phrase))
	}
	// Output:
	// Lower the TTL of 1 name from 3,600 to 60 s. Later is too late: caches hold the old one for 3,600 s.
	// DNS 이름 1개의 TTL을 3,600초에서 60초로 낮춥니다. 캐시가 3,600초 동안 남으므로 이 시각까지 마쳐야 합니다.
}
