// The buckets of a histogram as columns of equal width, with what they reach to below.
import { html } from '../vendor/htm-preact.js';
import { compact, count, percent } from '../core/format.js';

const LABELS_MAX = 6;

/** bounds: upper limits; counts: one more than bounds. Buckets without a count at both ends are left out. */
export function Histogram({ bounds, counts, unit, label, show = (value) => compact(value) }) {
  const sum = counts.reduce((all, one) => all + one, 0);
  const first = Math.max(0, counts.findIndex((one) => one > 0) - 1);
  const last = Math.min(counts.length - 1, counts.findLastIndex((one) => one > 0) + 1);
  const shown = counts.slice(first, last + 1);
  const top = Math.max(...shown, 1);
  const every = Math.ceil(shown.length / LABELS_MAX);
  if (sum === 0) return html`<p class="quiet">Nothing was measured yet.</p>`;
  return html`
    <div class="histogram" role="img" aria-label=${label}>
      ${shown.map((one, i) => html`
        <div class="bucket" title=${`${rangeOf(bounds, first + i, unit, show)}: ${count(one)} (${percent(one / sum)})`}>
          <i style=${{ height: `${(one / top) * 100}%` }} class=${one === 0 ? 'none' : ''} />
          <em>${i % every > 0 ? '' : first + i < bounds.length ? show(bounds[first + i]) : '∞'}</em>
        </div>`)}
    </div>`;
}

function rangeOf(bounds, i, unit, show) {
  const from = i === 0 ? 0 : bounds[i - 1];
  return i < bounds.length
    ? `${show(from)} to ${show(bounds[i])} ${unit ?? ''}` : `more than ${show(from)} ${unit ?? ''}`;
}

/** A quantile of a histogram: inside its bucket by its share, or, of whole numbers, the bound of its bucket. */
export function quantileOf({ bounds, counts }, share, isWhole = false) {
  const sum = counts.reduce((all, one) => all + one, 0);
  if (sum === 0) return undefined;
  let wanted = share * sum;
  for (let i = 0; i < counts.length; i++) {
    if (wanted <= counts[i]) {
      const from = i === 0 ? 0 : bounds[i - 1];
      if (isWhole) return bounds[i] ?? from;
      return i < bounds.length ? from + (bounds[i] - from) * (counts[i] ? wanted / counts[i] : 0) : from;
    }
    wanted -= counts[i];
  }
  return bounds.at(-1);
}
