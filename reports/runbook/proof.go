package runbook

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// Proof is what is to be shown of the assets of one kind that move by one method,
// before they do.
type Proof struct {
	Method inventory.Method
	Kind   inventory.Kind
	Assets []int32 // ascending
}

// ProofPoints are the points that are shown of each, in order: it works, scales, is
// monitored, switches over, comes back.
func ProofPoints() []Key {
	return []Key{"proof.works", "proof.scales", "proof.monitored", "proof.switches", "proof.returns"}
}

// prove lists what is to be shown, by method, then kind; what is retired needs none.
func (b *builder) prove(k *Book) {
	for i := range k.Moves {
		m := &k.Moves[i]
		if m.Retires() {
			continue
		}
		kind := b.asset(m.Asset).Kind
		at := slices.IndexFunc(k.Proofs, func(p Proof) bool { return p.Method == m.Method && p.Kind == kind })
		if at < 0 {
			at = len(k.Proofs)
			k.Proofs = append(k.Proofs, Proof{Method: m.Method, Kind: kind})
		}
		k.Proofs[at].Assets = append(k.Proofs[at].Assets, m.Asset)
	}
	slices.SortFunc(k.Proofs, func(x, y Proof) int { return cmp.Or(cmp.Compare(x.Method, y.Method), cmp.Compare(x.Kind, y.Kind)) })
}
