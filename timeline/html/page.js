
"use strict";
(() => {
	const $ = (id) => document.getElementById(id);
	const entries = [...document.querySelectorAll("li[data-event]")];
	const groups = [...document.querySelectorAll(".chart [data-events]")].map((g) => [g, g.dataset.events.split(" ")]);
	const byId = new Map(entries.map((li) => [li.dataset.event, li]));
	const fold = (s) => s.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
	const text = new Map(entries.map((li) => [li, fold(li.textContent)]));
	const statuses = [...document.querySelectorAll("input[name=status]")];
	const search = $("search"), actor = $("actor"), clear = $("clear");
	const svg = document.querySelector("#wide svg");
	const size = { w: Number(svg.getAttribute("width")), h: Number(svg.getAttribute("height")) };
	let zoom = 1, here = null;

	// A mark is faded when none of its events fits; an event of the list that does not fit is not there.
	function filter() {
		const words = fold(search.value).split(/\s+/).filter(Boolean);
		const who = actor ? actor.value : "";
		const said = new Set(statuses.filter((c) => c.checked).map((c) => c.value));
		const fits = new Set();
		for (const li of entries) {
			const ok = words.every((w) => text.get(li).includes(w)) &&
				(!who || li.dataset.actors.split(" ").includes(who)) &&
				(!statuses.length || said.has(li.dataset.status));
			li.hidden = !ok;
			if (ok) fits.add(li.dataset.event);
		}
		for (const [g, ids] of groups) g.classList.toggle("off", !ids.some((id) => fits.has(id)));
		const all = fits.size === entries.length;
		$("count").textContent = all ? `${entries.length} events` : `${fits.size} of ${entries.length} events`;
		$("none").hidden = fits.size > 0;
		clear.hidden = all;
	}

	function reset() {
		search.value = "";
		if (actor) actor.value = "";
		for (const c of statuses) c.checked = true;
		filter();
	}

	function scale(factor) {
		const wide = $("wide"), middle = (wide.scrollLeft + wide.clientWidth / 2) / zoom;
		zoom = Math.min(6, Math.max(0.4, factor));
		svg.setAttribute("width", size.w * zoom);
		svg.setAttribute("height", size.h * zoom);
		$("zoom").textContent = `${Math.round(zoom * 100)} %`;
		wide.scrollLeft = middle * zoom - wide.clientWidth / 2;
	}

	function mark(id) {
		if (here) here.classList.remove("here");
		here = byId.get(id) || null;
		if (here) here.classList.add("here");
		for (const [g, ids] of groups) g.classList.toggle("here", Boolean(here) && ids.includes(id));
		return here;
	}

	// The hash is left alone: a page that was printed or saved should open as it was written.
	function show(id) {
		const li = mark(id);
		if (!li) return;
		if (li.hidden) reset();
		li.scrollIntoView({ block: "center" });
		li.focus({ preventScroll: true });
	}

	function step(by) {
		const shown = entries.filter((li) => !li.hidden);
		if (!shown.length) return;
		const at = shown.indexOf(here);
		show(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, at + by))].dataset.event);
	}

	for (const chart of document.querySelectorAll(".chart")) {
		chart.addEventListener("click", (e) => {
			const g = e.target.closest("[data-events]");
			if (!g) return;
			e.preventDefault();
			show(g.dataset.events.split(" ")[0]);
		});
		chart.addEventListener("wheel", (e) => {
			if (!e.ctrlKey) return;
			e.preventDefault();
			scale(zoom * (e.deltaY < 0 ? 1.1 : 1 / 1.1));
		}, { passive: false });
	}
	for (const li of entries) li.addEventListener("focus", () => mark(li.dataset.event));
	search.addEventListener("input", filter);
	if (actor) actor.addEventListener("change", filter);
	for (const c of statuses) c.addEventListener("change", filter);
	clear.addEventListener("click", () => { reset(); search.focus(); });
	$("controls").addEventListener("submit", (e) => e.preventDefault());
	$("in").addEventListener("click", () => scale(zoom * 1.25));
	$("out").addEventListener("click", () => scale(zoom / 1.25));
	document.addEventListener("keydown", (e) => {
		if (e.ctrlKey || e.metaKey || e.altKey) return;
		const typing = e.target.matches("input[type=search], select");
		if (e.key === "Escape") { reset(); if (typing) e.target.blur(); return; }
		if (typing) return;
		const act = { "/": () => search.focus(), j: () => step(1), k: () => step(-1), "+": () => scale(zoom * 1.25), "=": () => scale(zoom * 1.25), "-": () => scale(zoom / 1.25), 0: () => scale(1) }[e.key];
		if (act) { e.preventDefault(); act(); }
	});
	$("controls").hidden = false;
})();
