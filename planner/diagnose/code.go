package diagnose

// Codes of the findings on a problem. [Explanations] tells each one in words.
const (
	CodeNoWindow        = "PLAN001"
	CodeNoSurvivor      = "PLAN002"
	CodeFewCandidates   = "PLAN003"
	CodeRetained        = "PLAN004"
	CodeNoTarget        = "PLAN005"
	CodeOutageTooLong   = "PLAN006"
	CodeWindowTooShort  = "PLAN007"
	CodeFrozen          = "PLAN008"
	CodePilotOnly       = "PLAN009"
	CodeDataClass       = "PLAN010"
	CodeGroupTooLarge   = "PLAN011"
	CodeGroupNoWindow   = "PLAN012"
	CodeRetiredNeeded   = "PLAN013"
	CodeTiedToRetained  = "PLAN014"
	CodeAfterCircle     = "PLAN015"
	CodeAfterTooLong    = "PLAN016"
	CodeSameSiteNowhere = "PLAN017"
	CodeReplicas        = "PLAN018"
	CodeSpread          = "PLAN019"
	CodeWaveLimit       = "PLAN020"
	CodeLinkLimit       = "PLAN021"
	CodeCapacity        = "PLAN022"
	CodeOverCapacity    = "PLAN023"
)
