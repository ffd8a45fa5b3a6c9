package png

import "math"

// stroke returns the ground that a line covers when drawn: a box for each stretch, cut into dashes.
func stroke(l line, half float64, dash []float64, scale float64) []line {
	points := l.points
	if l.closed && len(points) > 0 {
		points = append(points[:len(points):len(points)], points[0])
	}
	var out []line
	at, left := 0, math.Inf(1) // dash or gap, even are dashes, and what is left of it
	if len(dash) > 0 {
		left = dash[0] * scale
	}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		length := math.Hypot(b.x-a.x, b.y-a.y)
		if length == 0 {
			continue
		}
		ux, uy := (b.x-a.x)/length, (b.y-a.y)/length
		for from := 0.0; from < length; {
			step := min(left, length-from)
			if at%2 == 0 {
				x0, y0, x1, y1 := a.x+ux*from, a.y+uy*from, a.x+ux*(from+step), a.y+uy*(from+step)
				nx, ny := -uy*half, ux*half
				out = append(out, line{points: []point{{x0 + nx, y0 + ny}, {x1 + nx, y1 + ny}, {x1 - nx, y1 - ny}, {x0 - nx, y0 - ny}}})
			}
			from += step
			if left -= step; left <= 1e-9 {
				at = (at + 1) % len(dash)
				left = dash[at] * scale
			}
		}
	}
	return out
}
