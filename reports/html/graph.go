package html

// graphView is the pictures of the waves as the page has them.
type graphView struct {
	Data  any
	Waves []graphOption
}

// graphOption is a wave to choose.
type graphOption struct {
	Index    int
	Label    string
	Selected bool
}
