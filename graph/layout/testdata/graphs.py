"""Prints ten public graphs and three larger ones, one a line: name, number of nodes, edges as pairs of numbers.

They come from networkx (BSD-3-Clause), which makes them from published lists or by a seeded generator.
"""
import json

import networkx as nx

graphs = [
    ("karate", nx.karate_club_graph()),
    ("les miserables", nx.les_miserables_graph()),
    ("davis", nx.davis_southern_women_graph()),
    ("florentine", nx.florentine_families_graph()),
    ("grid 12 x 12", nx.grid_2d_graph(12, 12)),
    ("grid 30 x 20", nx.grid_2d_graph(30, 20)),
    ("tree 2^6", nx.balanced_tree(2, 6)),
    ("tree 3^4", nx.balanced_tree(3, 4)),
    ("small world", nx.connected_watts_strogatz_graph(150, 4, 0.1, seed=1)),
    ("scale free", nx.barabasi_albert_graph(200, 2, seed=1)),
    # Beyond the ten: large enough for the layout by forces.
    ("grid 40 x 40", nx.grid_2d_graph(40, 40)),
    ("small world 1000", nx.connected_watts_strogatz_graph(1000, 4, 0.05, seed=1)),
    ("scale free 1000", nx.barabasi_albert_graph(1000, 2, seed=1)),
]
for name, graph in graphs:
    graph = nx.convert_node_labels_to_integers(graph, ordering="default")
    print(json.dumps({"name": name, "nodes": graph.number_of_nodes(), "edges": [[a, b] for a, b in graph.edges()]}))
