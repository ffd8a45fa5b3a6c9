"""Reads a briefing with python-docx and prints what it found. Usage: read.py FILE"""
import sys, zipfile
import xml.etree.ElementTree as tree

import docx

doc = docx.Document(sys.argv[1])
for p in doc.paragraphs:
    print(f"{p.style.name}: {p.text}")
print("core title:", doc.core_properties.title)
w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
notes = tree.fromstring(zipfile.ZipFile(sys.argv[1]).read("word/footnotes.xml"))
texts = {n.get(w + "id"): "".join(t.text for t in n.iter(w + "t")).strip() for n in notes if n.get(w + "type") is None}
print(f"footnotes: {len(texts)}; 1: {texts['1']}")
print(f"pictures: {len(doc.inline_shapes)};", doc.inline_shapes[0]._inline.docPr.get("descr"))
