// A line without axes, and stacked columns: how something went in the last minutes.
import { html } from '../vendor/htm-preact.js';

const WIDTH = 100;
const HEIGHT = 28;

/** A line; where a value is missing it is broken. */
export function Spark({ values, label, kind = '' }) {
  const known = values.filter((value) => value !== null && value !== undefined);
  const top = Math.max(...known, 1e-9) * 1.08;
  const x = (i) => values.length < 2 ? WIDTH : (i / (values.length - 1)) * WIDTH;
  const y = (value) => HEIGHT - 1 - (value / top) * (HEIGHT - 3);
  const parts = runs(values).map((run) => run.map(([i, value]) => `${x(i).toFixed(2)},${y(value).toFixed(2)}`));
  return html`
    <svg class=${`spark ${kind}`} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img"
         aria-label=${label}>
      ${parts.map((points) => html`
        <polygon class="area" points=${areaUnder(points)} />
        <polyline points=${points.length === 1 ? `${points[0]} ${points[0]}` : points.join(' ')} />`)}
    </svg>`;
}

const xOf = (point) => point.split(',')[0];

const areaUnder = (points) => `${xOf(points[0])},${HEIGHT} ${points.join(' ')} ${xOf(points.at(-1))},${HEIGHT}`;

/** Columns of several kinds on each other: [{ committed, aborted, ... }], the last one being now. */
export function Columns({ values, kinds, label }) {
  const top = Math.max(...values.map((value) => kinds.reduce((sum, kind) => sum + (value[kind] ?? 0), 0)), 1);
  const width = WIDTH / values.length;
  return html`
    <svg class="columns" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label=${label}>
      ${values.map((value, i) => stacked(value, kinds, top).map(({ kind, from, height }) => html`
        <rect class=${kind} x=${(i * width).toFixed(2)} y=${(HEIGHT - from - height).toFixed(2)}
              width=${(width * 0.82).toFixed(2)} height=${height.toFixed(2)} />`))}
    </svg>`;
}

function stacked(value, kinds, top) {
  let from = 0;
  return kinds.filter((kind) => value[kind] > 0).map((kind) => {
    const height = (value[kind] / top) * (HEIGHT - 1);
    const part = { kind, from, height };
    from += height;
    return part;
  });
}

function runs(values) {
  const all = [];
  let run = [];
  values.forEach((value, i) => {
    if (value === null || value === undefined) run = [];
    else if (run.push([i, value]) === 1) all.push(run);
  });
  return all;
}
