(function () {
  var box = document.getElementById('graph');
  if (!box) { return; }
  var began = performance.now();
  var words = JSON.parse(document.getElementById('words').textContent);
  var data = JSON.parse(document.getElementById('graph-data').textContent);
  var canvas = document.getElementById('graph-canvas');
  var context = canvas.getContext('2d');
  var choose = document.getElementById('graph-wave');
  var search = document.getElementById('graph-search');
  var only = document.getElementById('graph-only');
  var info = document.getElementById('graph-info');
  var wave = null, near = null, selected = -1, found = null, view = { k: 1, x: 0, y: 0 };
  var colours = {}, waiting = false, moving = false, settle = 0;
  var cell = 30, family = 'sans-serif';

  function readColours() {
    var style = getComputedStyle(document.documentElement);
    family = getComputedStyle(document.body).fontFamily;
    ['bg', 'fg', 'muted', 'line', 'soft', 'accent', 'apart', 'joined', 'together'].forEach(function (name) {
      colours[name] = style.getPropertyValue('--' + name).trim();
    });
  }

  /* open turns the wave's lists into typed arrays and finds neighbours on a grid. */
  function open(index) {
    var w = data.waves[index], n = w.assets.length;
    wave = { w: w, n: n, x: new Float32Array(n), y: new Float32Array(n), grid: new Map() };
    for (var i = 0; i < n; i++) {
      wave.x[i] = w.x[i] / 10;
      wave.y[i] = w.y[i] / 10;
      var key = Math.floor(wave.x[i] / cell) + ' ' + Math.floor(wave.y[i] / cell);
      if (!wave.grid.has(key)) { wave.grid.set(key, []); }
      wave.grid.get(key).push(i);
    }
    near = null;
    selected = -1;
    document.getElementById('graph-count').textContent = w.count;
    info.textContent = '';
    find();
    fit();
  }

  function neighbours(node) {
    if (!near) {
      near = [];
      for (var i = 0; i < wave.n; i++) { near.push([]); }
      wave.w.edges.forEach(function (list, state) {
        for (var e = 0; e < (list || []).length; e += 2) {
          near[list[e]].push([list[e + 1], state]);
          near[list[e + 1]].push([list[e], state]);
        }
      });
    }
    return near[node];
  }

  function size() {
    var ratio = window.devicePixelRatio || 1;
    canvas.width = Math.max(1, Math.round(canvas.clientWidth * ratio));
    canvas.height = Math.max(1, Math.round(canvas.clientHeight * ratio));
    return ratio;
  }

  function fit() {
    var w = canvas.clientWidth, h = canvas.clientHeight;
    var x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
    (wave.w.circles || []).forEach(function (c) {
      x0 = Math.min(x0, (c[0] - c[2]) / 10); x1 = Math.max(x1, (c[0] + c[2]) / 10);
      y0 = Math.min(y0, (c[1] - c[2]) / 10 - 16); y1 = Math.max(y1, (c[1] + c[2]) / 10);
    });
    if (x0 > x1) { x0 = y0 = 0; x1 = y1 = 1; }
    view.k = Math.min(w / (x1 - x0), h / (y1 - y0), 6) * 0.94;
    view.x = w / 2 - view.k * (x0 + x1) / 2;
    view.y = h / 2 - view.k * (y0 + y1) / 2;
    draw();
  }

  function draw() {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(paint);
    }
  }

  function strokeEdges(list, colour, width, alpha) {
    var x = wave.x, y = wave.y;
    context.strokeStyle = colour;
    context.lineWidth = width / view.k;
    context.globalAlpha = alpha;
    context.beginPath();
    for (var e = 0; e < list.length; e += 2) {
      context.moveTo(x[list[e]], y[list[e]]);
      context.lineTo(x[list[e + 1]], y[list[e + 1]]);
    }
    context.stroke();
    context.globalAlpha = 1;
  }

  function paintEdges() {
    var edges = wave.w.edges, total = 0;
    edges.forEach(function (list) { total += (list || []).length / 2; });
    var busy = moving && total > 12000;
    var faint = selected >= 0 || found ? 0.25 : 1;
    var alpha = Math.max(0.08, Math.min(0.7, 240 / (total + 1))) * faint;
    if (!only.checked && !busy) {
      strokeEdges(edges[0] || [], colours.together, 1, alpha);
      strokeEdges(edges[1] || [], colours.joined, 1, alpha);
    }
    strokeEdges(edges[2] || [], colours.apart, 1, Math.max(alpha, 0.14 * faint));
    if (selected < 0) { return; }
    [['together', 0], ['joined', 1], ['apart', 2]].forEach(function (kind) {
      var list = [];
      neighbours(selected).forEach(function (other) {
        if (other[1] === kind[1]) { list.push(selected, other[0]); }
      });
      strokeEdges(list, colours[kind[0]], 2, 1);
    });
  }

  function visible(x, y, r) {
    var px = x * view.k + view.x, py = y * view.k + view.y, m = r * view.k + 40;
    return px > -m && py > -m && px < canvas.clientWidth + m && py < canvas.clientHeight + m;
  }

  function paintNodes() {
    var big = view.k > 0.45, r = big ? 3.2 : Math.max(2.2, 1.3 / view.k);
    for (var pass = 0; pass < 2; pass++) {
      if (pass) { r = r * 1.35; }
      context.beginPath();
      var from = pass === 0 ? wave.w.moves : 0, to = pass === 0 ? wave.n : wave.w.moves;
      for (var i = from; i < to; i++) {
        if (!visible(wave.x[i], wave.y[i], r)) { continue; }
        if (big) {
          context.moveTo(wave.x[i] + r, wave.y[i]);
          context.arc(wave.x[i], wave.y[i], r, 0, 7);
        } else {
          context.rect(wave.x[i] - r, wave.y[i] - r, 2 * r, 2 * r);
        }
      }
      context.fillStyle = pass === 0 ? colours.bg : colours.accent;
      context.fill();
      if (pass === 0) {
        context.strokeStyle = colours.muted;
        context.lineWidth = Math.min(1.2, 1 / view.k);
        context.stroke();
      }
    }
    mark(found || [], colours.fg, r + 2.5);
    if (selected >= 0) { mark([selected], colours.apart, r + 3); }
  }

  function mark(nodes, colour, r) {
    context.strokeStyle = colour;
    context.lineWidth = Math.max(1.6, 2 / view.k);
    context.beginPath();
    nodes.forEach(function (i) {
      context.moveTo(wave.x[i] + r, wave.y[i]);
      context.arc(wave.x[i], wave.y[i], r, 0, 7);
    });
    context.stroke();
  }

  function label(text, x, y, pixels, colour, bold) {
    context.font = (bold ? '600 ' : '') + pixels / view.k + 'px ' + family;
    context.textAlign = 'center';
    context.lineJoin = 'round';
    context.lineWidth = 3 / view.k;
    context.strokeStyle = colours.soft;
    context.fillStyle = colour;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }

  function paintLabels() {
    var w = wave.w, shown = 0;
    (w.circles || []).forEach(function (c) {
      label(c[3] < 0 ? words.retired : data.sites[c[3]], c[0] / 10, (c[1] - c[2]) / 10 - 6 / view.k, 14, colours.fg, true);
    });
    if (view.k > 2.6) {
      for (var i = 0; i < wave.n && shown < 400; i++) {
        if (visible(wave.x[i], wave.y[i], 0)) {
          label(data.ids[w.assets[i]], wave.x[i], wave.y[i] + 3.4 + 10 / view.k, 10, colours.fg, false);
          shown++;
        }
      }
    } else {
      (w.discs || []).forEach(function (d) {
        if (shown < 150 && d[2] / 10 * view.k > 26 && visible(d[0] / 10, d[1] / 10, d[2] / 10)) {
          label(data.apps[d[3]], d[0] / 10, (d[1] + d[2]) / 10 - 1 / view.k, 11, colours.muted, false);
          shown++;
        }
      });
    }
    var named = (found || []).slice(0, 40);
    if (selected >= 0) { named.push(selected); }
    named.forEach(function (i) { label(data.ids[w.assets[i]], wave.x[i], wave.y[i] - 7 - 2 / view.k, 12, colours.fg, true); });
  }

  function paint() {
    waiting = false;
    var ratio = size();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = colours.soft;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * view.x, ratio * view.y);
    [['circles', colours.bg, colours.muted], ['discs', colours.soft, colours.line]].forEach(function (kind) {
      (wave.w[kind[0]] || []).forEach(function (c) {
        if (c[2] < 120 || !visible(c[0] / 10, c[1] / 10, c[2] / 10)) { return; }
        context.beginPath();
        context.arc(c[0] / 10, c[1] / 10, c[2] / 10, 0, 7);
        context.fillStyle = kind[1];
        context.fill();
        context.strokeStyle = kind[2];
        context.lineWidth = 1 / view.k;
        context.stroke();
      });
    });
    paintEdges();
    paintNodes();
    paintLabels();
    if (!canvas.dataset.ready) { canvas.dataset.ready = String(Math.round(performance.now() - began)); }
  }

  function zoom(factor, px, py) {
    var k = Math.max(0.02, Math.min(20, view.k * factor));
    view.x = px - (px - view.x) * k / view.k;
    view.y = py - (py - view.y) * k / view.k;
    view.k = k;
    moved();
  }

  function pan(dx, dy) {
    view.x += dx;
    view.y += dy;
    moved();
  }

  /* moved draws with less detail until the picture rests. */
  function moved() {
    moving = true;
    clearTimeout(settle);
    settle = setTimeout(function () { moving = false; draw(); }, 160);
    draw();
  }

  function zoomMiddle(factor) { zoom(factor, canvas.clientWidth / 2, canvas.clientHeight / 2); }

  function hit(px, py) {
    var x = (px - view.x) / view.k, y = (py - view.y) / view.k, best = -1, least = Math.pow(Math.max(6, 10 / view.k), 2);
    var reach = Math.ceil(Math.max(6, 10 / view.k) / cell);
    for (var gx = -reach; gx <= reach; gx++) {
      for (var gy = -reach; gy <= reach; gy++) {
        var list = wave.grid.get((Math.floor(x / cell) + gx) + ' ' + (Math.floor(y / cell) + gy)) || [];
        list.forEach(function (i) {
          var d = Math.pow(wave.x[i] - x, 2) + Math.pow(wave.y[i] - y, 2);
          if (d < least) { least = d; best = i; }
        });
      }
    }
    return best;
  }

  function title(i) {
    var a = wave.w.assets[i];
    return data.ids[a] + (data.names[a] ? ' · ' + data.names[a] : '');
  }

  function select(i) {
    selected = i;
    if (i < 0) {
      info.textContent = '';
      draw();
      return;
    }
    var w = wave.w, at = w.at[i] < 0 ? '–' : data.sites[w.at[i]];
    var where = i < w.moves ? words.moves + ': ' + data.sites[w.from[i]] + ' → ' + at : words.stays + ': ' + at;
    var list = neighbours(i).slice().sort(function (a, b) { return b[1] - a[1]; });
    var names = list.slice(0, 30).map(function (o) { return data.ids[w.assets[o[0]]] + (o[1] === 2 ? ' (' + words.apart + ')' : ''); });
    info.textContent = title(i) + ' – ' + where + ' – ' + list.length + ' ' + words.neighbours + ': ' + names.join(', ') + (list.length > 30 ? ' …' : '');
    draw();
  }

  function find() {
    var needle = search.value.trim().toLowerCase();
    found = null;
    if (needle) {
      found = [];
      for (var i = 0; i < wave.n; i++) {
        if (title(i).toLowerCase().indexOf(needle) >= 0) { found.push(i); }
      }
      info.textContent = found.length ? found.length + ' ' + words.found : words.none;
    }
    draw();
  }

  function goTo(i) {
    view.k = Math.max(view.k, 2.8);
    view.x = canvas.clientWidth / 2 - wave.x[i] * view.k;
    view.y = canvas.clientHeight / 2 - wave.y[i] * view.k;
    select(i);
  }

  function place(event) {
    var r = canvas.getBoundingClientRect();
    return [event.clientX - r.left, event.clientY - r.top];
  }

  var touches = new Map(), start = null, apart = 0;
  canvas.addEventListener('pointerdown', function (event) {
    touches.set(event.pointerId, place(event));
    start = place(event);
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', function (event) {
    if (!touches.has(event.pointerId)) { return; }
    var before = touches.get(event.pointerId), now = place(event);
    touches.set(event.pointerId, now);
    if (touches.size === 1) {
      pan(now[0] - before[0], now[1] - before[1]);
      return;
    }
    var two = Array.from(touches.values());
    var width = Math.hypot(two[0][0] - two[1][0], two[0][1] - two[1][1]);
    if (apart) { zoom(width / apart, (two[0][0] + two[1][0]) / 2, (two[0][1] + two[1][1]) / 2); }
    apart = width;
  });
  function lift(event) {
    var at = place(event);
    if (touches.delete(event.pointerId) && event.type === 'pointerup' && start && !touches.size && Math.hypot(at[0] - start[0], at[1] - start[1]) < 5) {
      select(hit(at[0], at[1]));
    }
    apart = 0;
  }
  canvas.addEventListener('pointerup', lift);
  canvas.addEventListener('pointercancel', lift);
  canvas.addEventListener('wheel', function (event) {
    event.preventDefault();
    var at = place(event);
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), at[0], at[1]);
  }, { passive: false });
  canvas.addEventListener('keydown', function (event) {
    var steps = { ArrowLeft: [50, 0], ArrowRight: [-50, 0], ArrowUp: [0, 50], ArrowDown: [0, -50] };
    if (steps[event.key]) { pan(steps[event.key][0], steps[event.key][1]); }
    else if (event.key === '+' || event.key === '=') { zoomMiddle(1.3); }
    else if (event.key === '-') { zoomMiddle(1 / 1.3); }
    else if (event.key === '0') { fit(); }
    else { return; }
    event.preventDefault();
  });
  choose.addEventListener('change', function () { open(+choose.value); });
  search.addEventListener('input', find);
  search.addEventListener('keydown', function (event) {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (found && found.length) { goTo(found[(found.indexOf(selected) + 1) % found.length]); }
    }
  });
  only.addEventListener('change', draw);
  box.querySelector('form').addEventListener('submit', function (event) { event.preventDefault(); });
  document.getElementById('graph-in').addEventListener('click', function () { zoomMiddle(1.3); });
  document.getElementById('graph-out').addEventListener('click', function () { zoomMiddle(1 / 1.3); });
  document.getElementById('graph-fit').addEventListener('click', fit);
  window.addEventListener('resize', fit);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function () { readColours(); draw(); });
  box.hidden = false;
  readColours();
  open(+choose.value);
})();
