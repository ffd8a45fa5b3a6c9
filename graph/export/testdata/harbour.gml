Creator "dateline"
graph [
  directed 1
  multigraph 1
  node [
    id 0
    label "Dockers&#8217; Union of Velmar"
    entity "e1"
    kind "organization"
    subkind "trade-union"
    aliases "DUV; the union"
    actor 1
    mentions 4
    degree 3
    edgesIn 4
    edgesOut 3
    strength 5.0
    pagerank 0.279574124
    betweenness 0.25
    rank 1
    community 1
    component 1
    cut 0
  ]
  node [
    id 1
    label "Norline Shipping"
    entity "e2"
    kind "organization"
    subkind "company"
    actor 1
    mentions 2
    degree 3
    edgesIn 3
    edgesOut 4
    strength 4.5
    pagerank 0.26161858
    betweenness 0.4
    rank 2
    community 1
    component 1
    cut 1
    first "2025-02-01"
    last "2025-04-30"
  ]
  node [
    id 2
    label "Tomas Reyl"
    entity "e4"
    kind "person"
    aliases "Reyl"
    actor 1
    mentions 2
    degree 3
    edgesIn 1
    edgesOut 2
    strength 2.3
    pagerank 0.148042347
    betweenness 0.25
    rank 3
    community 2
    component 1
    cut 0
  ]
  node [
    id 3
    label "Velmar"
    entity "e5"
    kind "place"
    subkind "city"
    actor 0
    mentions 1
    degree 2
    edgesIn 2
    edgesOut 0
    strength 2.3
    pagerank 0.140996009
    betweenness 0.05
    rank 4
    community 1
    component 1
    cut 0
  ]
  node [
    id 4
    label "Harbour Hospital"
    entity "e7"
    kind "facility"
    subkind "hospital"
    actor 0
    mentions 1
    degree 2
    edgesIn 1
    edgesOut 1
    strength 1.4
    pagerank 0.100293782
    betweenness 0.05
    rank 5
    community 2
    component 1
    cut 0
  ]
  node [
    id 5
    label "Ana Kova&#269;"
    entity "e3"
    kind "person"
    subkind "minister"
    actor 1
    mentions 2
    degree 1
    edgesIn 0
    edgesOut 1
    strength 0.9
    pagerank 0.0694751585
    betweenness 0.0
    rank 6
    community 1
    component 1
    cut 0
    first "2025-03-07"
    last "2025-03-07"
  ]
  edge [
    source 0
    target 1
    key "tie1"
    label "reached an agreement in Ostrand"
    kind "with"
    undirected 1
    status "asserted"
    what "reached an agreement in Ostrand"
    weight 0.9
    independentSources 1
    confidence 0.9
    salience 0.9
    bridge 0
    date "14 March 2025"
    startEarliest "2025-03-14"
    startLatest "2025-03-14"
    endEarliest "2025-03-14"
    endLatest "2025-03-14"
    events "v9"
    classes "AGREE"
    sources "harbour-2.txt"
    sentences "The DUV and Norline Shipping reached an agreement in Ostrand on 14 March."
  ]
  edge [
    source 0
    target 1
    key "tie2"
    label "ministry plans to mediate"
    kind "with"
    undirected 1
    status "planned"
    what "ministry plans to mediate"
    weight 0.9
    independentSources 1
    confidence 0.9
    salience 0.5
    bridge 0
    date "April 2025"
    startEarliest "2025-04-01"
    startLatest "2025-04-30"
    endEarliest "2025-04-01"
    endLatest "2025-04-30"
    events "v5"
    classes "CONSULT"
    sources "harbour-1.txt"
    sentences "The ministry plans to mediate between Norline Shipping and the union in April."
  ]
  edge [
    source 0
    target 3
    key "tie3"
    label "blocked the container terminal in"
    kind "at"
    undirected 0
    status "asserted"
    what "blocked the container terminal in"
    weight 1.8
    independentSources 2
    confidence 0.9
    salience 0.9
    bridge 0
    date "3 to 14 March 2025"
    startEarliest "2025-03-03"
    startLatest "2025-03-03"
    endEarliest "2025-03-14"
    endLatest "2025-03-14"
    events "v1"
    classes "PROTEST"
    sources "harbour-1.txt; harbour-2.txt"
    sentences "The Dockers&#8217; Union of Velmar (DUV) blocked the container terminal in Velmar on Monday.&#10;The union had blocked the terminal since 3 March."
  ]
  edge [
    source 1
    target 0
    key "tie4"
    label "sued"
    kind "acts"
    undirected 0
    status "asserted"
    what "sued"
    weight 0.9
    independentSources 1
    confidence 0.9
    salience 0.8
    bridge 0
    date "5 March 2025"
    startEarliest "2025-03-05"
    startLatest "2025-03-05"
    endEarliest "2025-03-05"
    endLatest "2025-03-05"
    events "v2"
    classes "ACCUSE"
    sources "harbour-1.txt"
    sentences "Norline Shipping sued the union on Wednesday."
  ]
  edge [
    source 1
    target 2
    key "tie5"
    label "beat"
    kind "acts"
    undirected 0
    status "claimed"
    what "beat"
    weight 0.9
    independentSources 1
    confidence 0.9
    salience 0.7
    bridge 0
    date "February 2025"
    startEarliest "2025-02-01"
    startLatest "2025-02-28"
    endEarliest "2025-02-01"
    endLatest "2025-02-28"
    events "v4"
    classes "ASSAULT"
    sources "harbour-1.txt"
    sentences "According to the union, guards of Norline Shipping beat Tomas Reyl in February."
  ]
  edge [
    source 2
    target 0
    key "tie6"
    label "leads"
    kind "standing"
    undirected 0
    status "asserted"
    what "leads"
    weight 0.5
    independentSources 1
    confidence 0.0
    salience 0.1
    bridge 0
    events "r1"
    classes "leads"
    sources "harbour-1.txt"
    sentences "Reyl leads the union"
  ]
  edge [
    source 2
    target 4
    key "tie7"
    label "was treated in"
    kind "at"
    undirected 0
    status "asserted"
    what "was treated in"
    weight 0.9
    independentSources 1
    confidence 0.9
    salience 0.5
    bridge 0
    date "February 2025"
    startEarliest "2025-02-01"
    startLatest "2025-02-28"
    endEarliest "2025-02-01"
    endLatest "2025-02-28"
    events "v8"
    classes "OTHER"
    sources "harbour-1.txt"
    sentences "Reyl was treated in the Harbour Hospital."
  ]
  edge [
    source 4
    target 3
    key "tie8"
    label "located in"
    kind "standing"
    undirected 0
    status "asserted"
    what "located in"
    weight 0.5
    independentSources 1
    confidence 0.0
    salience 0.1
    bridge 0
    events "r2"
    classes "located_in"
    sources "harbour-1.txt"
    sentences "stands in Velmar"
  ]
  edge [
    source 5
    target 1
    key "tie9"
    label "met managers in Ostrand"
    kind "acts"
    undirected 0
    status "asserted"
    what "met managers in Ostrand"
    weight 0.9
    independentSources 1
    confidence 0.9
    salience 0.7
    bridge 1
    date "7 March 2025"
    startEarliest "2025-03-07"
    startLatest "2025-03-07"
    endEarliest "2025-03-07"
    endLatest "2025-03-07"
    events "v3"
    classes "CONSULT"
    sources "harbour-1.txt"
    sentences "Minister Ana Kova&#269; met managers of Norline Shipping in Ostrand on Friday."
  ]
]
