"""Writes article.json through the programs that people use, one file a format, into a folder.

    python3 formats.py FOLDER

Each writer that is not installed is named on standard output and left out. Nothing is fetched.
"""
import json
import os
import shutil
import subprocess
import sys
import tarfile
import warnings
import zipfile
import gzip
from datetime import datetime, timezone
from html import escape
from pathlib import Path

warnings.filterwarnings("ignore")
HERE = Path(__file__).parent
A = json.loads((HERE / "article.json").read_text(encoding="utf-8"))
DAY = datetime(2019, 3, 14, 9, 30, tzinfo=timezone.utc)
OUT = Path(sys.argv[1])


def body_html():
    out, in_list = [], False
    for kind, text in A["blocks"]:
        if kind != "i" and in_list:
            out.append("</ul>")
            in_list = False
        if kind == "i" and not in_list:
            out.append("<ul>")
            in_list = True
        tag = {"p": "p", "h": "h2", "i": "li", "q": "blockquote"}[kind]
        inner = escape(text, quote=False)
        out.append(f"<{tag}><p>{inner}</p></{tag}>" if kind == "q" else f"<{tag}>{inner}</{tag}>")
    return "\n".join(out)


def page():
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{A['title']}</title>
<meta property="article:published_time" content="2019-03-14T09:30:00+01:00"><meta property="og:site_name" content="{A['publisher']}">
<style>body{{font:12pt serif}}</style></head><body><article><h1>{A['title']}</h1>
{body_html()}
</article></body></html>"""


def plain():
    return "\n\n".join([A["title"]] + [t for _, t in A["blocks"]])


def write_html():
    (OUT / "page.html").write_text(page(), encoding="utf-8")


def write_markdown():
    mark = {"p": "", "h": "## ", "i": "- ", "q": "> "}
    text = "\n\n".join(mark[k] + t for k, t in A["blocks"])
    front = f"---\ntitle: {A['title']}\ndate: {A['published']}\nauthor: {A['author']}\n---\n\n"
    (OUT / "front.md").write_text(front + text, encoding="utf-8")


def write_text():
    (OUT / "utf16.txt").write_bytes(plain().encode("utf-16"))
    (OUT / "cp1252.txt").write_bytes(plain().encode("cp1252"))


def write_docx():
    import docx
    d = docx.Document()
    d.add_heading(A["title"], 0)
    for kind, text in A["blocks"]:
        if kind == "h":
            d.add_heading(text, 1)
        else:
            d.add_paragraph(text, style={"p": None, "i": "List Bullet", "q": "Quote"}[kind])
    d.core_properties.title, d.core_properties.author, d.core_properties.created = A["title"], A["author"], DAY.replace(tzinfo=None)
    d.save(OUT / "python-docx.docx")


def write_odt():
    from odf import dc, meta, text
    from odf.opendocument import OpenDocumentText
    d = OpenDocumentText()
    d.meta.addElement(dc.Title(text=A["title"]))
    d.meta.addElement(meta.CreationDate(text="2019-03-14T09:30:00"))
    d.text.addElement(text.H(outlinelevel=1, text=A["title"]))
    for kind, words in A["blocks"]:
        if kind == "h":
            d.text.addElement(text.H(outlinelevel=2, text=words))
        elif kind == "i":
            items = text.List()
            item = text.ListItem()
            item.addElement(text.P(text=words))
            items.addElement(item)
            d.text.addElement(items)
        else:
            d.text.addElement(text.P(text=words))
    d.save(OUT / "odfpy.odt")


def write_reportlab():
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph
    styles = getSampleStyleSheet()
    styles["BodyText"].alignment = 4

    def furniture(canvas, doc):
        canvas.saveState()
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 815, "The Ostland Courier - World News")
        canvas.drawCentredString(A4[0] / 2, 25, f"Page {doc.page}")
        canvas.restoreState()

    story = [Paragraph(A["title"], styles["Title"]), FrameBreak()]
    for kind, text in A["blocks"] * 1:
        story.append(Paragraph(escape(text, quote=False), styles["Heading2" if kind == "h" else "BodyText"]))
    d = BaseDocTemplate(str(OUT / "reportlab-two-columns.pdf"), pagesize=A4, title=A["title"], author=A["author"])
    top = Frame(60, 720, 475, 80)
    first = [top, Frame(60, 430, 230, 280), Frame(305, 430, 230, 280)]
    rest = [Frame(60, 50, 230, 740), Frame(305, 50, 230, 740)]
    d.addPageTemplates([PageTemplate("first", first, onPage=furniture, autoNextPageTemplate="rest"), PageTemplate("rest", rest, onPage=furniture)])
    d.build(story)


def soffice(source, target, kind):
    with_home = f"-env:UserInstallation=file://{OUT}/profile"
    subprocess.run(["soffice", with_home, "--headless", "--convert-to", kind, "--outdir", str(OUT / "office"), str(source)],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)
    made = OUT / "office" / (Path(source).stem + "." + kind.split(":")[0])
    shutil.move(made, OUT / target)


def write_libreoffice():
    if not shutil.which("soffice"):
        raise ImportError("soffice")
    source = OUT / "python-docx.docx"
    for target, kind in [("libreoffice.odt", "odt"), ("libreoffice.rtf", "rtf"), ("libreoffice.pdf", "pdf"), ("libreoffice.docx", "docx:MS Word 2007 XML")]:
        soffice(source, target, kind)


def write_chromium():
    browser = shutil.which("chromium")
    if not browser:
        raise ImportError("chromium")
    subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={OUT}/chromium", "--no-pdf-header-footer",
                    f"--print-to-pdf={OUT}/chromium.pdf", f"file://{OUT}/page.html"],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)


def write_epub():
    from ebooklib import epub
    b = epub.EpubBook()
    b.set_title(A["title"])
    b.set_language("en")
    b.add_author(A["author"])
    b.add_metadata("DC", "date", A["published"])
    c = epub.EpubHtml(title="Article", file_name="a.xhtml", lang="en")
    c.content = f"<h1>{A['title']}</h1>{body_html()}"
    b.add_item(c)
    b.toc = [c]
    b.add_item(epub.EpubNcx())
    b.add_item(epub.EpubNav())
    b.spine = ["nav", c]
    epub.write_epub(str(OUT / "ebooklib.epub"), b)


def write_feeds():
    from feedgen.feed import FeedGenerator
    g = FeedGenerator()
    g.id("https://courier.example/")
    g.title(A["publisher"])
    g.link(href="https://courier.example/", rel="alternate")
    g.description("News of Ostland")
    e = g.add_entry()
    e.id(A["url"])
    e.title(A["title"])
    e.link(href=A["url"])
    e.published(DAY)
    e.updated(DAY.replace(year=2021))
    e.content(body_html(), type="CDATA")
    g.rss_file(str(OUT / "feedgen.rss"))
    g.atom_file(str(OUT / "feedgen.atom"))


def write_json_feed():
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": A["publisher"],
            "items": [{"id": "1", "url": A["url"], "title": A["title"], "content_html": body_html(), "date_published": "2019-03-14T09:30:00+01:00"}]}
    (OUT / "feed.json").write_text(json.dumps(feed), encoding="utf-8")


def write_mail():
    import email.policy
    from email.message import EmailMessage
    for cte in ("quoted-printable", "base64"):
        m = EmailMessage(policy=email.policy.SMTP)
        m["Subject"], m["From"], m["To"], m["Date"] = A["title"], "Mira Tollen <mira@courier.example>", "desk@courier.example", "Thu, 14 Mar 2019 09:30:00 +0100"
        m.set_content("\n\n".join(t for _, t in A["blocks"]) + "\n\n-- \nMira Tollen\nThe Ostland Courier\n", cte=cte)
        (OUT / f"email-{cte}.eml").write_bytes(m.as_bytes())
    h = EmailMessage(policy=email.policy.SMTP)
    h["Subject"], h["From"], h["Date"], h["MIME-Version"] = A["title"], "mira@courier.example", "Thu, 14 Mar 2019 09:30:00 +0100", "1.0"
    h.set_content(body_html(), subtype="html", cte="base64", charset="utf-8")
    h.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    (OUT / "email-html.eml").write_bytes(h.as_bytes())
    import mailbox
    box = mailbox.mbox(OUT / "letters.mbox")
    box.add(h)
    box.close()


def write_warc():
    from io import BytesIO
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter
    with open(OUT / "warcio.warc.gz", "wb") as f:
        w = WARCWriter(f, gzip=True)
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        w.write_record(w.create_warc_record(A["url"], "response", payload=BytesIO(page().encode()), http_headers=head))
    with zipfile.ZipFile(OUT / "warcio.wacz", "w") as z:
        z.writestr("datapackage.json", "{}")
        z.write(OUT / "warcio.warc.gz", "archive/data.warc.gz")


def write_archives():
    (OUT / "page.html.gz").write_bytes(gzip.compress(page().encode()))
    with zipfile.ZipFile(OUT / "pages.zip", "w") as z:
        z.writestr("page.html", page())
    with tarfile.open(OUT / "pages.tar.gz", "w:gz") as t:
        t.add(OUT / "page.html", "page.html")


def write_zstd():
    import zstandard
    (OUT / "page.html.zst").write_bytes(zstandard.compress(page().encode()))


def write_jsonl():
    line = {"title": A["title"], "published": A["published"], "text": "\n\n".join(t for _, t in A["blocks"])}
    (OUT / "lines.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")


OUT.mkdir(parents=True, exist_ok=True)
for write in [write_html, write_markdown, write_text, write_docx, write_odt, write_reportlab, write_libreoffice, write_chromium, write_epub, write_feeds,
              write_json_feed, write_mail, write_warc, write_archives, write_zstd, write_jsonl]:
    try:
        write()
    except ImportError as e:
        print(f"{write.__name__[6:]}: not installed: {e.name or e}")
for folder in ("profile", "chromium", "office"):
    shutil.rmtree(OUT / folder, ignore_errors=True)
