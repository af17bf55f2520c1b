package arrange

// gainHeap is a binary heap of nodes, the one with the highest gain on top, that
// knows the place of each.
type gainHeap struct {
	gain  []float64
	items []int32
	at    []int32 // place of each node plus one, 0 for none
}

func (h *gainHeap) init(gain []float64) {
	h.gain, h.at = gain, make([]int32, len(gain))
}

func (h *gainHeap) clear() {
	for _, v := range h.items {
		h.at[v] = 0
	}
	h.items = h.items[:0]
}

// top is the node with the highest gain, -1 for none.
func (h *gainHeap) top() int32 {
	if len(h.items) == 0 {
		return -1
	}
	return h.items[0]
}

// push adds a node that is not there.
func (h *gainHeap) push(v int32) {
	h.items = append(h.items, v)
	h.at[v] = int32(len(h.items))
	h.up(len(h.items) - 1)
}

// update restores the order after a node's gain changed, and adds one that is
// not there.
func (h *gainHeap) update(v int32) {
	if h.at[v] == 0 {
		h.push(v)
		return
	}
	k := int(h.at[v]) - 1
	if !h.up(k) {
		h.down(k)
	}
}

// pop takes the top off.
func (h *gainHeap) pop() {
	end := len(h.items) - 1
	h.at[h.items[0]] = 0
	last := h.items[end]
	h.items = h.items[:end]
	if end > 0 {
		h.items[0] = last
		h.at[last] = 1
		h.down(0)
	}
}

func (h *gainHeap) up(k int) bool {
	moved := false
	for k > 0 {
		parent := (k - 1) / 2
		if h.gain[h.items[parent]] >= h.gain[h.items[k]] {
			break
		}
		h.swap(k, parent)
		k, moved = parent, true
	}
	return moved
}

func (h *gainHeap) down(k int) {
	for {
		child := 2*k + 1
		if child >= len(h.items) {
			return
		}
		if child+1 < len(h.items) && h.gain[h.items[child+1]] > h.gain[h.items[child]] {
			child++
		}
		if h.gain[h.items[k]] >= h.gain[h.items[child]] {
			return
		}
		h.swap(k, child)
		k = child
	}
}

func (h *gainHeap) swap(a, b int) {
	h.items[a], h.items[b] = h.items[b], h.items[a]
	h.at[h.items[a]], h.at[h.items[b]] = int32(a+1), int32(b+1)
}
