package scene

import "github.com/dateline/dateline/timeline"

func newLanes(tl *timeline.Timeline, opt Options) *Scene { return nil }
func newStrip(tl *timeline.Timeline, opt Options) *Scene { return nil }
