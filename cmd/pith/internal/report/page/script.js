
// Filters the parts of a report, searches them, and lets the keyboard go
// through them. It changes no text and asks nobody for anything.

const blocks = [...document.querySelectorAll(".blocks > .block")];
const texts = blocks.map(b => b.querySelector(".words"));
const haystacks = texts.map(t => t.textContent.toLowerCase());
const choices = [...document.querySelectorAll('.choice input[name="show"]')];
const reason = document.querySelector("select#reason");
const search = document.querySelector("input#search");
const count = document.querySelector("output#count");
const nothing = document.querySelector("p.nothing");

const visible = () => blocks.filter(b => !b.hidden);

function apply() {
	const show = (choices.find(c => c.checked)?.value ?? "").split(" ");
	const words = search.value.trim().toLowerCase();
	let shown = 0;
	blocks.forEach((b, i) => {
		b.hidden = show[0] !== "" && !show.includes(b.dataset.show) ||
			reason !== null && reason.value !== "" && b.dataset.reason !== reason.value ||
			words !== "" && !haystacks[i].includes(words);
		shown += b.hidden ? 0 : 1;
	});
	const all = blocks.length === 1 ? "1 part" : `${blocks.length} parts`;
	count.textContent = shown === blocks.length ? all : `${shown} of ${all}`;
	nothing.hidden = shown > 0;
	highlight(words);
}

// highlight colours what was searched for. The text stays as it is: a browser
// that cannot colour ranges shows the parts alone.
function highlight(words) {
	if (!("highlights" in CSS)) return;
	CSS.highlights.delete("found");
	if (words === "") return;
	const found = new Highlight();
	texts.forEach((t, i) => {
		if (blocks[i].hidden) return;
		for (const node of nodesOf(t)) {
			const text = node.data.toLowerCase();
			if (text.length !== node.data.length) continue; // places in it are others
			for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
				const range = new Range();
				range.setStart(node, at);
				range.setEnd(node, at + words.length);
				found.add(range);
			}
		}
	});
	CSS.highlights.set("found", found);
}

function* nodesOf(element) {
	const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) yield walker.currentNode;
}

// move focuses the part so many after the one that has the focus, or the
// first that can be seen.
function move(by) {
	const all = visible();
	const at = all.indexOf(document.activeElement?.closest(".block"));
	const next = at < 0 ? all.find(b => b.getBoundingClientRect().bottom > 80) ?? all[0] : all[at + by];
	if (next === undefined) return;
	const handle = next.querySelector("summary") ?? next;
	handle.focus({ preventScroll: true });
	next.scrollIntoView({ block: "nearest" });
}

function openAll() {
	const open = visible().some(b => !b.open);
	for (const b of visible()) b.open = open;
}

function choose(i) {
	if (choices[i] === undefined) return;
	choices[i].checked = true;
	apply();
}

function clear() {
	search.value = "";
	if (reason !== null) reason.value = "";
	choose(0);
	document.activeElement?.blur();
}

// A part that the outline leads to must be seen.
addEventListener("hashchange", () => {
	const target = blocks.find(b => "#" + b.id === location.hash);
	if (target === undefined || !target.hidden) return;
	clear();
	target.scrollIntoView();
});

const keys = {
	j: () => move(1), k: () => move(-1), o: openAll, "/": () => { search.focus(); search.select(); },
	1: () => choose(0), 2: () => choose(1), 3: () => choose(2), 4: () => choose(3), Escape: clear,
};

addEventListener("keydown", event => {
	const typing = event.target === search || event.target === reason;
	if (event.ctrlKey || event.metaKey || event.altKey || typing && event.key !== "Escape") return;
	const act = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
	if (act === null) return;
	event.preventDefault();
	act();
});
for (const c of choices) c.addEventListener("change", apply);
reason?.addEventListener("change", apply);
search.addEventListener("input", apply);
search.addEventListener("keydown", event => {
	if (event.key !== "Enter") return;
	search.blur();
	move(1);
});
apply();
