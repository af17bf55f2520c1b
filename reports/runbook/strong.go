package runbook

// strongParts are the strongly connected components of a graph (Tarjan 1972), what
// is needed before what needs it, without the nodes that are left out.
func strongParts(needs [][]int32, belongs func(i int32) bool) [][]int32 {
	t := &tarjan{needs: needs, order: make([]int32, len(needs)), low: make([]int32, len(needs))}
	for i := range int32(len(needs)) {
		if t.order[i] == 0 && belongs(i) {
			t.from(i)
		}
	}
	return t.parts
}

// tarjan has a stack of its own, since chains can be as long as a wave.
type tarjan struct {
	needs      [][]int32
	order, low []int32 // from 1 in the order in which nodes are met; low is closed when done
	met        int32
	stack      []int32
	path       []pathStep
	parts      [][]int32
}

// pathStep is a node under search and the next of its needs.
type pathStep struct {
	node int32
	next int
}

const closed = -1

func (t *tarjan) from(root int32) {
	t.meet(root)
	for len(t.path) > 0 {
		top := &t.path[len(t.path)-1]
		v := top.node
		if top.next < len(t.needs[v]) {
			w := t.needs[v][top.next]
			top.next++
			switch {
			case t.order[w] == 0:
				t.meet(w)
			case t.low[w] != closed:
				t.low[v] = min(t.low[v], t.order[w])
			}
			continue
		}
		t.path = t.path[:len(t.path)-1]
		if t.low[v] == t.order[v] {
			t.close(v)
		} else {
			parent := t.path[len(t.path)-1].node
			t.low[parent] = min(t.low[parent], t.low[v])
		}
	}
}

func (t *tarjan) meet(v int32) {
	t.met++
	t.order[v], t.low[v] = t.met, t.met
	t.stack = append(t.stack, v)
	t.path = append(t.path, pathStep{node: v})
}

// close takes the component whose first node is v off the stack.
func (t *tarjan) close(v int32) {
	i := len(t.stack) - 1
	for t.stack[i] != v {
		i--
	}
	part := append([]int32(nil), t.stack[i:]...)
	for _, w := range part {
		t.low[w] = closed
	}
	t.stack = t.stack[:i]
	t.parts = append(t.parts, part)
}
