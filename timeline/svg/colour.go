package svg

import (
	"fmt"
	"image/color"

	"github.com/dateline/dateline/timeline/scene"
)

// fades are the gradients, in the order of the scene.Fade constants.
var fades = [...]struct{ name, direction string }{
	scene.Up:        {"up", `x1="0" y1="1" x2="0" y2="0"`},
	scene.Down:      {"down", `x1="0" y1="0" x2="0" y2="1"`},
	scene.Ends:      {"ends", `x1="0" y1="0" x2="0" y2="1"`},
	scene.Early:     {"early", `x1="0" y1="0" x2="0" y2="1"`},
	scene.Late:      {"late", `x1="0" y1="0" x2="0" y2="1"`},
	scene.Left:      {"left", `x1="1" y1="0" x2="0" y2="0"`},
	scene.Right:     {"right", `x1="0" y1="0" x2="1" y2="0"`},
	scene.Sides:     {"sides", `x1="0" y1="0" x2="1" y2="0"`},
	scene.EarlyOver: {"early-over", `x1="0" y1="0" x2="1" y2="0"`},
	scene.LateOver:  {"late-over", `x1="0" y1="0" x2="1" y2="0"`},
}

// gradients defines those that occur.
func (p *printer) gradients() {
	var used [len(fades)]bool
	for i := range p.s.Groups {
		for k := range p.s.Groups[i].Shapes {
			used[p.s.Groups[i].Shapes[k].Fade] = true
		}
	}
	used[scene.Plain] = false
	open := false
	blue := p.colour(scene.Blue)
	for f, on := range used {
		if !on {
			continue
		}
		if !open {
			p.str("<defs>")
			open = true
		}
		p.str(`<linearGradient id="`, p.s.ID, "-", fades[f].name, `" `, fades[f].direction, ">")
		for _, stop := range scene.Fade(f).Stops() {
			fmt.Fprintf(&p.out, `<stop offset="%g" stop-color="%s"`, stop.At, blue)
			if stop.Opacity != 1 {
				fmt.Fprintf(&p.out, ` stop-opacity="%g"`, stop.Opacity)
			}
			p.str("/>")
		}
		p.str("</linearGradient>")
	}
	if open {
		p.str("</defs>\n")
	}
}

func (p *printer) colour(c scene.Color) string { return hex(p.palette[c]) }

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// style writes the rules that turn the light colours into dark ones where the reader's system is dark. They match the
// presentation attributes, which they outrank.
func (p *printer) style() {
	p.str("<style>", Repaint("#"+p.s.ID+"-title~*", "@media (prefers-color-scheme:dark)"), "</style>\n")
}

// Repaint returns CSS that gives what stands under a selector in a light SVG its dark colours, under a media query.
func Repaint(selector, media string) string {
	light, dark := scene.Light(), scene.Dark()
	css := ""
	for c := scene.Paper; c <= scene.Strong; c++ {
		from, to := hex(light[c]), hex(dark[c])
		for _, property := range [...]string{"fill", "stroke", "stop-color"} {
			if property == "stop-color" && c != scene.Blue {
				continue
			}
			css += fmt.Sprintf(`%s[%s="%s"],%s [%s="%s"]{%s:%s}`, selector, property, from, selector, property, from, property, to)
		}
	}
	return media + "{" + css + "}"
}
