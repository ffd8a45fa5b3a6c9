package syntax

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/model"
)

// names carries the names that the model sees in words over to tokens. A name that ends inside a token ("US" in "US-led") is
// left out.
func (a *Analysis) names(r *model.Reading) {
	a.NoName = make([]float32, len(a.Doc.Tokens))
	for i, w := range r.Words {
		if !r.Skip[i] {
			a.NoName[w.Token] = max(a.NoName[w.Token], r.Out[i])
		}
	}
	labels := r.Model.Names
	for i := 0; i < len(r.Words); {
		mark, kind, found := strings.Cut(labels[r.Name[i]], "-")
		if !found || mark != "B" {
			i++
			continue
		}
		z, sure := i+1, r.Sure[i]
		for z < len(r.Words) && labels[r.Name[z]] == "I-"+kind && !r.First[z] {
			sure = min(sure, r.Sure[z])
			z++
		}
		first, last := int(r.Words[i].Token), int(r.Words[z-1].Token)+1
		if last-first > 1 && possessiveMark(a.Doc.Text(last-1)) && r.Words[z-1].Token != r.Words[z-2].Token {
			last-- // "Ida Holm's": the mark belongs to no name
		}
		if r.Words[i].Start == a.Doc.Tokens[first].Start && r.Words[z-1].End >= a.Doc.Tokens[last-1].End && (z == len(r.Words) || int(r.Words[z].Token) >= last) {
			a.Names = append(a.Names, Name{first, last, kind, float64(sure)})
		}
		i = z
	}
}
