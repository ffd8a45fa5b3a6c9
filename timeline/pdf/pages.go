package pdf

import (
	"math"

	"github.com/dateline/dateline/timeline/scene"
)

// page is a part of a scene on a sheet.
type page struct {
	paper    Paper
	from, to float64 // heights of the scene
	scale    float64 // points to a pixel
	x, y     float64 // where the part begins, in points
	repeat   bool    // the band that pages begin with stands above the part
}

// split divides a scene into pages. A picture that is read from left to right lies on its side and is made to fit
// where that leaves words of a readable size; any other is cut between words.
func split(s *scene.Scene, paper Paper) []page {
	if paper == (Paper{}) {
		return cut(s, Paper{s.Width * pointsPerPixel, mostPoints}, pointsPerPixel, 0, true)
	}
	if s.Landscape && s.Height < 1.25*s.Width {
		paper = Paper{paper.Height, paper.Width}
	}
	width, height := paper.Width-2*pageMargin, paper.Height-2*pageMargin
	scale := min(width/s.Width, pointsPerPixel)
	if fit := min(scale, height/s.Height); fit >= leastFit*scale {
		return []page{{paper: paper, to: s.Height, scale: fit, x: (paper.Width - s.Width*fit) / 2, y: pageMargin}}
	}
	// A little smaller, if that saves the sheet with the rest.
	pages := cut(s, paper, scale, pageMargin, false)
	for k := 1; k <= 6; k++ {
		if fewer := cut(s, paper, scale*(1-.025*float64(k)), pageMargin, false); len(fewer) < len(pages) {
			return fewer
		}
	}
	return pages
}

// leastFit is by how much a picture is made smaller at most to stay on one page.
const leastFit = .8

// cut divides a scene into pages of one scale; where pages may be of any length, the last is as short as its part.
func cut(s *scene.Scene, paper Paper, scale, margin float64, shorten bool) []page {
	whole := (paper.Height - 2*margin - footRoom) / scale
	if shorten && s.Height*scale <= paper.Height {
		whole = s.Height
	}
	band := s.Repeat[1] - s.Repeat[0]
	var out []page
	cuts := s.Cuts
	for from := 0.0; from < s.Height; {
		room := whole
		repeat := band > 0 && from > s.Repeat[0]
		if repeat {
			room -= band
		}
		to := from + room
		if to >= s.Height {
			to = s.Height
		} else {
			// The last place that fits, unless the page would be left half empty by something very tall.
			best := to
			for len(cuts) > 0 && cuts[0] <= to {
				if cuts[0] > from+room/2 {
					best = cuts[0]
				}
				cuts = cuts[1:]
			}
			to = best
		}
		sheet := paper
		if shorten {
			sheet.Height = math.Ceil((to-from)*scale + 2*margin)
		}
		p := page{paper: sheet, from: from, to: to, scale: scale, x: (paper.Width - s.Width*scale) / 2, y: margin, repeat: repeat}
		if repeat {
			p.y += band * scale
		}
		out = append(out, p)
		from = to
	}
	return out
}

// extent returns the heights that a shape covers.
func extent(s *scene.Shape) (y0, y1 float64) {
	switch s.Kind {
	case scene.Text:
		_, y0, _, y1 = s.Box()
		return y0, y1
	case scene.Circle:
		return s.Y - s.R - s.StrokeWidth, s.Y + s.R + s.StrokeWidth
	}
	y0, y1 = math.Inf(1), math.Inf(-1)
	for _, seg := range s.Path {
		if seg.Op != 'Z' {
			y0, y1 = min(y0, seg.Y), max(y1, seg.Y)
		}
	}
	return y0 - s.StrokeWidth, y1 + s.StrokeWidth
}
