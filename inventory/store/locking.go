package store

import (
	"errors"

	"modernc.org/sqlite"
)

// LockFirmly makes the locks on database files belong to their descriptors (OFD
// locks), where the system has them, so that no other code of this process drops
// them by opening and closing a database file. It must be called before the first
// database is opened, first thing in main; where it comes too late or the system
// has no such locks it changes nothing.
func LockFirmly() error {
	sqlite.StrictPragmas(true)
	_, err := sqlite.OFDLocking(true)
	if errors.Is(err, sqlite.ErrOFDLockingUnavailable) {
		return nil
	}
	return err
}
