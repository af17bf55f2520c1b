package html

import "github.com/wavecut/wavecut/reports/lang"

// ScriptWords are the texts that the script puts into the page.
func (p *page) ScriptWords() map[string]string { return scriptWords(p.W) }

func scriptWords(w *lang.Words) map[string]string {
	return map[string]string{
		"filter": w.T("filter"), "filterLabel": w.T("filter.label", "%s"), "rows": w.T("rows.shown", "%s", "%s"),
		"all": w.T("show.all"), "fewer": w.T("show.fewer"), "open": w.T("open.all"), "close": w.T("close.all"),
		"moves": w.T("picture.moves"), "stays": w.T("picture.stays"), "found": w.T("picture.found"), "none": w.T("picture.none"),
		"neighbours": w.T("picture.neighbours"), "apart": w.T("picture.apart"), "retired": w.T("retired"),
	}
}
