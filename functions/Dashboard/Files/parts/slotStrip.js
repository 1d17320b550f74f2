// One small cell a slot: how much there is in it, or how far it is behind.
import { html } from '../vendor/htm-preact.js';

/** cellOf(slot): { level: 0 to 1, kind?, title }; so many cells a row. */
export const SlotStrip = ({ slots, label, cellOf, hrefOf, perRow = 32 }) => slots > 0 && html`
  <div class="slot-strip" role=${hrefOf ? 'group' : 'img'} aria-label=${label}
       style=${{ gridTemplateColumns: `repeat(${Math.min(slots, perRow)}, minmax(0, 1fr))` }}>
    ${Array.from({ length: slots }, (_, slot) => {
      const { level, kind = '', title } = cellOf(slot);
      const cell = html`<i class=${kind} style=${{ opacity: level > 0 ? level : 1 }}
        data-empty=${level > 0 ? undefined : ''} />`;
      return hrefOf
        ? html`<a href=${hrefOf(slot)} title=${title} tabindex="-1">${cell}</a>`
        : html`<span title=${title}>${cell}</span>`;
    })}
  </div>`;
