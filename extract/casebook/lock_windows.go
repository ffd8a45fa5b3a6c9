package casebook

import (
	"errors"
	"math"
	"os"

	"golang.org/x/sys/windows"
)

// The lock is LockFileEx far behind the end of the file, so that others can read who has it: the system lets go of it
// when its process ends, however it ends.

// tryLock takes the lock if it is free.
func tryLock(f *os.File) (bool, error) {
	err := lockFile(f, windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// waitLock takes the lock when it becomes free.
func waitLock(f *os.File) error { return lockFile(f, windows.LOCKFILE_EXCLUSIVE_LOCK) }

func lockFile(f *os.File, how uint32) error {
	return windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, &windows.Overlapped{OffsetHigh: math.MaxInt32})
}

// syncFolder has nothing to do: NTFS keeps a journal of names.
func syncFolder(string) error { return nil }
