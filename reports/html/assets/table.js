'use strict';
(function () {
  var words = JSON.parse(document.getElementById('words').textContent);
  var pageRows = 25;

  function make(tag, text, attributes) {
    var e = document.createElement(tag);
    if (text) { e.textContent = text; }
    for (var k in attributes || {}) { e.setAttribute(k, attributes[k]); }
    return e;
  }

  function valueOf(cell) {
    var v = cell.getAttribute('data-v');
    return v === null ? cell.textContent : v;
  }

  function numberOf(text) {
    var n = parseFloat(text.replace(/,/g, '').replace('\u2212', '-'));
    return isNaN(n) ? -Infinity : n;
  }

  function sorter(table, rows, refresh) {
    var heads = table.tHead.rows[0].cells;
    Array.prototype.forEach.call(heads, function (th, column) {
      var button = make('button', th.textContent, { type: 'button' });
      th.textContent = '';
      th.appendChild(button);
      button.addEventListener('click', function () {
        var down = th.getAttribute('aria-sort') === 'ascending';
        var numeric = th.classList.contains('n');
        Array.prototype.forEach.call(heads, function (other) { other.removeAttribute('aria-sort'); });
        th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        var keyed = rows.map(function (row, i) {
          var v = valueOf(row.cells[column]);
          return { row: row, key: numeric ? numberOf(v) : v, i: i };
        });
        var order = new Intl.Collator(document.documentElement.lang, { numeric: true });
        keyed.sort(function (a, b) {
          var d = numeric ? (a.key > b.key) - (a.key < b.key) : order.compare(a.key, b.key);
          return (down ? -d : d) || a.i - b.i;
        });
        keyed.forEach(function (k, i) { rows[i] = k.row; table.tBodies[0].appendChild(k.row); });
        refresh();
      });
    });
  }

  function pager(table, rows) {
    var all = false, needle = '', texts = null;
    var box = make('div', '', { class: 'tools' });
    var filter = make('input', '', { type: 'search', placeholder: words.filter, 'aria-label': words.filterLabel.replace('%s', table.caption.textContent.trim()) });
    var shown = make('span', '', { role: 'status' });
    var more = make('button', '', { type: 'button' });
    box.appendChild(filter);
    box.appendChild(shown);
    box.appendChild(more);

    function refresh() {
      var matching = 0, visible = 0;
      rows.forEach(function (row) {
        var match = !needle || texts.get(row).indexOf(needle) >= 0;
        matching += match ? 1 : 0;
        var show = match && (all || matching <= pageRows);
        visible += show ? 1 : 0;
        row.hidden = !show;
      });
      shown.textContent = words.rows.replace('%s', visible.toLocaleString('en')).replace('%s', matching.toLocaleString('en'));
      more.textContent = all ? words.fewer : words.all;
      more.hidden = matching <= pageRows;
    }

    filter.addEventListener('input', function () {
      if (!texts) {
        texts = new Map();
        rows.forEach(function (row) { texts.set(row, row.textContent.toLowerCase()); });
      }
      needle = filter.value.trim().toLowerCase();
      refresh();
    });
    more.addEventListener('click', function () { all = !all; refresh(); });
    table.caption.appendChild(box);
    refresh();
    return refresh;
  }

  function prepare(table) {
    if (table.dataset.ready) { return; }
    table.dataset.ready = '1';
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var refresh = function () {};
    if (table.hasAttribute('data-pages') && rows.length > 10) { refresh = pager(table, rows); }
    if (rows.length > 5) { sorter(table, rows, refresh); }
  }

  Array.prototype.forEach.call(document.querySelectorAll('table[data-sort]'), function (table) {
    if (!table.closest('details')) { prepare(table); }
  });
  var waves = Array.prototype.slice.call(document.querySelectorAll('details.wave'));
  waves.forEach(function (d) {
    d.addEventListener('toggle', function () {
      if (d.open) { Array.prototype.forEach.call(d.querySelectorAll('table[data-sort]'), prepare); }
    });
  });
  function openTarget() {
    var target = /^#wave-\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (target) { target.open = true; }
  }
  window.addEventListener('hashchange', openTarget);
  openTarget();
  if (waves.length) {
    var button = make('button', words.open, { type: 'button', class: 'open' });
    button.addEventListener('click', function () {
      var open = waves.some(function (d) { return !d.open; });
      waves.forEach(function (d) { d.open = open; });
      button.textContent = open ? words.close : words.open;
    });
    waves[0].parentNode.insertBefore(button, waves[0]);
  }
  document.documentElement.dataset.tables = 'ready';
})();
