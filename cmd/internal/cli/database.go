package cli

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/wavecut/wavecut/inventory/store"
)

// storeOptions are the options of opening, from the flags.
func (a *app) storeOptions() store.Options {
	wait := a.flags.lockTimeout
	if wait == 0 {
		wait = time.Nanosecond // the store takes 0 for its default
	}
	return store.Options{LockTimeout: wait}
}

// reading opens the database for reading and lets f work with it.
func (a *app) reading(ctx context.Context, f func(*store.DB) error) error {
	return a.opened(ctx, store.ReadOnlyMode, f)
}

// writing opens the database for writing and lets f work with it.
func (a *app) writing(ctx context.Context, f func(*store.DB) error) error {
	return a.opened(ctx, store.ReadWriteMode, f)
}

func (a *app) opened(ctx context.Context, mode store.Mode, f func(*store.DB) error) error {
	db, err := store.Open(ctx, a.databasePath(), mode, a.storeOptions())
	if err != nil {
		return err
	}
	return errors.Join(f(db), db.Close())
}

// creating opens the database for writing, or makes it where there is none. A
// database made for work that then fails is taken away again, so that the command
// has left nothing.
func (a *app) creating(ctx context.Context, f func(*store.DB) error) error {
	path := a.databasePath()
	db, err := store.Create(ctx, path, a.storeOptions())
	if store.KindOf(err) == store.Exists && err != nil {
		return a.writing(ctx, f)
	}
	if err != nil {
		return err
	}
	err = errors.Join(f(db), db.Close())
	if err != nil {
		return errors.Join(err, removeDatabase(path))
	}
	return nil
}

// removeDatabase deletes a database that this run has made.
func removeDatabase(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// trying lets f work with what the database holds, or would hold if it existed,
// for work that is taken back.
func (a *app) trying(ctx context.Context, f func(*store.DB) error) error {
	err := a.writing(ctx, f)
	if err == nil || store.KindOf(err) != store.Missing {
		return err
	}
	db, err := store.Memory(ctx)
	if err != nil {
		return err
	}
	return errors.Join(f(db), db.Close())
}
