-- Made once all rows are there, which is faster than row by row.

INSERT INTO sentence_search(sentence_search) VALUES ('rebuild');

CREATE INDEX role_entity ON role (entity);
CREATE INDEX role_event ON role (event);
CREATE INDEX mention_entity ON mention (entity);
CREATE INDEX edge_source ON edge (source);
CREATE INDEX edge_target ON edge (target);
CREATE INDEX edge_event_edge ON edge_event (edge);
CREATE INDEX edge_event_event ON edge_event (event);
CREATE INDEX edge_sentence_edge ON edge_sentence (edge);
CREATE INDEX event_sentence_event ON event_sentence (event);
