//go:build unix

package cachedir

import (
	"fmt"
	"os"
	"syscall"
)

// private refuses a directory that belongs to somebody else or that others may read, enter or write.
func private(info os.FileInfo) error {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok || int(stat.Uid) != os.Geteuid() {
		return fmt.Errorf("%s belongs to another user", info.Name())
	}
	if info.Mode().Perm()&0o077 != 0 {
		return fmt.Errorf("%s is open to others: mode %v", info.Name(), info.Mode().Perm())
	}
	return nil
}
