package ingest

// hangulCount weighs whether bytes that decode as CP949 are Korean. Western
// texts now and then decode cleanly too, but into rare syllables or into Hanja.
// It is written the raw bytes.
type hangulCount struct {
	lead   byte // the first byte of a character whose second is still to come
	common int  // the 2,350 syllables of KS X 1001: rows B0 to C8, columns A1 to FE
	rare   int  // the other 8,822, which CP949 adds in the gaps
	other  int  // Hanja, symbols, other scripts
}

// Write counts the characters of the next chunk.
func (h *hangulCount) Write(p []byte) (int, error) {
	for _, b := range p {
		switch {
		case h.lead != 0:
			h.count(h.lead, b)
			h.lead = 0
		case b >= 0x81:
			h.lead = b
		}
	}
	return len(p), nil
}

func (h *hangulCount) count(lead, trail byte) {
	switch {
	case lead >= 0xB0 && lead <= 0xC8 && trail >= 0xA1:
		h.common++
	case lead < 0xA1 || trail < 0xA1:
		h.rare++
	default:
		h.other++
	}
}

// plausible reports whether two thirds of the characters beyond ASCII are
// Hangul, and of these at most one in ten is a rare syllable.
func (h *hangulCount) plausible() bool {
	hangul := h.common + h.rare
	return h.common > 0 && hangul >= 2*h.other && h.rare*10 <= hangul
}
