package sampledata

// domain is a part of the business with a team of its own.
type domain struct {
	slug    string
	host    string // the first label of its core's main name; empty: the core's slug
	cost    int    // KRW an hour of that name down, where it has a price of its own
	home    int    // index of the site where most of it is
	korean  string
	team    string
	weight  int // share of the assets
	names   int // names for each of its applications, relative to the others
	class   string
	out     bool // customers meet it
	hangul  bool // its applications have Korean names
	core    bool // its first application is large and of tier 0 or 1
	insular bool // half of its applications stand alone
}

const numDomains = 29

// domains are in the order of calls: those further down are needed by those
// further up, as storefronts need orders, and orders need members.
var domains = [numDomains]domain{
	{slug: "minishop", host: "shop", home: siteGasan, korean: "미니샵", team: "미니샵개발팀", weight: 5, names: 60, class: "public", out: true, core: true},
	{slug: "event", host: "event", home: siteGasan, korean: "기획전", team: "마케팅플랫폼팀", weight: 4, names: 24, class: "public", out: true},
	{slug: "display", host: "www", cost: 120_000_000, home: siteGasan, korean: "전시", team: "전시개발팀", weight: 5, names: 12, class: "public", out: true, core: true},
	{slug: "mobile", host: "m", cost: 90_000_000, home: siteGasan, korean: "모바일앱", team: "모바일개발팀", weight: 4, names: 12, class: "internal", out: true, core: true},
	{slug: "live", host: "live", home: siteChuncheon, korean: "라이브커머스", team: "라이브커머스팀", weight: 3, names: 8, class: "public", out: true},
	{slug: "global", host: "global", home: sitePyeongchon, korean: "해외직구", team: "Global Commerce", weight: 3, names: 10, class: "personal", out: true},
	{slug: "travel", host: "travel", home: siteBusan, korean: "여행", team: "여행티켓팀", weight: 3, names: 8, class: "personal", out: true},
	{slug: "mart", host: "mart", home: siteChuncheon, korean: "장보기", team: "장보기개발팀", weight: 3, names: 8, class: "internal", out: true},
	{slug: "fashion", host: "fashion", home: siteBusan, korean: "패션", team: "패션뷰티팀", weight: 2, names: 8, class: "public", out: true},
	{slug: "book", host: "book", home: siteBusan, korean: "도서", team: "도서음반팀", weight: 2, names: 6, class: "public", out: true},
	{slug: "groupware", home: siteGasan, korean: "경영지원", team: "경영지원시스템팀", weight: 4, names: 3, class: "internal", hangul: true, insular: true},
	{slug: "partner", home: sitePyeongchon, korean: "제휴", team: "제휴개발팀", weight: 3, names: 10, class: "internal", out: true},
	{slug: "seller", host: "seller", home: sitePyeongchon, korean: "판매자센터", team: "판매자서비스팀", weight: 4, names: 8, class: "personal", out: true},
	{slug: "cs", host: "help", home: siteBusan, korean: "고객센터", team: "고객센터시스템팀", weight: 3, names: 4, class: "personal", hangul: true, insular: true},
	{slug: "wms", home: siteBusan, korean: "물류", team: "물류시스템팀", weight: 4, names: 3, class: "internal", hangul: true, insular: true},
	{slug: "delivery", home: siteBusan, korean: "배송", team: "배송개발팀", weight: 4, names: 4, class: "personal", out: true},
	{slug: "ads", home: sitePyeongchon, korean: "광고", team: "Ads Engineering", weight: 4, names: 8, class: "internal", out: true},
	{slug: "reco", home: siteChuncheon, korean: "추천", team: "추천개발팀", weight: 3, names: 2, class: "internal"},
	{slug: "review", home: sitePyeongchon, korean: "리뷰", team: "리뷰개발팀", weight: 2, names: 4, class: "personal", out: true},
	{slug: "search", host: "search", home: siteGasan, korean: "검색", team: "Search Platform", weight: 4, names: 4, class: "internal", core: true, out: true},
	{slug: "gift", host: "gift", home: siteChuncheon, korean: "선물하기", team: "선물하기팀", weight: 2, names: 4, class: "personal", out: true},
	{slug: "promo", home: sitePyeongchon, korean: "쿠폰", team: "프로모션개발팀", weight: 3, names: 3, class: "internal"},
	{slug: "cart", host: "cart", home: siteGasan, korean: "장바구니", team: "주문개발팀", weight: 2, names: 3, class: "internal", out: true, core: true},
	{slug: "settle", home: siteBusan, korean: "정산", team: "정산개발팀", weight: 3, names: 2, class: "regulated", hangul: true},
	{slug: "order", host: "order", cost: 100_000_000, home: siteGasan, korean: "주문", team: "주문개발팀", weight: 5, names: 4, class: "personal", out: true, core: true},
	{slug: "pay", host: "pay", cost: 150_000_000, home: siteGasan, korean: "결제", team: "결제개발팀", weight: 4, names: 4, class: "regulated", out: true, core: true},
	{slug: "product", home: siteGasan, korean: "상품", team: "상품개발팀", weight: 5, names: 4, class: "internal", core: true},
	{slug: "member", host: "my", home: siteGasan, korean: "회원", team: "회원개발팀", weight: 4, names: 5, class: "personal", out: true, core: true},
	{slug: "data", home: siteChuncheon, korean: "데이터", team: "데이터플랫폼팀", weight: 5, names: 2, class: "internal"},
}

// The teams that look after what all domains share.
const (
	teamDatabase = "DBA팀"
	teamHardware = "IDC운영팀"
	teamNetwork  = "네트워크팀"
	teamPlatform = "Platform SRE"
)

// noun is what an application does in its domain.
type noun struct{ slug, korean string }

// nouns name the applications of a domain in turn; the first is its core.
var nouns = []noun{
	{"core", "코어"}, {"front", "프론트"}, {"admin", "관리자"}, {"history", "이력"}, {"rule", "규칙"},
	{"report", "리포트"}, {"notify", "알림"}, {"sync", "연동"}, {"stats", "통계"}, {"feed", "피드"},
	{"policy", "정책"}, {"ranking", "랭킹"}, {"batch", "배치"}, {"gateway", "게이트웨이"}, {"archive", "보관"},
	{"image", "이미지"}, {"price", "가격"}, {"stock", "재고"}, {"audit", "감사"}, {"tool", "도구"},
	{"portal", "포털"}, {"claim", "클레임"}, {"invite", "초대"}, {"quality", "품질"}, {"survey", "설문"},
}

// brands and goods make the names of the sellers' shops.
var brands = []noun{
	{"hana", "하나"}, {"bada", "바다"}, {"nuri", "누리"}, {"sori", "소리"}, {"garam", "가람"}, {"haneul", "하늘"},
	{"dasom", "다솜"}, {"maru", "마루"}, {"byeol", "별"}, {"sanho", "산호"}, {"onyu", "온유"}, {"pureun", "푸른"},
	{"saebyeok", "새벽"}, {"ieum", "이음"}, {"jandi", "잔디"}, {"danbi", "단비"}, {"miso", "미소"}, {"noeul", "노을"},
	{"gaeul", "가을"}, {"ondol", "온돌"}, {"somsi", "솜씨"}, {"yeoul", "여울"}, {"chorok", "초록"}, {"dalbit", "달빛"},
}

var goods = []noun{
	{"shop", "상회"}, {"mall", "몰"}, {"market", "마켓"}, {"farm", "농원"}, {"food", "푸드"}, {"book", "책방"},
	{"home", "홈"}, {"kids", "키즈"}, {"style", "스타일"}, {"sports", "스포츠"}, {"beauty", "뷰티"}, {"living", "리빙"},
	{"deco", "데코"}, {"tea", "다원"}, {"fish", "수산"}, {"bakery", "빵집"},
}
