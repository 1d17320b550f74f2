// A transaction's phases on one line, and as a waterfall.
import { html } from '../vendor/htm-preact.js';
import { duration } from '../core/format.js';
import { ticks } from './scale.js';

export const PHASES = [
  ['read', 'reads its items from all replicas'],
  ['evaluate', 'checks conditions and computes values'],
  ['prepare', 'votes and intents at every replica'],
  ['resolve', 'finds out what became of an attempt'],
  ['backoff', 'waits before the next attempt'],
  ['finish', 'after the answer: applies and cleans up'],
];

/** The end of what is known of a transaction, in ms since its start. */
export function spanOf(one) {
  return Math.max(one.durationMs ?? 0, ...one.phases.map((phase) => phase.startMs + phase.durationMs), 0.1);
}

/** One line: each phase in its place of a span of so many ms. */
export const PhaseBar = ({ one, spanMs }) => html`
  <span class="phase-bar" role="img" aria-label=${one.phases.map(
    (phase) => `${phase.name} ${duration(phase.durationMs)}`).join(', ') || 'no phase yet'}>
    ${one.phases.map((phase) => html`
      <i class=${`phase ${phase.name}`}
        title=${`${phase.name}, attempt ${phase.attempt}: ${duration(phase.durationMs)}`}
         style=${{ left: share(phase.startMs, spanMs),
           width: share(Math.max(phase.durationMs, spanMs / 250), spanMs) }} />`)}
    <i class=${`answer ${one.status}`} style=${{ left: share(one.durationMs, spanMs) }} />
  </span>`;

export const PhaseKey = () => html`
  <ul class="key">${PHASES.map(([name, what]) => html`<li title=${what}><i class=${`phase ${name}`} />
    ${name}</li>`)}</ul>`;

/** A row for each phase, with an axis; attempts follow each other. */
export function Waterfall({ one }) {
  const span = spanOf(one);
  return html`
    <div class="waterfall">
      <div class="axis"><span />
        <div>${ticks(0, span, 5).map((tick) => html`<em style=${{ left: share(tick, span) }}>
          ${duration(tick) === '0 ms' ? '0' : duration(tick)}</em>`)}</div>
        <span />
      </div>
      ${one.phases.map((phase, i) => html`
        <div class=${`line ${i > 0 && one.phases[i - 1].attempt !== phase.attempt ? 'new-attempt' : ''}`}>
          <span class="name">${phase.name}${one.attempts > 1 ? html` <small>${phase.attempt}</small>` : ''}</span>
          <div>
            <i class=${`phase ${phase.name}`}
               style=${{ left: share(phase.startMs, span),
                 width: share(Math.max(phase.durationMs, span / 200), span) }} />
            ${one.status !== 'running' && html`<i class=${`answer ${one.status}`}
              style=${{ left: share(one.durationMs, span) }} />`}
          </div>
          <span class="number">${duration(phase.durationMs)}</span>
        </div>`)}
    </div>`;
}

const share = (part, span) => `${Math.min(100, (part / span) * 100).toFixed(3)}%`;
