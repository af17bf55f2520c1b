package store_test

import (
	"os"
	"syscall"
)

// peakKiB is the most memory that an ended process had at once.
func peakKiB(p *os.ProcessState) int64 {
	usage, _ := p.SysUsage().(*syscall.Rusage)
	return usage.Maxrss
}
