-- Tables of a dateline graph. Days are ISO 8601, NULL is unknown; positions are bytes of source.text, half-open.

-- What the articles report.
CREATE TABLE source (id TEXT PRIMARY KEY, name TEXT, title TEXT, publisher TEXT, url TEXT, published TEXT, language TEXT, copy_of TEXT, text TEXT);
CREATE TABLE entity (id TEXT PRIMARY KEY, kind TEXT, subkind TEXT, name TEXT, latitude REAL, longitude REAL, country TEXT, geonames INTEGER);
CREATE TABLE alias (entity TEXT REFERENCES entity, name TEXT);
CREATE TABLE mention (entity TEXT REFERENCES entity, source TEXT REFERENCES source, start_byte INTEGER, end_byte INTEGER, text TEXT, form TEXT);
CREATE TABLE event (id TEXT PRIMARY KEY, class TEXT, label TEXT, status TEXT, polarity TEXT, date TEXT, start_earliest TEXT, start_latest TEXT,
  end_earliest TEXT, end_latest TEXT, dated_by TEXT, why TEXT, place TEXT REFERENCES entity, independent_sources INTEGER, salience REAL, confidence REAL);
CREATE TABLE role (event TEXT REFERENCES event, role TEXT, entity TEXT REFERENCES entity, source TEXT REFERENCES source, start_byte INTEGER, end_byte INTEGER);
CREATE TABLE quantity (event TEXT REFERENCES event, what TEXT, value REAL, low REAL, high REAL, unit TEXT, text TEXT);
CREATE TABLE attribution (event TEXT REFERENCES event, entity TEXT REFERENCES entity, source TEXT REFERENCES source, text TEXT);
CREATE TABLE relation (id TEXT PRIMARY KEY, type TEXT, from_entity TEXT REFERENCES entity, to_entity TEXT REFERENCES entity, source TEXT REFERENCES source,
  start_byte INTEGER, end_byte INTEGER);

-- The graph made of it. A node is an entity or, where events are nodes, an event.
CREATE TABLE node (id INTEGER PRIMARY KEY, entity TEXT REFERENCES entity, event TEXT REFERENCES event, name TEXT, detail TEXT, actor INTEGER,
  degree INTEGER, edges_in INTEGER, edges_out INTEGER, strength REAL, pagerank REAL, betweenness REAL, rank INTEGER, community INTEGER,
  component INTEGER, cut INTEGER);
CREATE TABLE edge (id INTEGER PRIMARY KEY, source INTEGER REFERENCES node, target INTEGER REFERENCES node, kind TEXT, role TEXT, undirected INTEGER,
  status TEXT, what TEXT, weight REAL, independent_sources INTEGER, confidence REAL, salience REAL, bridge INTEGER, date TEXT,
  start_earliest TEXT, start_latest TEXT, end_earliest TEXT, end_latest TEXT);
CREATE TABLE edge_event (edge INTEGER REFERENCES edge, event TEXT REFERENCES event);
CREATE TABLE edge_relation (edge INTEGER REFERENCES edge, relation TEXT REFERENCES relation);

-- The words it rests on: SELECT text FROM sentence_search WHERE sentence_search MATCH 'convoy NEAR border'.
CREATE TABLE sentence (id INTEGER PRIMARY KEY, source TEXT REFERENCES source, start_byte INTEGER, end_byte INTEGER, text TEXT);
CREATE TABLE edge_sentence (edge INTEGER REFERENCES edge, sentence INTEGER REFERENCES sentence);
CREATE TABLE event_sentence (event TEXT REFERENCES event, sentence INTEGER REFERENCES sentence);
CREATE VIRTUAL TABLE sentence_search USING fts5(text, content='sentence', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
