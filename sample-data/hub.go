package sampledata

// hub is a shared service of a company that applications of all domains need.
type hub struct {
	slug   string
	korean string
	slot   slot
	form   form
	count  int
	tier   int
	weight int // how often applications need it, relative to the others; 0: only hubs do
	home   int // index of its site
	second int // index of the site of every other member
	class  string
	sizeGB int    // storage of each member
	needs  []int  // hubs that it needs itself, by index
	method string // the architect's word, where there is one
}

// The hubs that the generator names elsewhere, by index in hubs.
const (
	hubEdge = iota
	hubLogin
	hubPayment
	hubSearch
	hubCDN
	hubGateway
	hubConfig
	hubMemberDB
	hubProductDB
	hubOrderDB
	hubPaymentDB
	hubStockDB
	hubCodeDB
	hubCouponDB
	hubSellerDB
	hubDisplayDB
	hubReviewDB
	hubLedgerDB
	hubSession
	hubProductCache
	hubEventBus
	hubOrderQueue
	hubImageStore
	hubFileShare
	hubIndex
	hubLDAP
	hubHSM
	hubScheduler
	hubMonitor
	hubMessage
	hubPBX
	hubTape
	hubFirewall
	numHubs
)

// hubs, in an order in which each needs only later ones. The weights fall
// roughly as 1/rank (Zipf), as in-degrees do in published estates. The
// databases are single primaries that stand in no replica group and no pool:
// failing one over takes minutes, and all who need it are down meanwhile.
var hubs = [numHubs]hub{
	hubEdge:         {"edge", "엣지 로드밸런서", slotNetwork, formPhysical, 4, 0, 0, siteGasan, sitePyeongchon, "public", 0, nil, ""},
	hubLogin:        {"login", "통합 로그인", slotAPI, formVM, 4, 0, 90, siteGasan, sitePyeongchon, "personal", 80, []int{hubMemberDB, hubSession, hubConfig}, ""},
	hubPayment:      {"payment", "결제 승인", slotAPI, formVM, 4, 0, 44, siteGasan, sitePyeongchon, "regulated", 80, []int{hubPaymentDB, hubHSM, hubConfig, hubEventBus}, ""},
	hubSearch:       {"finder", "통합 검색", slotAPI, formService, 1, 1, 56, siteGasan, siteGasan, "internal", 120, []int{hubIndex, hubProductCache, hubConfig}, ""},
	hubCDN:          {"cdn", "CDN 원본", slotWeb, formVM, 4, 1, 50, siteGasan, siteBusan, "public", 400, []int{hubImageStore}, ""},
	hubGateway:      {"gateway", "API 게이트웨이", slotAPI, formContainer, 3, 0, 50, siteGasan, siteGasan, "internal", 60, []int{hubConfig, hubSession}, ""},
	hubConfig:       {"config", "설정 서버", slotApp, formVM, 1, 1, 38, siteGasan, siteGasan, "internal", 60, []int{hubCodeDB}, ""},
	hubMemberDB:     {"member", "회원 공용", slotDatabase, formVM, 1, 0, 150, siteGasan, siteGasan, "personal", 6000, nil, ""},
	hubProductDB:    {"product", "상품 공용", slotDatabase, formVM, 1, 0, 160, siteGasan, siteGasan, "internal", 9000, nil, ""},
	hubOrderDB:      {"order", "주문 공용", slotDatabase, formVM, 1, 0, 96, siteGasan, siteGasan, "personal", 8000, nil, ""},
	hubPaymentDB:    {"payment", "결제 원장", slotDatabase, formVM, 1, 0, 18, siteGasan, siteGasan, "regulated", 5000, []int{hubHSM}, ""},
	hubStockDB:      {"stock", "재고 공용", slotDatabase, formVM, 1, 1, 60, siteBusan, siteBusan, "internal", 2500, nil, ""},
	hubCodeDB:       {"code", "공통코드", slotDatabase, formVM, 1, 1, 110, siteGasan, siteGasan, "internal", 300, nil, ""},
	hubCouponDB:     {"coupon", "쿠폰 공용", slotDatabase, formVM, 1, 1, 44, siteBusan, siteBusan, "internal", 1800, nil, ""},
	hubSellerDB:     {"seller", "판매자 공용", slotDatabase, formVM, 1, 1, 48, sitePyeongchon, sitePyeongchon, "personal", 2200, nil, ""},
	hubDisplayDB:    {"display", "전시 공용", slotDatabase, formVM, 1, 1, 56, siteGasan, siteGasan, "public", 1500, nil, ""},
	hubReviewDB:     {"review", "리뷰 공용", slotDatabase, formVM, 1, 2, 12, siteChuncheon, siteChuncheon, "personal", 3500, nil, ""},
	hubLedgerDB:     {"ledger", "정산 원장", slotDatabase, formVM, 1, 1, 14, siteBusan, siteBusan, "regulated", 4200, nil, ""},
	hubSession:      {"session", "세션", slotCache, formVM, 1, 0, 52, siteGasan, siteGasan, "personal", 100, nil, ""},
	hubProductCache: {"product", "상품 공용", slotCache, formVM, 1, 1, 44, siteGasan, siteGasan, "internal", 100, nil, ""},
	hubEventBus:     {"eventbus", "이벤트 버스", slotQueue, formVM, 3, 1, 60, siteGasan, siteGasan, "internal", 2000, nil, ""},
	hubOrderQueue:   {"order", "주문 공용", slotQueue, formVM, 1, 1, 24, siteGasan, siteGasan, "personal", 800, nil, ""},
	hubImageStore:   {"image", "상품 이미지", slotStorage, formVM, 1, 1, 22, siteGasan, siteGasan, "public", 42000, nil, ""},
	hubFileShare:    {"share", "공용 파일", slotStorage, formVM, 1, 2, 28, siteBusan, siteBusan, "internal", 18000, nil, ""},
	hubIndex:        {"finder", "검색 색인", slotStorage, formVM, 2, 1, 0, siteGasan, siteGasan, "internal", 3000, nil, ""},
	hubLDAP:         {"ldap", "사내 인증", slotOther, formVM, 1, 1, 26, siteGasan, siteGasan, "personal", 120, nil, "cold"},
	hubHSM:          {"hsm", "보안 모듈", slotOther, formPhysical, 2, 0, 0, siteGasan, siteGasan, "regulated", 0, nil, ""},
	hubScheduler:    {"scheduler", "배치 스케줄러", slotApp, formVM, 1, 2, 16, siteBusan, siteBusan, "internal", 120, []int{hubCodeDB}, ""},
	hubMonitor:      {"monitor", "통합 관제", slotOther, formVM, 1, 3, 40, sitePyeongchon, sitePyeongchon, "internal", 6000, nil, ""},
	hubMessage:      {"message", "문자 발송기", slotOther, formPhysical, 1, 3, 8, siteBusan, siteBusan, "personal", 0, nil, ""},
	hubPBX:          {"pbx", "상담 교환기", slotOther, formPhysical, 1, 3, 3, siteGasan, siteGasan, "personal", 0, nil, ""},
	hubTape:         {"tape", "백업 라이브러리", slotStorage, formPhysical, 1, 4, 12, siteBusan, siteBusan, "internal", 0, nil, "physical"},
	hubFirewall:     {"firewall", "방화벽", slotNetwork, formPhysical, 2, 0, 0, sitePyeongchon, siteChuncheon, "internal", 0, nil, "retain"},
}
