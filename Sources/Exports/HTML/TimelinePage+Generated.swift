// swift-format-ignore-file
// Generated from Schema/Exports/timeline.html by Schema/Exports/embed.sh; a test compares both.

extension TimelinePage {
  /// The text of Schema/Exports/timeline.html.
  static let text = #"""
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
    <title>Tarn timeline</title>
    <style>
    :root { color-scheme: light dark; --line: #8884; --mark: #c33; --bar: #478; }
    * { box-sizing: border-box; }
    body { margin: 0; font: 13px/1.4 system-ui, sans-serif; height: 100vh; display: flex; flex-direction: column; }
    header { padding: 8px 12px; display: flex; gap: 8px; flex-wrap: wrap; align-items: center; border-bottom: 1px solid var(--line); }
    header b { margin-right: 8px; }
    input, select, button { font: inherit; padding: 3px 6px; }
    #search { flex: 1; min-width: 160px; }
    #histogram { height: 72px; width: 100%; display: block; cursor: crosshair; border-bottom: 1px solid var(--line); }
    #view { flex: 1; overflow: auto; position: relative; }
    #space { position: relative; }
    .row, #head { display: grid; grid-template-columns: 190px 180px 210px 90px 150px 90px 1fr; gap: 8px; padding: 0 12px; height: 24px; line-height: 24px; white-space: nowrap; }
    .row { position: absolute; left: 0; right: 0; cursor: pointer; border-bottom: 1px solid var(--line); }
    .row span, #head span { overflow: hidden; text-overflow: ellipsis; }
    .row:hover, .row.chosen { background: #8883; }
    .row.denied span:nth-child(4), .row.error span:nth-child(4), .row.failure span:nth-child(4) { color: var(--mark); }
    .row.watched { box-shadow: inset 4px 0 var(--mark); }
    #head { font-weight: 600; border-bottom: 1px solid var(--line); }
    #detail { display: none; max-height: 45vh; overflow: auto; border-top: 2px solid var(--bar); padding: 8px 12px; }
    #detail pre { margin: 6px 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 12px/1.4 ui-monospace, monospace; }
    </style>
    </head>
    <body>
    <header>
      <b id="title">Timeline</b><span id="count"></span>
      <input id="search" type="search" placeholder="Search all columns and records" aria-label="Search">
      <select id="outcome" aria-label="Outcome"></select>
      <select id="who" aria-label="Who"></select>
      <select id="region" aria-label="Region"></select>
      <button id="reset">Whole time</button>
    </header>
    <canvas id="histogram" aria-label="Events over time; drag to zoom"></canvas>
    <div id="head"><span>time</span><span>who</span><span>what</span><span>outcome</span><span>from</span><span>how</span><span>target</span></div>
    <div id="view"><div id="space"></div></div>
    <div id="detail"></div>
    <script type="application/json" id="columns">/*COLUMNS*/</script>
    <script type="application/json" id="rows">[
    /*ROWS*/
    ]</script>
    <script>
    "use strict";
    (() => {
      const read = id => JSON.parse(document.getElementById(id).textContent);
      const columns = read("columns"), rows = read("rows");
      const at = name => columns.indexOf(name);
      const T = at("time"), WHO = at("who"), WHAT = at("what"), OUT = at("outcome"), FROM = at("from");
      const HOW = at("how"), REGION = at("region"), TARGET = at("target"), WATCH = at("watch"), RECORD = at("record");
      const times = rows.map(row => Date.parse(row[T]));
      const $ = id => document.getElementById(id);
      const known = times.filter(Number.isFinite);
      let first = Infinity, last = -Infinity;
      for (const time of known) { if (time < first) first = time; if (time > last) last = time; }
      if (!known.length) { first = 0; last = 1; }
      if (first === last) last = first + 1000;
      let from = first, to = last, shown = [], texts = [];
      const height = 24, view = $("view"), space = $("space");

      const fill = (id, label, column) => {
        const counts = new Map();
        for (const row of rows) counts.set(row[column] ?? "", (counts.get(row[column] ?? "") ?? 0) + 1);
        const select = $(id);
        select.append(new Option(label, "\u0000"));
        for (const [value, count] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, 500))
          select.append(new Option((value || "(none)") + "  " + count, value));
        select.onchange = filter;
      };

      function filter() {
        const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
        if (words.length && !texts.length) texts = rows.map(row => row.join("\n").toLowerCase());
        const wanted = [["outcome", OUT], ["who", WHO], ["region", REGION]]
          .map(([id, column]) => [$(id).value, column]).filter(([value]) => value !== "\u0000");
        const whole = from === first && to === last;
        shown = [];
        for (let i = 0; i < rows.length; i++) {
          if (!whole && !(times[i] >= from && times[i] <= to)) continue;
          if (wanted.some(([value, column]) => (rows[i][column] ?? "") !== value)) continue;
          if (words.some(word => !texts[i].includes(word))) continue;
          shown.push(i);
        }
        $("count").textContent = shown.length.toLocaleString("en") + " of " + rows.length.toLocaleString("en") + " events";
        document.body.dataset.shown = shown.length;
        space.style.height = Math.min(shown.length * height, 16000000) + "px";
        view.scrollTop = 0;
        draw();
        bars();
      }

      // Only the rows in sight exist. Browsers stop at about 30 million pixels: past 16 million the
      // scroll position is a fraction of the list.
      function draw() {
        const total = shown.length * height, tall = Math.min(total, 16000000);
        const scale = tall > view.clientHeight ? (total - view.clientHeight) / (tall - view.clientHeight) : 1;
        const start = Math.max(0, Math.floor(view.scrollTop * scale / height) - 5);
        const end = Math.min(shown.length, start + Math.ceil(view.clientHeight / height) + 12);
        const parts = [];
        for (let place = start; place < end; place++) {
          const row = rows[shown[place]], line = document.createElement("div");
          line.className = "row" + (row[OUT] && row[OUT] !== "success" ? " " + row[OUT] : "")
            + (WATCH >= 0 && row[WATCH] ? " watched" : "");
          line.style.top = (place * height - view.scrollTop * (scale - 1)) + "px";
          for (const column of [T, WHO, WHAT, OUT, FROM, HOW, TARGET]) {
            const cell = document.createElement("span");
            cell.textContent = row[column] ?? "";
            cell.title = row[column] ?? "";
            line.append(cell);
          }
          line.onclick = () => detail(row);
          parts.push(line);
        }
        space.replaceChildren(...parts);
      }

      function detail(row) {
        const box = $("detail"), list = document.createElement("pre"), record = document.createElement("pre");
        list.textContent = columns.map((name, i) => i === RECORD || row[i] == null ? null : name + ": " + row[i])
          .filter(Boolean).join("\n");
        let text = row[RECORD] ?? "";
        try { text = JSON.stringify(JSON.parse(text), null, 2); } catch {}
        record.textContent = text;
        const exact = document.createElement("button");
        exact.textContent = "Exact record";
        exact.onclick = () => { record.textContent = row[RECORD] ?? ""; };
        const close = document.createElement("button");
        close.textContent = "Close";
        close.onclick = () => { box.style.display = "none"; };
        box.replaceChildren(exact, close, list, record);
        box.style.display = "block";
      }

      const canvas = $("histogram");
      let drag = null;
      function bars() {
        const width = canvas.width = canvas.clientWidth * devicePixelRatio;
        const tall = canvas.height = canvas.clientHeight * devicePixelRatio;
        const pen = canvas.getContext("2d"), count = Math.max(1, Math.floor(width / 4));
        const all = new Uint32Array(count), bad = new Uint32Array(count);
        for (const i of shown) {
          if (!(times[i] >= from && times[i] <= to)) continue;
          const place = Math.min(count - 1, Math.floor((times[i] - from) / (to - from) * count));
          all[place]++;
          if (rows[i][OUT] !== "success") bad[place]++;
        }
        let most = 1;
        for (const value of all) if (value > most) most = value;
        const style = getComputedStyle(document.documentElement);
        for (let place = 0; place < count; place++) {
          const bar = value => value ? Math.max(2, value / most * (tall - 4)) : 0;
          pen.fillStyle = style.getPropertyValue("--bar");
          pen.fillRect(place * width / count, tall - bar(all[place]), width / count - 1, bar(all[place]));
          pen.fillStyle = style.getPropertyValue("--mark");
          pen.fillRect(place * width / count, tall - bar(bad[place]), width / count - 1, bar(bad[place]));
        }
        if (drag) {
          pen.fillStyle = "#8886";
          pen.fillRect(Math.min(drag[0], drag[1]) * devicePixelRatio, 0, Math.abs(drag[1] - drag[0]) * devicePixelRatio, tall);
        }
        canvas.title = new Date(from).toISOString() + " to " + new Date(to).toISOString() + "; drag to zoom";
      }
      canvas.onmousedown = event => { drag = [event.offsetX, event.offsetX]; };
      canvas.onmousemove = event => { if (drag) { drag[1] = event.offsetX; bars(); } };
      window.addEventListener("mouseup", () => {
        if (!drag) return;
        const [a, b] = drag.sort((x, y) => x - y).map(x => from + x / canvas.clientWidth * (to - from));
        const isDrag = drag[1] - drag[0] > 3;
        drag = null;
        if (isDrag && b - a >= 1) { from = a; to = b; }
        filter();
      });
      $("reset").onclick = () => { from = first; to = last; filter(); };
      let waiting;
      $("search").oninput = () => { clearTimeout(waiting); waiting = setTimeout(filter, 150); };
      view.onscroll = draw;
      window.onresize = () => { draw(); bars(); };
      fill("outcome", "every outcome", OUT);
      fill("who", "everybody", WHO);
      fill("region", "every region", REGION);
      filter();
    })();
    </script>
    </body>
    </html>
    """#
}
