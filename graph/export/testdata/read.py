"""Reads what the package wrote with the libraries that others read it with, and prints what they found as JSON."""
import html
import json
import os
import re
import sys

folder, schemas, formats = sys.argv[1], sys.argv[2], sys.argv[3:]


def path(name):
    return os.path.join(folder, name)


def text(name):
    with open(path(name), encoding="utf-8", newline="") as f:
        return f.read()


def of(graph, key):
    return graph.number_of_nodes(), graph.number_of_edges(), [d[key] for _, d in graph.nodes(data=True)]


def gexf():
    import networkx
    from lxml import etree
    document = etree.parse(path("gexf"))
    etree.XMLSchema(etree.parse(os.path.join(schemas, "gexf-1.3-subset.xsd"))).assertValid(document)
    graph = networkx.read_gexf(path("gexf"), version="1.3")
    assert any("spells" in d for _, _, d in graph.edges(data=True)), "no spells"
    return of(graph, "label")


def graphml():
    import networkx
    graph = networkx.read_graphml(path("graphml"), force_multigraph=True)
    return of(graph, "name")


def gml():
    import networkx
    return of(networkx.read_gml(path("gml"), label="id"), "label")


def pajek():
    import networkx
    graph = networkx.read_pajek(path("pajek"))
    return graph.number_of_nodes(), graph.number_of_edges(), [html.unescape(n) for n in graph]


def nodelink():
    import networkx
    return of(networkx.node_link_graph(json.loads(text("nodelink")), edges="edges"), "name")


def cytoscape():
    import networkx
    return of(networkx.cytoscape_graph(json.loads(text("cytoscape"))), "name")


def csv():
    import csv
    import io
    nodes = list(csv.DictReader(io.StringIO(text("csv-nodes"), newline="")))
    edges = list(csv.DictReader(io.StringIO(text("csv"), newline="")))
    known = {n["id"] for n in nodes}
    assert all(e["source"] in known and e["target"] in known for e in edges), "an edge ends nowhere"
    return len(nodes), len(edges), [n["name"] for n in nodes]


def rdf(name, kind):
    import rdflib
    graph = rdflib.Graph().parse(path(name), format=kind)
    schema = rdflib.Namespace("https://schema.org/")
    sem = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
    dl = rdflib.Namespace("urn:dateline:ns:")
    edges = set(graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement))
    nodes = {n for e in edges for end in (rdflib.RDF.subject, rdflib.RDF.object) for n in graph.objects(e, end)}
    for date in graph.objects(None, sem.hasEarliestBeginTimeStamp):
        assert date.value.year > 0, date
    derived = rdflib.URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")
    assert all(any(graph.objects(e, derived)) for e in edges), "an edge without a source"
    assert set(graph.objects(None, dl.event)), "no events"
    names = [str(graph.value(n, schema.name) or graph.value(n, rdflib.RDFS.label)) for n in nodes]
    return len(nodes), len(edges), names


def turtle():
    return rdf("turtle", "turtle")


def jsonld():
    return rdf("jsonld", "json-ld")


def ftm():
    from followthemoney import model
    nodes, edges, ids = [], [], {}
    for line in text("ftm").splitlines():
        entity = model.get_proxy(json.loads(line))
        model.get(entity.schema).validate(entity.to_dict())
        for prop, value in entity.itervalues():
            assert prop.type.validate(value), (prop.qname, value)
        ids[entity.id] = entity
        if entity.schema.edge:
            edges.append(entity)
    for edge in edges:
        for end in (edge.schema.source_prop, edge.schema.target_prop):
            for value in edge.get(end):
                assert ids[value].schema.is_a(end.range), (edge.schema.name, end.name, ids[value].schema.name)
                nodes.append(value)
    for entity in ids.values():
        for prop in entity.iterprops():
            if prop.type.name == "entity":
                for value in entity.get(prop):
                    assert ids[value].schema.is_a(prop.range), (prop.qname, ids[value].schema.name)
    nodes = list(dict.fromkeys(nodes))
    return len(nodes), len(edges), [ids[n].first("name") for n in nodes]


def stix():
    import stix2
    bundle = stix2.parse(text("stix"), allow_custom=False)
    edges = [o for o in bundle.objects if o.type == "relationship"]
    nodes = [o for o in bundle.objects if o.type in ("identity", "location")]
    known = {o.id for o in bundle.objects}
    assert len(known) == len(bundle.objects), "an id stands twice"
    assert all(e.source_ref in known and e.target_ref in known for e in edges), "a reference to nothing"
    for report in (o for o in bundle.objects if o.type == "report"):
        assert all(ref in known for ref in report.object_refs), "a report of nothing"
    return len(nodes), len(edges), [n.name for n in nodes]


def cypher():
    import kglite
    graph = kglite.KnowledgeGraph()
    for statement in re.split(r";\n(?=UNWIND|CREATE|\Z)", text("cypher")):
        if statement.strip() and not statement.startswith("CREATE CONSTRAINT"):
            graph.cypher(statement)
            graph.cypher(statement)  # twice adds nothing twice
    nodes = [row["name"] for row in graph.cypher("MATCH (n:Entity) RETURN n.name AS name")]
    edges = next(iter(graph.cypher("MATCH (a)-[r]->(b) RETURN count(r) AS n")))["n"]
    return len(nodes), edges, nodes


found = {}
for name in formats:
    nodes, edges, names = globals()[name]()
    found[name] = {"nodes": nodes, "edges": edges, "names": sorted(names)}
json.dump(found, sys.stdout, ensure_ascii=True)
