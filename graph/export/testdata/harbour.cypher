CREATE CONSTRAINT dateline_uri IF NOT EXISTS FOR (n:Entity) REQUIRE n.uri IS UNIQUE;
UNWIND [
  {uri: 'urn:dateline:f673fb3b700b:entity:e1', properties: {record_id: 'e1', name: 'Dockers’ Union of Velmar', kind: 'organization', subkind: 'trade-union', aliases: 'DUV; the union', actor: true, mentions: 4, degree: 3, edges_in: 4, edges_out: 3, strength: 5, pagerank: 0.279574124, betweenness: 0.25, rank: 1, community: 1, component: 1, cut: false}},
  {uri: 'urn:dateline:f673fb3b700b:entity:e2', properties: {record_id: 'e2', name: 'Norline Shipping', kind: 'organization', subkind: 'company', actor: true, mentions: 2, degree: 3, edges_in: 3, edges_out: 4, strength: 4.5, pagerank: 0.26161858, betweenness: 0.4, rank: 2, community: 1, component: 1, cut: true, first: '2025-02-01', last: '2025-04-30'}}
] AS row
MERGE (n:Entity {uri: row.uri})
SET n += row.properties, n:`Organization`;
UNWIND [
  {uri: 'urn:dateline:f673fb3b700b:entity:e4', properties: {record_id: 'e4', name: 'Tomas Reyl', kind: 'person', aliases: 'Reyl', actor: true, mentions: 2, degree: 3, edges_in: 1, edges_out: 2, strength: 2.3, pagerank: 0.148042347, betweenness: 0.25, rank: 3, community: 2, component: 1, cut: false}},
  {uri: 'urn:dateline:f673fb3b700b:entity:e3', properties: {record_id: 'e3', name: 'Ana Kovač', kind: 'person', subkind: 'minister', actor: true, mentions: 2, degree: 1, edges_in: 0, edges_out: 1, strength: 0.9, pagerank: 0.0694751585, betweenness: 0, rank: 6, community: 1, component: 1, cut: false, first: '2025-03-07', last: '2025-03-07'}}
] AS row
MERGE (n:Entity {uri: row.uri})
SET n += row.properties, n:`Person`;
UNWIND [
  {uri: 'urn:dateline:f673fb3b700b:entity:e5', properties: {record_id: 'e5', name: 'Velmar', kind: 'place', subkind: 'city', actor: false, mentions: 1, degree: 2, edges_in: 2, edges_out: 0, strength: 2.3, pagerank: 0.140996009, betweenness: 0.05, rank: 4, community: 1, component: 1, cut: false}}
] AS row
MERGE (n:Entity {uri: row.uri})
SET n += row.properties, n:`Place`;
UNWIND [
  {uri: 'urn:dateline:f673fb3b700b:entity:e7', properties: {record_id: 'e7', name: 'Harbour Hospital', kind: 'facility', subkind: 'hospital', actor: false, mentions: 1, degree: 2, edges_in: 1, edges_out: 1, strength: 1.4, pagerank: 0.100293782, betweenness: 0.05, rank: 5, community: 2, component: 1, cut: false}}
] AS row
MERGE (n:Entity {uri: row.uri})
SET n += row.properties, n:`Facility`;
UNWIND [
  {uri: 'urn:dateline:f673fb3b700b:tie:tie1', source: 'urn:dateline:f673fb3b700b:entity:e1', target: 'urn:dateline:f673fb3b700b:entity:e2', properties: {record_id: 'tie1', kind: 'with', undirected: true, status: 'asserted', what: 'reached an agreement in Ostrand', weight: 0.9, independent_sources: 1, confidence: 0.9, salience: 0.9, bridge: false, date: '14 March 2025', start_earliest: '2025-03-14', start_latest: '2025-03-14', end_earliest: '2025-03-14', end_latest: '2025-03-14', events: 'v9', classes: 'AGREE', sources: 'harbour-2.txt', sentences: 'The DUV and Norline Shipping reached an agreement in Ostrand on 14 March.'}},
  {uri: 'urn:dateline:f673fb3b700b:tie:tie2', source: 'urn:dateline:f673fb3b700b:entity:e1', target: 'urn:dateline:f673fb3b700b:entity:e2', properties: {record_id: 'tie2', kind: 'with', undirected: true, status: 'planned', what: 'ministry plans to mediate', weight: 0.9, independent_sources: 1, confidence: 0.9, salience: 0.5, bridge: false, date: 'April 2025', start_earliest: '2025-04-01', start_latest: '2025-04-30', end_earliest: '2025-04-01', end_latest: '2025-04-30', events: 'v5', classes: 'CONSULT', sources: 'harbour-1.txt', sentences: 'The ministry plans to mediate between Norline Shipping and the union in April.'}}
] AS row
MATCH (a:Entity {uri: row.source})
MATCH (b:Entity {uri: row.target})
MERGE (a)-[r:`ACTS_WITH` {uri: row.uri}]->(b)
SET r += row.properties;
UNWIND [
  {uri: 'urn:dateline:f673fb3b700b:tie:tie3', source: 'urn:dateline:f673fb3b700b:entity:e1', target: 'urn:dateline:f673fb3b700b:entity:e5', properties: {record_id: 'tie3', kind: 'at', undirected: false, status: 'asserted', what: 'blocked the container terminal in', weight: 1.8, independent_sources: 2, confidence: 0.9, salience: 0.9, bridge: false, date: '3 to 14 March 2025', start_earliest: '2025-03-03', start_latest: '2025-03-03', end_earliest: '2025-03-14', end_latest: '2025-03-14', events: 'v1', classes: 'PROTEST', sources: 'harbour-1.txt; harbour-2.txt', sentences: 'The Dockers’ Union of Velmar (DUV) blocked the container terminal in Velmar on Monday.\nThe union had blocked the terminal since 3 March.'}},
  {uri: 'urn:dateline:f673fb3b700b:tie:tie7', source: 'urn:dateline:f673fb3b700b:entity:e4', target: 'urn:dateline:f673fb3b700b:entity:e7', properties: {record_id: 'tie7', kind: 'at', undirected: false, status: 'asserted', what: 'was treated in', weight: 0.9, independent_sources: 1, confidence: 0.9, salience: 0.5, bridge: false, date: 'February 2025', start_earliest: '2025-02-01', start_latest: '2025-02-28', end_earliest: '2025-02-01', end_latest: '2025-02-28', events: 'v8', classes: 'OTHER', sources: 'harbour-1.txt', sentences: 'Reyl was treated in the Harbour Hospital.'}}
] AS row
MATCH (a:Entity {uri: row.source})
MATCH (b:Entity {uri: row.target})
MERGE (a)-[r:`IS_AT` {uri: row.uri}]->(b)
SET r += row.properties;
UNWIND [
  {uri: 'urn:dateline:f673fb3b700b:tie:tie4', source: 'urn:dateline:f673fb3b700b:entity:e2', target: 'urn:dateline:f673fb3b700b:entity:e1', properties: {record_id: 'tie4', kind: 'acts', undirected: false, status: 'asserted', what: 'sued', weight: 0.9, independent_sources: 1, confidence: 0.9, salience: 0.8, bridge: false, date: '5 March 2025', start_earliest: '2025-03-05', start_latest: '2025-03-05', end_earliest: '2025-03-05', end_latest: '2025-03-05', events: 'v2', classes: 'ACCUSE', sources: 'harbour-1.txt', sentences: 'Norline Shipping sued the union on Wednesday.'}},
  {uri: 'urn:dateline:f673fb3b700b:tie:tie5', source: 'urn:dateline:f673fb3b700b:entity:e2', target: 'urn:dateline:f673fb3b700b:entity:e4', properties: {record_id: 'tie5', kind: 'acts', undirected: false, status: 'claimed', what: 'beat', weight: 0.9, independent_sources: 1, confidence: 0.9, salience: 0.7, bridge: false, date: 'February 2025', start_earliest: '2025-02-01', start_latest: '2025-02-28', end_earliest: '2025-02-01', end_latest: '2025-02-28', events: 'v4', classes: 'ASSAULT', sources: 'harbour-1.txt', sentences: 'According to the union, guards of Norline Shipping beat Tomas Reyl in February.'}},
  {uri: 'urn:dateline:f673fb3b700b:tie:tie9', source: 'urn:dateline:f673fb3b700b:entity:e3', target: 'urn:dateline:f673fb3b700b:entity:e2', properties: {record_id: 'tie9', kind: 'acts', undirected: false, status: 'asserted', what: 'met managers in Ostrand', weight: 0.9, independent_sources: 1, confidence: 0.9, salience: 0.7, bridge: true, date: '7 March 2025', start_earliest: '2025-03-07', start_latest: '2025-03-07', end_earliest: '2025-03-07', end_latest: '2025-03-07', events: 'v3', classes: 'CONSULT', sources: 'harbour-1.txt', sentences: 'Minister Ana Kovač met managers of Norline Shipping in Ostrand on Friday.'}}
] AS row
MATCH (a:Entity {uri: row.source})
MATCH (b:Entity {uri: row.target})
MERGE (a)-[r:`ACTS_ON` {uri: row.uri}]->(b)
SET r += row.properties;
UNWIND [
  {uri: 'urn:dateline:f673fb3b700b:tie:tie6', source: 'urn:dateline:f673fb3b700b:entity:e4', target: 'urn:dateline:f673fb3b700b:entity:e1', properties: {record_id: 'tie6', kind: 'standing', undirected: false, status: 'asserted', what: 'leads', weight: 0.5, independent_sources: 1, confidence: 0, salience: 0.1, bridge: false, events: 'r1', classes: 'leads', sources: 'harbour-1.txt', sentences: 'Reyl leads the union'}}
] AS row
MATCH (a:Entity {uri: row.source})
MATCH (b:Entity {uri: row.target})
MERGE (a)-[r:`LEADS` {uri: row.uri}]->(b)
SET r += row.properties;
UNWIND [
  {uri: 'urn:dateline:f673fb3b700b:tie:tie8', source: 'urn:dateline:f673fb3b700b:entity:e7', target: 'urn:dateline:f673fb3b700b:entity:e5', properties: {record_id: 'tie8', kind: 'standing', undirected: false, status: 'asserted', what: 'located in', weight: 0.5, independent_sources: 1, confidence: 0, salience: 0.1, bridge: false, events: 'r2', classes: 'located_in', sources: 'harbour-1.txt', sentences: 'stands in Velmar'}}
] AS row
MATCH (a:Entity {uri: row.source})
MATCH (b:Entity {uri: row.target})
MERGE (a)-[r:`LOCATED_IN` {uri: row.uri}]->(b)
SET r += row.properties;
