package runbook

import "maps"

// words is a text in every language, in the order of the languages.
type words [numLangs]string

// catalogue holds the texts. In the gaps stand the arguments of a phrase by their
// number: {0}, or {0|asset|assets} where the English word depends on the number.
var catalogue = joined(headings, preparations, conditions, methods, checks, afterwards, units)

func joined(parts ...map[Key]words) map[Key]words {
	all := map[Key]words{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}

// Keys are the keys of the catalogue, for tests.
func Keys() []Key {
	keys := make([]Key, 0, len(catalogue))
	for k := range maps.Keys(catalogue) {
		keys = append(keys, k)
	}
	return keys
}

var headings = map[Key]words{
	"h.wave":         {"Wave {0}", "{0}차 이전"},
	"h.waveof":       {"{0} of {1}", "전체 {1}회 중 {0}번째"},
	"h.pilot":        {"pilot wave: the waves after it wait until all its checks are green", "파일럿: 모든 점검을 통과해야 다음 이전을 진행합니다"},
	"h.window":       {"Window", "작업 시간"},
	"h.clocks":       {"The clocks change within the window; times are printed with their offset.", "작업 시간 중 서머타임 전환이 있습니다. 시각은 UTC 차이와 함께 표시합니다."},
	"h.moves":        {"Moves", "이전 대상"},
	"h.assets":       {"{0|asset|assets}", "자산 {0}개"},
	"h.retired":      {"{0} retired", "{0}개 폐기"},
	"h.down":         {"Services down", "중단 서비스"},
	"h.downmost":     {"{0}, at most {1}", "{0}개, 최장 {1}"},
	"h.names":        {"Names repointed", "DNS 변경"},
	"h.end":          {"Planned end", "종료 예정"},
	"h.slack":        {"{0} left of the window", "여유 {0}"},
	"h.over":         {"{0} AFTER the window", "작업 시간을 {0} 초과"},
	"h.noreturn":     {"Roll back until", "롤백 시한"},
	"h.wayback":      {"the way back takes {0}", "롤백 소요 {0}"},
	"h.rollout":      {"Rollout", "단계"},
	"h.plan":         {"Plan", "계획"},
	"h.findings":     {"To be solved first", "먼저 해결할 문제"},
	"h.owners":       {"Who", "담당"},
	"h.noteam":       {"(no team)", "(담당 팀 없음)"},
	"h.lead":         {"migration lead", "이전 총괄"},
	"h.calendar":     {"Calendar around the window", "전후 일정"},
	"h.before":       {"Before the window", "작업 전"},
	"h.decide":       {"Go or no-go", "진행 여부 결정"},
	"h.during":       {"In the window", "작업 시간"},
	"h.cutover":      {"{0}: cut over, all side by side", "{0} 전환 (모두 동시에)"},
	"h.startup":      {"Start and check, in this order", "기동과 점검 (순서대로)"},
	"h.repoint":      {"Repoint names", "DNS 변경"},
	"h.services":     {"Check services", "서비스 점검"},
	"h.deadline":     {"Roll back now unless all is on its way to green: after this moment a rollback no longer fits the window.", "점검이 순조롭지 않으면 지금 롤백합니다. 이후에는 롤백이 작업 시간 안에 끝나지 않습니다."},
	"h.done":         {"Done: all checks green.", "완료: 모든 점검 통과."},
	"h.critical":     {"The chain that decides the end", "종료 시각을 정하는 경로"},
	"h.rollback":     {"Rollback, in this order", "롤백 (순서대로)"},
	"h.rollbacknote": {"Times count from the decision. Names first; then all goes back side by side and is checked in the reverse order of start-up; services last.", "시각은 롤백을 결정한 때부터입니다. DNS를 먼저 되돌리고, 모두 동시에 복구하되 기동의 역순으로 점검하며, 마지막에 서비스를 점검합니다."},
	"h.after":        {"Afterwards", "작업 후"},
	"h.leaving":      {"Give up {0}", "{0} 폐쇄"},
	"h.checkat":      {"check at +{0}", "점검 +{0}"},
	"h.count":        {"{0|service|services}", "서비스 {0}개"},
	"h.waits":        {"after {0}", "{0} 다음"},
	"h.together":     {"together", "함께"},
	"h.nodown":       {"no downtime", "중단 없음"},
	"h.more":         {"and {0} more", "외 {0}개"},
	"col.team":       {"team", "팀"},
	"col.assets":     {"assets", "자산"},
	"col.effort":     {"hours", "작업 시간(h)"},
	"col.names":      {"names", "이름"},
	"col.services":   {"services", "서비스"},
	"col.kind":       {"kind", "종류"},
	"col.scope":      {"scope", "범위"},
	"col.from":       {"from", "시작"},
	"col.to":         {"to", "끝"},
	"col.name":       {"name", "이름"},
	"col.proof":      {"to be shown", "확인 항목"},
	"col.measured":   {"measured", "측정값"},
	"h.proofs":       {"Shown before the move", "이전 전 확인"},

	"proof.works":     {"works at the target: its test passes there", "대상에서 동작: 시험을 통과"},
	"proof.scales":    {"scales: carries its peak there (load test)", "확장: 최대 부하를 처리 (부하 시험)"},
	"proof.monitored": {"is monitored: a failure on purpose raised the alarm", "감시: 일부러 낸 장애에 경보가 울림"},
	"proof.switches":  {"switches over: rehearsed, within the planned outage", "전환: 예행연습을 계획된 중단 시간 안에 마침"},
	"proof.returns":   {"comes back: the rollback was rehearsed", "복귀: 롤백을 예행연습함"},
}

var preparations = map[Key]words{
	"do.notice":         {"Announce to owners and users: {0|service|services} down between {1} and {2}. Open the change request.", "담당자와 사용자에게 공지: 서비스 {0}개 중단, {1} ~ {2}. 변경 요청을 등록합니다."},
	"do.remind":         {"Remind owners and users of the {0|service|services}. Name who is on call.", "서비스 {0}개의 담당자와 사용자에게 다시 알리고 당직자를 정합니다."},
	"do.notice.quiet":   {"Announce the window to owners: {0} to {1}, no service goes down. Open the change request.", "담당자에게 작업 시간 공지: {0} ~ {1}, 서비스 중단 없음. 변경 요청을 등록합니다."},
	"do.remind.quiet":   {"Remind owners. Name who is on call.", "담당자에게 다시 알리고 당직자를 정합니다."},
	"do.calendar":       {"Look at freezes and events again ({0} known around the window). No freeze may hold what moves.", "동결과 행사 일정을 다시 확인합니다 (알려진 일정 {0}건). 이전 대상이 동결 중이면 안 됩니다."},
	"do.network":        {"Open and test the way between sites for {0|dependency|dependencies} that lie across them after the wave.", "이전 후 센터를 넘나드는 연결 {0}건의 경로와 방화벽을 열고 시험합니다."},
	"do.rehearse":       {"Read this runbook aloud with all teams, rollback too.", "모든 팀과 이 절차서를 롤백까지 함께 읽습니다."},
	"do.decide":         {"Go/no-go meeting: go through the list below.", "진행 여부 회의: 아래 목록을 점검합니다."},
	"do.truck":          {"Book the truck for {0|machine|machines} to {1}. Reserve rack units, power and ports. Label cables, photograph the racks.", "{1}(으)로 옮길 장비 {0}대의 차량을 예약하고 랙, 전력, 포트를 확보합니다. 케이블에 이름표를 붙이고 랙을 촬영합니다."},
	"do.host":           {"Make room at {1} for {0|machine|machines} that are copied in the window: capacity, network, access.", "작업 시간에 복사할 서버 {0}대를 위해 {1}에 용량, 네트워크, 권한을 준비합니다."},
	"do.copy.drain":     {"Build {0|asset|assets} at {2} beside those at {1} and copy {3}.", "{1}의 자산 {0}개를 {2}에 나란히 구축하고 {3}를 복사합니다."},
	"do.copy.redeploy":  {"Deploy {0|asset|assets} at {2} from code, beside {1}; copy {3}.", "{1}의 자산 {0}개를 {2}에 코드로 배포하고 {3}를 복사합니다."},
	"do.copy.replicate": {"Start the replication of {0|asset|assets} from {1} to {2}: {3}.", "{1}에서 {2}(으)로 자산 {0}개의 복제를 시작합니다: {3}."},
	"do.copy.live":      {"Prepare the live migration of {0|machine|machines} from {1} to {2}: shared storage or {3} copied ahead.", "{1}에서 {2}(으)로 서버 {0}대의 라이브 마이그레이션을 준비합니다: 공유 스토리지 또는 {3} 사전 복사."},
	"do.copy.cold":      {"Copy {0|machine|machines} from {1} to {2} ahead: {3}.", "서버 {0}대를 {1}에서 {2}(으)로 미리 복사합니다: {3}."},
	"do.copy.physical":  {"Prepare {0|machine|machines} at {2} beside {1}: {3}.", "{1}의 장비 {0}대를 {2}에 준비합니다: {3}."},
	"do.ttl":            {"Lower the TTL of {0|name|names} from {1} to {2} s. Later is too late: caches hold the old one for {1} s.", "DNS 이름 {0}개의 TTL을 {1}초에서 {2}초로 낮춥니다. 캐시가 {1}초 동안 남으므로 이 시각까지 마쳐야 합니다."},
	"do.backup":         {"Back up {0|asset|assets} and restore one of each kind as a test.", "자산 {0}개를 백업하고 종류별로 하나씩 복원을 시험합니다."},
	"do.freeze":         {"Stop changes to the {0|asset|assets} that move: no deployments, no schema changes.", "이전할 자산 {0}개의 변경을 멈춥니다: 배포와 스키마 변경 금지."},
}

var conditions = map[Key]words{
	"go.first":      {"This is the first wave: the lead has seen a rehearsal of it.", "첫 이전입니다: 총괄이 예행연습을 확인했습니다."},
	"go.pilot":      {"GATE: all checks of the pilot waves (up to wave {0}) are green and signed.", "관문: 파일럿({0}차까지)의 모든 점검을 통과하고 서명했습니다."},
	"go.previous":   {"GATE: wave {0} is closed: its checks are green, nothing of it is open.", "관문: {0}차 이전이 종료되었습니다: 점검 통과, 미결 사항 없음."},
	"go.stage":      {"GATE: stage {0} is done and has soaked for {1|day|days}.", "관문: {0} 단계가 끝났고 {1}일간 안정적으로 운영했습니다."},
	"go.stagecheck": {"GATE, stage {0}: {1}", "관문, {0} 단계: {1}"},
	"go.incidents":  {"No open incident at any site of this wave; the links between them are healthy.", "관련 센터에 진행 중인 장애가 없고 센터 간 회선이 정상입니다."},
	"go.calendar":   {"No freeze holds what moves; no event falls into the window.", "이전 대상에 동결이 없고 작업 시간에 행사가 없습니다."},
	"go.people":     {"All {0|team is|teams are} on the call, with access to both sides tested today.", "{0}개 팀이 모두 접속했고 양쪽 센터 접근 권한을 오늘 확인했습니다."},
	"go.drain":      {"drain: {0|asset stands|assets stand} at the target, tested, in the load balancer with weight 0.", "drain: 자산 {0}개가 대상 센터에서 시험을 마치고 가중치 0으로 로드밸런서에 있습니다."},
	"go.redeploy":   {"redeploy: {0|asset runs|assets run} at the target in the version of the source.", "redeploy: 자산 {0}개가 원본과 같은 버전으로 대상에서 동작합니다."},
	"go.replicate":  {"replicate: the lag of {0|asset|assets} is under {1} minutes and does not grow.", "replicate: 자산 {0}개의 복제 지연이 {1}분 미만이며 늘지 않습니다."},
	"go.live":       {"live: a test machine went there and back today ({0|asset|assets} to go).", "live: 오늘 시험 서버를 왕복 이전했습니다 (대상 {0}개)."},
	"go.cold":       {"cold: room for {0|asset|assets} at the target; the copy rate was measured this week.", "cold: 대상에 자산 {0}개의 공간이 있고 이번 주에 복사 속도를 측정했습니다."},
	"go.physical":   {"physical: truck, spare parts and hands at both ends for {0|asset|assets}.", "physical: 장비 {0}대의 차량, 예비 부품, 양쪽 인력이 준비되었습니다."},
	"go.retire":     {"retire: nothing has called {0|asset|assets} for a week.", "retire: 자산 {0}개에 일주일간 호출이 없습니다."},
	"go.backup":     {"Backups of {0|asset|assets} are fresh; a restore was tested.", "자산 {0}개의 백업이 최신이며 복원을 시험했습니다."},
	"go.ttl":        {"{0|name answers|names answer} with a TTL of at most {1} s from every name server (dig).", "DNS 이름 {0}개가 모든 네임서버에서 {1}초 이하의 TTL로 응답합니다 (dig)."},
	"go.rollback":   {"The rollback is ready, and everyone knows its last moment: {0}.", "롤백이 준비되었고 모두 그 시한을 압니다: {0}."},
}

var methods = map[Key]words{
	"how.drain":     {"Shift traffic to the target in the load balancer, then drain the source.", "로드밸런서에서 대상으로 트래픽을 옮기고 원본을 비웁니다."},
	"how.redeploy":  {"Send traffic to the deployment at the target. Both sides run until the TTL has passed.", "대상의 배포로 트래픽을 보냅니다. TTL이 지날 때까지 양쪽을 유지합니다."},
	"how.replicate": {"Stop writes at the source. Wait until the lag is 0. Promote the target. Keep the source read-only.", "원본의 쓰기를 멈춥니다. 지연이 0이 되면 대상을 승격합니다. 원본은 읽기 전용으로 둡니다."},
	"how.live":      {"Migrate live. Check the address and the clock.", "라이브 마이그레이션을 실행하고 주소와 시각을 확인합니다."},
	"how.cold":      {"Shut down at the source. Copy the disks. Do not start the source again.", "원본을 종료하고 디스크를 복사합니다. 원본을 다시 켜지 않습니다."},
	"how.physical":  {"Shut down, unrack, drive, rack, cable by label. Power on at the target.", "종료, 탈거, 운송, 장착 후 이름표대로 연결하고 전원을 켭니다."},
	"how.retire":    {"Shut down. Keep the disks until the site is given up.", "종료합니다. 디스크는 센터 폐쇄 때까지 보관합니다."},

	"undo.drain":     {"shift traffic back to the source", "트래픽을 원본으로 되돌립니다"},
	"undo.redeploy":  {"send traffic back to the source", "트래픽을 원본으로 되돌립니다"},
	"undo.replicate": {"stop writes, let the source catch up, promote the source", "쓰기를 멈추고 원본이 따라잡으면 원본을 승격합니다"},
	"undo.live":      {"migrate back live", "라이브 마이그레이션으로 되돌립니다"},
	"undo.cold":      {"shut down the copy, start the source as it was left", "복사본을 종료하고 원본을 다시 켭니다"},
	"undo.physical":  {"shut down, drive back, rack, power on", "종료 후 되돌려 옮겨 장착하고 전원을 켭니다"},
	"undo.retire":    {"start it again where it stands", "그 자리에서 다시 켭니다"},
	"undo.names":     {"Point {0|name|names} back (rollback files), wait until the TTL has passed.", "DNS 이름 {0}개를 되돌리고 (rollback 파일) TTL이 지날 때까지 기다립니다."},
	"undo.services":  {"Check {0|service|services} of this wave at the old side.", "이 작업의 서비스 {0}개를 원래 쪽에서 점검합니다."},
	"undo.call":      {"Say on the call: rollback. Nobody goes on.", "회의에서 롤백을 선언합니다. 아무도 계속 진행하지 않습니다."},
}

var checks = map[Key]words{
	"check.web":      {"the page answers, over the load balancer, with no errors in the log", "로드밸런서를 거쳐 페이지가 응답하고 로그에 오류가 없음"},
	"check.api":      {"the health address is green, a real call answers in time", "상태 확인 주소가 정상이고 실제 호출이 제시간에 응답"},
	"check.app":      {"it runs, reaches what it needs, does one transaction", "실행 중이며 필요한 시스템에 연결되고 거래 하나를 처리"},
	"check.batch":    {"the scheduler has it, a dry run ends well", "스케줄러에 등록되어 있고 시험 실행이 정상 종료"},
	"check.database": {"accepts writes, the newest row is there, replicas follow", "쓰기 가능, 최신 행 존재, 복제본이 따라옴"},
	"check.cache":    {"answers, is filling, hit rate rises", "응답하고 채워지며 적중률이 오름"},
	"check.queue":    {"takes and gives a message, nothing is stuck", "메시지를 넣고 꺼낼 수 있으며 정체가 없음"},
	"check.storage":  {"mounts, a file reads with the right checksum", "마운트되고 파일의 체크섬이 맞음"},
	"check.network":  {"carries traffic both ways, its neighbours see it", "양방향 통신이 되고 인접 장비가 인식"},
	"check.other":    {"it is up, its own test passes", "동작하며 자체 시험을 통과"},
	"check.name":     {"resolves to the new address from outside and inside, answers", "내외부에서 새 주소로 해석되고 응답"},
	"do.move":        {"Move {0} from {1} to {2} ({3})", "{0} 이전: {1} → {2} ({3})"},
	"do.retire":      {"Retire {0} at {1}", "{0} 폐기 ({1})"},
	"do.repoint":     {"Repoint {0}", "{0} DNS 변경"},
	"do.check":       {"Check {0|service|services} of {1} after wave {2}", "{2}차 이전 후 {1}의 서비스 {0}개 점검"},
	"do.cutover":     {"Cut over {0} to {1}: {2}", "전환 {0} ~ {1}: {2}"},
	"do.start":       {"Start and check {0} to {1}: {2}", "기동과 점검 {0} ~ {1}: {2}"},
	"do.undo":        {"Rollback: {0}", "롤백: {0}"},
}

var afterwards = map[Key]words{
	"do.close":     {"Close the window: all checks green, say so to owners and users.", "작업 종료: 모든 점검 통과를 확인하고 담당자와 사용자에게 알립니다."},
	"do.watch":     {"Look at errors, latency and lag again; compare with the same hour a week ago.", "오류, 지연, 복제 상태를 다시 보고 지난주 같은 시각과 비교합니다."},
	"do.morning":   {"Stand by through the first busy hours. Ask the service desk.", "첫 업무 시간 동안 대기하고 서비스 데스크에 확인합니다."},
	"do.gate":      {"GATE: sign the checks of this pilot wave. Unsigned, no later wave begins.", "관문: 파일럿 점검에 서명합니다. 서명 없이는 다음 이전을 시작하지 않습니다."},
	"do.restore":   {"Raise the TTL of {0|name|names} again.", "DNS 이름 {0}개의 TTL을 원래대로 올립니다."},
	"do.inventory": {"Enter the new sites of {0|asset|assets} into the inventory, monitoring and backup.", "자산 {0}개의 새 센터를 자산 대장, 모니터링, 백업에 반영합니다."},
	"do.clean":     {"Delete what {0|asset|assets} left at the source, after a week without traffic there. Close the ways that were opened.", "일주일간 트래픽이 없으면 원본에 남은 자산 {0}개를 삭제하고 열었던 경로를 닫습니다."},
	"do.empty":     {"Check that nothing runs at {0} any more: ports, power, traffic.", "{0}에 남은 것이 없는지 확인합니다: 포트, 전력, 트래픽."},
	"do.cancel":    {"Give notice for {0}: space, power, circuits, maintenance. Exit on {1}.", "{0} 해지 통보: 상면, 전력, 회선, 유지보수. 퇴거일 {1}."},
	"do.wipe":      {"Wipe or shred all disks at {0} and keep the certificates.", "{0}의 모든 디스크를 삭제 또는 파쇄하고 증명서를 보관합니다."},
	"do.circuits":  {"Take down circuits, addresses and firewall rules of {0}. Take out the hardware.", "{0}의 회선, 주소, 방화벽 규칙을 정리하고 장비를 반출합니다."},
	"do.handover":  {"Hand {0} back: keys, cards, meter readings, signed.", "{0} 반납: 열쇠, 출입증, 계량기 확인과 서명."},
}

var units = map[Key]words{
	"unit.day":      {"{0} d", "{0}일"},
	"unit.hour":     {"{0} h", "{0}시간"},
	"unit.minute":   {"{0} min", "{0}분"},
	"day.Sunday":    {"Sun", "일"},
	"day.Monday":    {"Mon", "월"},
	"day.Tuesday":   {"Tue", "화"},
	"day.Wednesday": {"Wed", "수"},
	"day.Thursday":  {"Thu", "목"},
	"day.Friday":    {"Fri", "금"},
	"day.Saturday":  {"Sat", "토"},
}
