package partition

// heaps are a few binary heaps over one set of items; an item is in at most one.
// The greatest key is on top, and among equals the one that was put last.
type heaps struct {
	queue [][]int32
	place []int32 // item → its place in its queue, −1 when in none
	in    []int32 // item → its queue
	key   []float64
	stamp []int64
	clock int64
}

func newHeaps(queues, items int) *heaps {
	h := &heaps{
		queue: make([][]int32, queues),
		place: make([]int32, items), in: make([]int32, items),
		key: make([]float64, items), stamp: make([]int64, items),
	}
	for i := range h.place {
		h.place[i] = -1
	}
	return h
}

// clear empties all queues.
func (h *heaps) clear() {
	for q := range h.queue {
		for _, i := range h.queue[q] {
			h.place[i] = -1
		}
		h.queue[q] = h.queue[q][:0]
	}
}

func (h *heaps) has(i int32) bool { return h.place[i] >= 0 }

// top is the first item of a queue, −1 when it is empty.
func (h *heaps) top(q int32) int32 {
	if len(h.queue[q]) == 0 {
		return -1
	}
	return h.queue[q][0]
}

// put adds an item to a queue, or gives it a new key there.
func (h *heaps) put(q, i int32, key float64) {
	h.clock++
	if h.has(i) && h.in[i] != q {
		h.drop(i)
	}
	if !h.has(i) {
		h.queue[q] = append(h.queue[q], i)
		h.place[i], h.in[i] = int32(len(h.queue[q])-1), q
		h.key[i], h.stamp[i] = key, h.clock
		h.up(q, h.place[i])
		return
	}
	if h.key[i] == key {
		return
	}
	h.key[i], h.stamp[i] = key, h.clock
	h.up(q, h.place[i])
	h.down(q, h.place[i])
}

// drop takes an item out of its queue.
func (h *heaps) drop(i int32) {
	q, at := h.in[i], h.place[i]
	queue := h.queue[q]
	last := queue[len(queue)-1]
	h.queue[q] = queue[:len(queue)-1]
	h.place[i] = -1
	if last == i {
		return
	}
	h.queue[q][at] = last
	h.place[last] = at
	h.up(q, at)
	h.down(q, h.place[last])
}

func (h *heaps) before(i, j int32) bool {
	if h.key[i] != h.key[j] {
		return h.key[i] > h.key[j]
	}
	return h.stamp[i] > h.stamp[j]
}

func (h *heaps) up(q, at int32) {
	queue := h.queue[q]
	i := queue[at]
	for at > 0 {
		parent := (at - 1) / 2
		if !h.before(i, queue[parent]) {
			break
		}
		queue[at] = queue[parent]
		h.place[queue[at]] = at
		at = parent
	}
	queue[at] = i
	h.place[i] = at
}

func (h *heaps) down(q, at int32) {
	queue := h.queue[q]
	i, n := queue[at], int32(len(queue))
	for {
		child := 2*at + 1
		if child >= n {
			break
		}
		if child+1 < n && h.before(queue[child+1], queue[child]) {
			child++
		}
		if !h.before(queue[child], i) {
			break
		}
		queue[at] = queue[child]
		h.place[queue[at]] = at
		at = child
	}
	queue[at] = i
	h.place[i] = at
}
