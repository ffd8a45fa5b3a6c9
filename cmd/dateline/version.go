package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/dateline/dateline/extract/record"
)

func versionCommand() *command {
	return &command{
		name: "version", summary: "say which dateline this is",
		flags: newFlags("version"),
		run: func(sys *system, _ []string) error {
			_, err := fmt.Fprintf(sys.out, "dateline %s, writes %s, %s %s/%s\n", version(), record.Schema, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// version is the module version the binary was built from, with the commit if the build recorded one.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	name := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && name == "(devel)" {
			name += " " + s.Value[:min(len(s.Value), 12)]
		}
	}
	return name
}
