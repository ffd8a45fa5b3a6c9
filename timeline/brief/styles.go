package brief

import (
	"fmt"
	"strings"

	"github.com/dateline/dateline/timeline/internal/opc"
)

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

// section is a page of A4 with margins of an inch and our footer.
const section = `<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>` +
	`<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>`

const settings = `<w:settings ` + namespaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>` +
	`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

const numbering = `<w:numbering ` + namespaces + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>` +
	`<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

func footer(title string) string {
	return `<w:ftr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` + run(title) +
		`<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("1") + `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`
}

// wordStyle is a style of paragraphs ("paragraph") or of words ("character").
type wordStyle struct {
	kind, id, name, basedOn, next string
	paragraph, words              string // properties
}

// styles returns the part of styles. The names are those of Word's own, so that a template of a house can take them over.
func styles() string {
	const serif, sans = `<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman"/>`, `<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>`
	var b strings.Builder
	b.WriteString(`<w:styles ` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr>` + serif + `<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`)
	for _, s := range [...]wordStyle{
		{"paragraph", "Normal", "Normal", "", "", "", ""},
		{"paragraph", "Title", "Title", "Normal", "BodyText", `<w:keepNext/><w:spacing w:after="120" w:line="240" w:lineRule="auto"/>`, `<w:b/><w:sz w:val="40"/><w:szCs w:val="40"/>`},
		{"paragraph", "Lead", "Lead", "Normal", "BodyText", `<w:spacing w:after="240"/>`, sans + `<w:color w:val="5F5E5A"/><w:sz w:val="20"/>`},
		{"paragraph", "Heading1", "heading 1", "Normal", "BodyText", `<w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="100"/><w:outlineLvl w:val="0"/>`, sans + `<w:b/><w:sz w:val="26"/><w:szCs w:val="26"/>`},
		{"paragraph", "BodyText", "Body Text", "Normal", "", `<w:widowControl/><w:spacing w:after="140"/>`, ""},
		{"paragraph", "ListBullet", "List Bullet", "BodyText", "", `<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="70"/><w:ind w:left="360" w:hanging="360"/>`, ""},
		{"paragraph", "Figure", "Figure", "Normal", "Caption", `<w:keepNext/><w:spacing w:before="120" w:after="40"/>`, ""},
		{"paragraph", "Caption", "caption", "Normal", "BodyText", `<w:spacing w:after="200"/>`, sans + `<w:color w:val="5F5E5A"/><w:sz w:val="17"/><w:szCs w:val="17"/>`},
		{"paragraph", "Footer", "footer", "Normal", "", `<w:tabs><w:tab w:val="right" w:pos="9026"/></w:tabs>`, sans + `<w:color w:val="5F5E5A"/><w:sz w:val="16"/><w:szCs w:val="16"/>`},
		{"paragraph", "FootnoteText", "footnote text", "Normal", "", `<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>`, `<w:sz w:val="17"/><w:szCs w:val="17"/>`},
		{"character", "FootnoteReference", "footnote reference", "", "", "", `<w:vertAlign w:val="superscript"/>`},
		{"character", "Strong", "Strong", "", "", "", `<w:b/><w:bCs/>`},
		{"character", "Hyperlink", "Hyperlink", "", "", "", `<w:color w:val="24537F"/><w:u w:val="single"/>`},
	} {
		standard := ""
		if s.id == "Normal" {
			standard = ` w:default="1"`
		}
		fmt.Fprintf(&b, `<w:style w:type="%s"%s w:styleId="%s"><w:name w:val="%s"/>`, s.kind, standard, s.id, opc.Escape(s.name))
		if s.basedOn != "" {
			fmt.Fprintf(&b, `<w:basedOn w:val="%s"/>`, s.basedOn)
		}
		if s.next != "" {
			fmt.Fprintf(&b, `<w:next w:val="%s"/>`, s.next)
		}
		b.WriteString(`<w:qFormat/>`)
		if s.paragraph != "" {
			b.WriteString(`<w:pPr>` + s.paragraph + `</w:pPr>`)
		}
		if s.words != "" {
			b.WriteString(`<w:rPr>` + s.words + `</w:rPr>`)
		}
		b.WriteString(`</w:style>`)
	}
	b.WriteString(`</w:styles>`)
	return b.String()
}
