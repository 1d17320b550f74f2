// Items that transactions met each other at, the hottest first.
import { html } from '../vendor/htm-preact.js';
import { count } from '../core/format.js';
import { link } from '../core/router.js';
import { Ago, Empty } from './basics.js';

export function HotItems({ items, max = 20 }) {
  const shown = [...items].sort((one, other) => other.conflicts - one.conflicts).slice(0, max);
  if (shown.length === 0) return html`<${Empty} title="No conflicts">No two transactions met at an item.<//>`;
  const top = shown[0].conflicts;
  return html`
    <ul class="hot-items">${shown.map((one) => html`
      <li key=${one.item}>
        <a href=${link('events', undefined, { item: one.item })}>${one.item}</a>
        <span class="bar" aria-hidden="true"><i style=${{ width: `${(one.conflicts / top) * 100}%` }} /></span>
        <span class="number">${count(one.conflicts)}</span>
        <span class="quiet"><${Ago} at=${one.lastAt} /></span>
      </li>`)}</ul>`;
}
