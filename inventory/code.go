package inventory

// Codes of the findings on an inventory. [Explain] tells each one in words.
const (
	CodeMalformedRow       = "INV101"
	CodeTooManyCells       = "INV102"
	CodeTooFewCells        = "INV103"
	CodeAttributeColumn    = "INV104"
	CodeIgnoredColumn      = "INV105"
	CodeNoRows             = "INV106"
	CodeSkippedFile        = "INV107"
	CodeInvisibleCharacter = "INV108"
	CodeFormula            = "INV109"
	CodeGuessedEncoding    = "INV110"

	CodeMissingValue   = "INV201"
	CodeBadIdentifier  = "INV202"
	CodeNotANumber     = "INV203"
	CodeOutOfRange     = "INV204"
	CodeUnknownWord    = "INV205"
	CodeBadDate        = "INV206"
	CodeBadScope       = "INV207"
	CodeUnreadableText = "INV208"

	CodeUnknownSite      = "INV301"
	CodeUnknownAsset     = "INV302"
	CodeNameWithSite     = "INV303"
	CodeAssetWithoutSite = "INV304"
	CodeConflictingRow   = "INV305"
	CodeSelfDependency   = "INV306"
	CodeLinkTwice        = "INV307"
	CodeSelfLink         = "INV308"
	CodeZeroBandwidth    = "INV309"
	CodeEndBeforeStart   = "INV310"
	CodeNameInGroup      = "INV311"
	CodeNameConstraint   = "INV312"
	CodeIdleScope        = "INV313"
	CodeJurisdiction     = "INV314"
	CodeScenarioKept     = "INV315"

	CodeUnreadForeign = "INV450"
	CodeNoIdentity    = "INV451"
	CodeUnitsRead     = "INV452"
	CodeFormatVariant = "INV453"
	CodeRowsLeft      = "INV454"
)

// Codes of the findings on files in foreign formats and on workbooks.
const (
	CodeSheetNote    = "INV401"
	CodeErrorCell    = "INV402"
	CodeSwitchedOff  = "INV403"
	CodeRelationType = "INV404"
)

// Codes of the findings on the quality of an inventory as a whole.
const (
	CodeIncomplete  = "INV601"
	CodeOrphans     = "INV602"
	CodeNameNowhere = "INV603"
	CodeHub         = "INV604"
)

// Codes of the findings on what several sources say of one thing.
const (
	CodeConflict      = "INV501"
	CodeSharedUUID    = "INV502"
	CodeAmbiguousName = "INV503"
	CodeSharedAddress = "INV504"
	CodeGap           = "INV505"
	CodeAmbiguousEnd  = "INV506"
	CodeUnknownPlace  = "INV507"
	CodeUnsited       = "INV508"
	CodeMergedIDs     = "INV509"
	CodeForeignValue  = "INV510"
)

// Codes of the findings on DNS zone files and on flow logs.
const (
	CodeZoneRecord   = "INV420"
	CodeZoneInclude  = "INV421"
	CodeZoneTTL      = "INV422"
	CodeZoneLeft     = "INV423"
	CodeAliasLoop    = "INV424"
	CodeAliasBeside  = "INV425"
	CodeAliasNowhere = "INV426"
	CodeZoneOrigin   = "INV427"
	CodeTTLsDiffer   = "INV428"
	CodeWildcardName = "INV429"

	CodeFlowRow       = "INV430"
	CodeFlowLeft      = "INV431"
	CodeFlowTime      = "INV432"
	CodeFlowDirection = "INV433"
	CodeFlowFanOut    = "INV434"
	CodeFlowHub       = "INV435"
	CodeFlowTooMany   = "INV436"
	CodeFlowUsers     = "INV437"
	CodeNoMachine     = "INV438"
)

// Explanation is what a code means, for people.
type Explanation struct {
	Code    string
	Title   string
	Meaning string
	Example string
	Mend    string
}

// Explain finds the explanation of a code of this package.
func Explain(code string) (Explanation, bool) {
	for _, e := range Explanations() {
		if e.Code == code {
			return e, true
		}
	}
	return Explanation{}, false
}
