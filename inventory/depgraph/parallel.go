package depgraph

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// inOrder computes chunks 0…n−1 on all cores and takes the results one after the
// other, in order of the chunks, so that what take builds does not depend on how
// many cores there were. A few chunks for each core are in flight at a time.
func inOrder[T any](n int, work func(worker, chunk int) T, take func(chunk int, result T)) {
	workers := cores(n)
	slots := make([]chan T, n)
	for i := range slots {
		slots[i] = make(chan T, 1)
	}
	tokens := make(chan struct{}, 8*workers)
	var next atomic.Int64
	var done sync.WaitGroup
	for w := range workers {
		done.Go(func() {
			for {
				tokens <- struct{}{}
				i := int(next.Add(1)) - 1
				if i >= n {
					<-tokens
					return
				}
				slots[i] <- work(w, i)
			}
		})
	}
	for i, slot := range slots {
		take(i, <-slot)
		<-tokens
	}
	done.Wait()
}

// cores is how many workers share n pieces of work.
func cores(n int) int { return max(1, min(n, runtime.GOMAXPROCS(0))) }
