package export

import (
	"bufio"
	"io"
)

// JSONLD writes RDF as JSON-LD 1.1. The context stands in the document, so that reading it needs no network.
func JSONLD(w io.Writer, v *View) error {
	return write(w, "JSON-LD", func(out *bufio.Writer) {
		var context object
		for _, p := range prefixes {
			context.add(p[0], p[1])
		}
		out.Write(appendJSON([]byte(`{"@context":`), context))
		out.WriteString(`,"@graph":[`)
		separator := "\n"
		var b []byte
		for r := range v.resources() {
			b = appendJSON(append(b[:0], separator...), r.object())
			out.Write(b)
			separator = ",\n"
		}
		out.WriteString("\n]}\n")
	})
}

// object is a resource as a node object; several values of a property are a list.
func (r *resource) object() object {
	o := object{{"@id", r.iri}, {"@type", r.types}}
	for _, s := range r.says {
		var value any
		switch t := s.value; {
		case t.iri != "":
			value = object{{"@id", t.iri}}
		case t.curie != "":
			value = object{{"@id", t.curie}}
		case t.datatype != "":
			value = object{{"@value", t.text}, {"@type", t.datatype}}
		default:
			value = t.text
		}
		last := &o[len(o)-1]
		if last.key != s.property {
			o = append(o, member{s.property, value})
			continue
		}
		if list, ok := last.value.([]any); ok {
			last.value = append(list, value)
		} else {
			last.value = []any{last.value, value}
		}
	}
	return o
}
