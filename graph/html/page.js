"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { nodes, edges, reports, sources } = data;
  const get = (id) => document.getElementById(id);
  const canvas = get("map"), ctx = canvas.getContext("2d"), panel = get("panel");
  const DASH = { claimed: [2, 4], planned: [7, 5], possible: [7, 5], denied: [10, 3, 2, 3] };
  const TIES = { acts: "acts on", with: "together", at: "at a place", standing: "standing relation", part: "has a part in" };

  // What is shown, in screen pixels: x * scale + dx.
  let scale = 1, dx = 0, dy = 0, width = 0, height = 0;
  let chosen = null, hover = null, asked = false, words = "";
  const ties = nodes.map(() => []);
  edges.forEach((e, i) => { ties[e.f].push(i); if (e.t !== e.f) ties[e.t].push(i); });
  const alive = new Uint8Array(edges.length), lit = new Uint8Array(nodes.length);
  const order = nodes.map((_, i) => i).sort((a, b) => nodes[b].r - nodes[a].r || a - b);
  // Edges of one pair bend apart.
  const seen = new Map(), bends = edges.map((e) => {
    const key = Math.min(e.f, e.t) + " " + Math.max(e.f, e.t), k = seen.get(key) || 0;
    seen.set(key, k + 1);
    return (k % 2 ? -1 : 1) * Math.ceil(k / 2) * (e.f < e.t ? 1 : -1);
  });

  const make = (name, text, cls) => {
    const el = document.createElement(name);
    if (text !== undefined) { el.textContent = text; el.dir = "auto"; }
    if (cls) el.className = cls;
    return el;
  };

  // Filters.
  const off = { statuses: new Set(), kinds: new Set(), ties: new Set() };
  function boxes(id, values, name) {
    for (const v of values) {
      const label = make("label"), box = make("input");
      box.type = "checkbox"; box.checked = true; box.value = v;
      box.addEventListener("change", () => { off[id][box.checked ? "delete" : "add"](v); filter(); });
      label.append(box, " " + (name[v] || v));
      get(id).append(label);
    }
    if (values.length < 2) get(id).hidden = true;
  }
  const found = (list) => [...new Set(list)];
  boxes("statuses", ["asserted", "claimed", "planned", "possible", "denied"].filter((s) => edges.some((e) => e.s === s)),
    { asserted: "as fact", claimed: "as one side says" });
  boxes("kinds", found(nodes.map((n) => n.k)).sort(), {});
  boxes("ties", Object.keys(TIES).filter((k) => edges.some((e) => e.k === k)), TIES);

  // Time.
  const known = reports.flatMap((r) => (r.y ? [r.f, r.t] : [])).filter((d) => d !== undefined);
  const first = known.reduce((a, b) => Math.min(a, b), Infinity), last = known.reduce((a, b) => Math.max(a, b), -Infinity);
  const from = get("from"), to = get("to"), timed = known.length > 0 && last > first;
  const iso = (d) => new Date(d * 864e5).toISOString().slice(0, 10);
  if (timed) {
    for (const r of [from, to]) { r.min = first; r.max = last; }
    from.value = first; to.value = last;
    from.addEventListener("input", () => { if (+from.value > +to.value) to.value = from.value; filter(); });
    to.addEventListener("input", () => { if (+to.value < +from.value) from.value = to.value; filter(); });
    get("undated").addEventListener("change", filter);
  } else get("time").hidden = true;
  let playing = 0;
  get("play").addEventListener("click", () => {
    if (playing) return stop();
    const span = last - first, window = Math.max(1, Math.round(span / 12));
    let at = first;
    get("play").textContent = "Stop";
    const step = () => {
      from.value = at; to.value = Math.min(last, at + window); filter();
      at += Math.max(1, span / 240);
      playing = at <= last ? requestAnimationFrame(step) : 0;
      if (!playing) stop();
    };
    playing = requestAnimationFrame(step);
  });
  function stop() {
    cancelAnimationFrame(playing); playing = 0;
    get("play").textContent = "Play"; from.value = first; to.value = last; filter();
  }

  const whole = () => !timed || (+from.value === first && +to.value === last);
  function within(r) {
    if (!r.y) return get("undated").checked;
    return (r.f === undefined || r.f <= +to.value) && (r.t === undefined || r.t >= +from.value);
  }
  function filter() {
    const all = whole() && get("undated").checked;
    lit.fill(0);
    let count = 0;
    edges.forEach((e, i) => {
      const on = !off.statuses.has(e.s) && !off.ties.has(e.k) && !off.kinds.has(nodes[e.f].k) && !off.kinds.has(nodes[e.t].k) &&
        (all || e.r.some((r) => within(reports[r])));
      alive[i] = on ? 1 : 0;
      if (on) { lit[e.f] = lit[e.t] = 1; count++; }
    });
    const actors = lit.reduce((a, b) => a + b, 0);
    get("count").textContent = `${actors} of ${nodes.length} actors, ${count} of ${edges.length} ties`;
    if (timed) get("period").textContent = `${iso(+from.value)} to ${iso(+to.value)}`;
    redraw();
  }

  // Drawing.
  function redraw() { if (!asked) { asked = true; requestAnimationFrame(draw); } }
  function bend(e, i) {
    const a = nodes[e.f], b = nodes[e.t], x0 = a.x * scale + dx, y0 = a.y * scale + dy, x1 = b.x * scale + dx, y1 = b.y * scale + dy;
    const k = bends[i] * .14;
    return [x0, y0, x1, y1, (x0 + x1) / 2 - (y1 - y0) * k, (y0 + y1) / 2 + (x1 - x0) * k];
  }
  function trace(e, i) {
    const [x0, y0, x1, y1, cx, cy] = bend(e, i);
    if (Math.max(x0, x1) < -50 || Math.min(x0, x1) > width + 50 || Math.max(y0, y1) < -50 || Math.min(y0, y1) > height + 50) return;
    ctx.moveTo(x0, y0);
    if (bends[i]) ctx.quadraticCurveTo(cx, cy, x1, y1); else ctx.lineTo(x1, y1);
  }
  function head(e, i) {
    const [x0, y0, x1, y1, cx, cy] = bend(e, i);
    const fx = bends[i] ? cx : x0, fy = bends[i] ? cy : y0, d = Math.hypot(x1 - fx, y1 - fy) || 1;
    const ux = (x1 - fx) / d, uy = (y1 - fy) / d, r = radius(e.t) + 1, tx = x1 - ux * r, ty = y1 - uy * r;
    ctx.moveTo(tx, ty);
    ctx.lineTo(tx - ux * 7 - uy * 2.8, ty - uy * 7 + ux * 2.8);
    ctx.lineTo(tx - ux * 7 + uy * 2.8, ty - uy * 7 - ux * 2.8);
  }
  const radius = (i) => Math.max(1.2, Math.min(nodes[i].r * Math.max(scale, .5), 14));
  function form(k, x, y, r) {
    if (r < 2.2) { ctx.rect(x - r, y - r, 2 * r, 2 * r); return; }
    switch (k) {
      case "person": ctx.moveTo(x + r, y); ctx.arc(x, y, r, 0, 6.2832); return;
      case "organization": case "nationality": ctx.rect(x - .9 * r, y - .9 * r, 1.8 * r, 1.8 * r); return;
      case "place": ctx.moveTo(x, y - r); ctx.lineTo(x + r, y); ctx.lineTo(x, y + r); ctx.lineTo(x - r, y); break;
      case "facility": ctx.moveTo(x - r, y + .75 * r); ctx.lineTo(x, y - r); ctx.lineTo(x + r, y + .75 * r); break;
      case "event": for (let s = 0; s < 6; s++) ctx[s ? "lineTo" : "moveTo"](x + r * Math.cos(s * 1.0472), y + r * Math.sin(s * 1.0472)); break;
      default: ctx.moveTo(x - r, y - .75 * r); ctx.lineTo(x + r, y - .75 * r); ctx.lineTo(x, y + r);
    }
    ctx.closePath();
  }
  function draw() {
    asked = false;
    const begin = performance.now();
    ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    const many = edges.length > 1500, near = chosen && chosen.node !== undefined ? chosen.node : -1;
    const batches = new Map();
    edges.forEach((e, i) => {
      if (!alive[i]) return;
      const key = e.s + (e.k === "standing" ? "|g" : "|b");
      if (!batches.has(key)) batches.set(key, []);
      batches.get(key).push(i);
    });
    ctx.lineWidth = many ? .6 : 1.2;
    ctx.globalAlpha = chosen ? .16 : many ? .35 : .75;
    for (const [key, list] of batches) {
      const [status, colour] = key.split("|");
      // A dash costs more than a line; from afar, where it could not be told, it is left out.
      ctx.setLineDash(many && scale < 1.2 ? [] : DASH[status] || []);
      ctx.strokeStyle = ctx.fillStyle = colour === "g" ? "#808080" : "#2b5c8a";
      // Short paths: one of thousands of lines takes ten times as long to fill in.
      for (let k = 0; k < list.length; k += 64) {
        ctx.beginPath();
        for (const i of list.slice(k, k + 64)) trace(edges[i], i);
        ctx.stroke();
      }
      ctx.setLineDash([]);
      if (!many || scale > 1.2) {
        ctx.beginPath();
        for (const i of list) if (edges[i].k !== "with") head(edges[i], i);
        ctx.fill();
      }
    }
    ctx.globalAlpha = 1;
    const strong = new Set(near >= 0 ? ties[near] : []);
    if (chosen && chosen.edge !== undefined) strong.add(chosen.edge);
    if (hover && hover.edge !== undefined) strong.add(hover.edge);
    for (const i of strong) {
      if (!alive[i]) continue;
      ctx.strokeStyle = ctx.fillStyle = "#0c2740"; ctx.lineWidth = 2;
      ctx.setLineDash(DASH[edges[i].s] || []);
      ctx.beginPath(); trace(edges[i], i); ctx.stroke(); ctx.setLineDash([]);
      if (edges[i].k !== "with") { ctx.beginPath(); head(edges[i], i); ctx.fill(); }
    }
    const colours = new Map();
    for (const i of order) {
      const n = nodes[i], x = n.x * scale + dx, y = n.y * scale + dy;
      if (x < -30 || x > width + 30 || y < -30 || y > height + 30 || off.kinds.has(n.k)) continue;
      const c = lit[i] ? n.c : "#dededb";
      if (!colours.has(c)) colours.set(c, []);
      colours.get(c).push(i);
    }
    for (const [c, list] of colours) {
      ctx.fillStyle = c;
      for (let k = 0; k < list.length; k += 64) {
        ctx.beginPath();
        for (const i of list.slice(k, k + 64)) form(nodes[i].k, nodes[i].x * scale + dx, nodes[i].y * scale + dy, radius(i));
        ctx.fill();
      }
    }
    for (const i of [near, hover && hover.node !== undefined ? hover.node : -1]) {
      if (i < 0) continue;
      ctx.strokeStyle = "#0c2740"; ctx.lineWidth = 2.5;
      ctx.beginPath(); form(nodes[i].k, nodes[i].x * scale + dx, nodes[i].y * scale + dy, radius(i) + 2); ctx.stroke();
    }
    label(strong, near);
    canvas.dataset.ms = (performance.now() - begin).toFixed(2);
    canvas.dataset.frames = +(canvas.dataset.frames || 0) + 1;
  }
  function label(strong, near) {
    const taken = new Map(), cell = 64;
    const free = (x0, y0, x1, y1) => {
      const hits = [];
      for (let gx = Math.floor(x0 / cell); gx <= Math.floor(x1 / cell); gx++)
        for (let gy = Math.floor(y0 / cell); gy <= Math.floor(y1 / cell); gy++) {
          const key = gx + "," + gy;
          for (const b of taken.get(key) || []) if (b[0] < x1 && x0 < b[2] && b[1] < y1 && y0 < b[3]) return false;
          hits.push(key);
        }
      for (const key of hits) { if (!taken.has(key)) taken.set(key, []); taken.get(key).push([x0, y0, x1, y1]); }
      return true;
    };
    for (const i of order) { // words cover no node that could be missed
      const n = nodes[i], x = n.x * scale + dx, y = n.y * scale + dy, r = radius(i);
      if (r < 3.5) break;
      if (x > 0 && x < width && y > 0 && y < height && !off.kinds.has(n.k)) free(x - r, y - r, x + r, y + r);
    }
    const wanted = new Set(near >= 0 ? [near] : []);
    for (const i of strong) { wanted.add(edges[i].f); wanted.add(edges[i].t); }
    ctx.font = "12px Helvetica, Arial, 'Liberation Sans', sans-serif";
    ctx.textBaseline = "middle"; ctx.lineJoin = "round"; ctx.strokeStyle = "#fff"; ctx.lineWidth = 3; ctx.fillStyle = "#1b1b1b";
    let count = 0;
    for (const i of [...wanted, ...order]) {
      if (count > 160) break;
      const n = nodes[i], x = n.x * scale + dx, y = n.y * scale + dy, r = radius(i);
      if (!lit[i] && !wanted.has(i) || off.kinds.has(n.k) || x < 0 || x > width || y < 0 || y > height) continue;
      const text = n.n.length > 34 ? n.n.slice(0, 33) + "…" : n.n;
      if (n.w === undefined) n.w = ctx.measureText(text).width;
      const w = n.w, at = [[x + r + 4, y], [x - r - 4 - w, y], [x - w / 2, y - r - 8], [x - w / 2, y + r + 9]]
        .find(([lx, ly]) => free(lx - 1, ly - 7, lx + w + 1, ly + 7));
      if (!at) continue;
      ctx.strokeText(text, at[0], at[1]); ctx.fillText(text, at[0], at[1]);
      count++;
    }
  }

  // What lies under a point of the screen.
  function under(x, y) {
    let best = null, least = 6;
    for (const i of order) {
      const n = nodes[i];
      if (off.kinds.has(n.k)) continue;
      const d = Math.hypot(n.x * scale + dx - x, n.y * scale + dy - y) - radius(i);
      if (d < Math.min(3, least)) { least = d; best = { node: i }; }
    }
    if (best) return best;
    edges.forEach((e, i) => {
      if (!alive[i]) return;
      const [x0, y0, x1, y1, cx, cy] = bend(e, i);
      if (Math.min(x0, x1, cx) - 8 > x || Math.max(x0, x1, cx) + 8 < x || Math.min(y0, y1, cy) - 8 > y || Math.max(y0, y1, cy) + 8 < y) return;
      let px = x0, py = y0;
      const steps = bends[i] ? 12 : 1;
      for (let s = 1; s <= steps; s++) {
        const t = s / steps, u = 1 - t;
        const qx = bends[i] ? u * u * x0 + 2 * u * t * cx + t * t * x1 : x1, qy = bends[i] ? u * u * y0 + 2 * u * t * cy + t * t * y1 : y1;
        const len = (qx - px) ** 2 + (qy - py) ** 2 || 1, along = Math.max(0, Math.min(1, ((x - px) * (qx - px) + (y - py) * (qy - py)) / len));
        const d = Math.hypot(px + along * (qx - px) - x, py + along * (qy - py) - y);
        if (d < least) { least = d; best = { edge: i }; }
        px = qx; py = qy;
      }
    });
    return best;
  }

  // The panel: who says so, and when.
  const pair = (e) => nodes[e.f].n + (e.k === "with" ? " and " : " → ") + nodes[e.t].n;
  function showEdge(i) {
    chosen = { edge: i };
    const e = edges[i];
    panel.replaceChildren(make("h2", pair(e)), make("p", e.w || TIES[e.k], "note"));
    for (const k of e.r) {
      const r = reports[k];
      panel.append(make("h3", r.w));
      const facts = [r.d || (r.s ? "no date given" : ""), r.s && r.s !== "asserted" ? r.s : ""].filter(Boolean).join(", ");
      if (facts) panel.append(make("p", facts, "note"));
      for (const q of r.q) {
        panel.append(make("blockquote", q.t));
        const who = make("p", undefined, "who"), s = sources[q.s];
        if (q.b) { who.append("Says who: ", make("b", q.b.join("; ")), ", in "); } else who.append("Says: ");
        if (s) {
          const name = s.u ? make("a", s.t) : make("span", s.t);
          if (s.u) { name.href = s.u; name.rel = "noreferrer noopener"; name.target = "_blank"; }
          who.append(s.p ? s.p + ", " : "", "“", name, "”", s.d ? ", " + s.d : ", day of publication unknown");
        } else who.append("a source that is not in the record");
        panel.append(who);
      }
    }
    redraw();
  }
  function showNode(i) {
    chosen = { node: i };
    const n = nodes[i];
    panel.replaceChildren(make("h2", n.n), make("p", [n.d || n.k, n.a ? "also " + n.a : ""].filter(Boolean).join("; "), "note"));
    const list = make("ul");
    for (const k of ties[i].filter((k) => alive[k]).sort((a, b) => edges[b].g - edges[a].g || a - b).slice(0, 200)) {
      const item = make("li"), button = make("button", pair(edges[k]) + ": " + (edges[k].w || TIES[edges[k].k]));
      button.type = "button";
      button.addEventListener("click", () => showEdge(k));
      item.append(button); list.append(item);
    }
    panel.append(list);
    redraw();
  }
  function clear() {
    chosen = null;
    panel.replaceChildren(make("p", "Click a line to read who says so, and when. Click an actor for all its ties.", "hint"));
    redraw();
  }

  // Search.
  const plain = (s) => s.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  get("find").addEventListener("input", () => {
    words = plain(get("find").value.trim());
    if (!words) return clear();
    const hits = order.filter((i) => plain(nodes[i].n + " " + (nodes[i].a || "")).includes(words)).slice(0, 40);
    chosen = null;
    panel.replaceChildren(make("h2", hits.length ? "Found" : "Nobody of that name"));
    const list = make("ul");
    for (const i of hits) {
      const item = make("li"), button = make("button", nodes[i].n + (nodes[i].d ? ", " + nodes[i].d : ""));
      button.type = "button";
      button.addEventListener("click", () => { centre(i); showNode(i); });
      item.append(button); list.append(item);
    }
    panel.append(list);
    redraw();
  });
  get("tools").addEventListener("submit", (ev) => { ev.preventDefault(); const b = panel.querySelector("button"); if (b) b.click(); });

  // Moving about.
  function centre(i) { scale = Math.max(scale, 1.3); dx = width / 2 - nodes[i].x * scale; dy = height / 2 - nodes[i].y * scale; }
  function zoom(by, x, y) {
    const s = Math.max(.02, Math.min(12, scale * by));
    dx = x - (x - dx) * s / scale; dy = y - (y - dy) * s / scale; scale = s;
    redraw();
  }
  function fit() {
    let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
    for (const n of nodes) { x0 = Math.min(x0, n.x - n.r); y0 = Math.min(y0, n.y - n.r); x1 = Math.max(x1, n.x + n.r); y1 = Math.max(y1, n.y + n.r); }
    const room = Math.min(120, width / 5);
    scale = Math.max(.02, Math.min((width - room - 40) / Math.max(1, x1 - x0), (height - 60) / Math.max(1, y1 - y0), 3));
    dx = (width - room - (x1 + x0) * scale) / 2; dy = (height - (y1 + y0) * scale) / 2;
    redraw();
  }
  function size() {
    const box = canvas.parentElement.getBoundingClientRect();
    width = box.width; height = box.height;
    canvas.width = Math.round(width * devicePixelRatio); canvas.height = Math.round(height * devicePixelRatio);
    redraw();
  }
  let drag = null;
  canvas.addEventListener("pointerdown", (ev) => { drag = { x: ev.clientX, y: ev.clientY, far: 0 }; canvas.setPointerCapture(ev.pointerId); });
  canvas.addEventListener("pointermove", (ev) => {
    if (drag) {
      dx += ev.clientX - drag.x; dy += ev.clientY - drag.y;
      drag.far += Math.abs(ev.clientX - drag.x) + Math.abs(ev.clientY - drag.y);
      drag.x = ev.clientX; drag.y = ev.clientY;
      return redraw();
    }
    const at = under(ev.offsetX, ev.offsetY);
    if (JSON.stringify(at) !== JSON.stringify(hover)) { hover = at; canvas.style.setProperty("cursor", at ? "pointer" : "grab"); redraw(); }
  });
  canvas.addEventListener("pointerup", (ev) => {
    const moved = drag && drag.far > 4;
    drag = null;
    if (moved) return;
    const at = under(ev.offsetX, ev.offsetY);
    if (!at) clear(); else if (at.node !== undefined) showNode(at.node); else showEdge(at.edge);
  });
  canvas.addEventListener("wheel", (ev) => { ev.preventDefault(); zoom(Math.exp(-ev.deltaY * .0015), ev.offsetX, ev.offsetY); }, { passive: false });
  canvas.addEventListener("keydown", (ev) => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[ev.key];
    if (step) { dx += step[0]; dy += step[1]; redraw(); } else if (ev.key === "+" || ev.key === "=") zoom(1.25, width / 2, height / 2);
    else if (ev.key === "-") zoom(.8, width / 2, height / 2); else if (ev.key === "0") fit(); else if (ev.key === "Escape") clear(); else return;
    ev.preventDefault();
  });
  get("fit").addEventListener("click", fit);
  new ResizeObserver(size).observe(canvas.parentElement);
  size(); fit(); filter();
})();
