// The small parts that every view is made of.
import { html } from '../vendor/htm-preact.js';
import { ApiError } from '../core/api.js';
import { ago, duration, time, words } from '../core/format.js';
import { useNow } from '../core/state.js';
import { Icon } from './icon.js';

const LEVELS = {
  committed: 'ok', completed: 'ok', done: 'ok', live: 'ok', active: 'ok', healthy: 'ok', ok: 'ok', prepared: 'ok',
  running: 'busy', building: 'busy', rebuilding: 'busy', copying: 'busy', pending: 'busy', joining: 'busy',
  inDoubt: 'bad', stuck: 'bad', down: 'bad', failed: 'bad', unavailable: 'bad',
  suspect: 'warn', aborted: 'warn', degraded: 'warn', paused: 'warn', fencing: 'warn',
  compensating: 'undo', compensated: 'undo', cancelled: 'undo',
};

/** The level of a state: ok, busy, bad, warn, undo, or quiet. */
export const levelOf = (state) => LEVELS[state] ?? 'quiet';

export const State = ({ of, label }) =>
  html`<span class=${`state ${levelOf(of)}`}><i aria-hidden="true"></i>${label ?? words(of)}</span>`;

/** A part of a view with a heading. */
export const Panel = ({ title, aside, children, kind = '', label }) => html`
  <section class=${`panel ${kind}`} aria-label=${label ?? title}>
    ${title && html`<header><h2>${title}</h2><div class="aside">${aside}</div></header>`}
    ${children}
  </section>`;

export const Empty = ({ title, children }) => html`
  <div class="empty"><strong>${title}</strong>${children && html`<p>${children}</p>`}</div>`;

/** Draws a feed: what it says, or why it says nothing yet; when it fails later, what was said last stays. */
export function Told({ by, children, of = 'This' }) {
  const now = useNow();
  const { data, error, failingSince, at } = by;
  if (data === undefined && error) return html`<${Problem} error=${error} of=${of} />`;
  if (data === undefined) return html`<div class="empty quiet" role="status">Asking the host …</div>`;
  return html`
    ${error && html`
      <p class="stale" role="status">
        ${error.message} As of ${time(at)}; failing for ${duration(now - failingSince)}, asked again and again.
      </p>`}
    ${children}`;
}

export function Problem({ error, of = 'This' }) {
  const isMissing = error instanceof ApiError && error.status === 404;
  return html`
    <div class="empty bad" role="alert">
      <strong>${isMissing ? 'Not found' : `${of} cannot be shown`}</strong>
      <p>${error.message}</p>
      ${error.fields?.map(([field, text]) => html`<p><code>${field}</code> ${text}</p>`)}
    </div>`;
}

/** A moment: how long ago, exactly when on pointing at it. */
export function Ago({ at }) {
  const now = useNow();
  return html`<time datetime=${new Date(at).toISOString()} title=${new Date(at).toISOString()}>${ago(at, now)}</time>`;
}

export const Button = ({ onClick, children, kind = '', icon, ...rest }) => html`
  <button type="button" class=${`button ${kind}`} onClick=${onClick} ...${rest}>
    ${icon && html`<${Icon} name=${icon} />`}${children}
  </button>`;

/** Chooses one of a few. */
export const Choice = ({ label, options, value, onChange }) => html`
  <div class="choice" role="group" aria-label=${label}>
    ${options.map(([key, text]) => html`
      <button type="button" aria-pressed=${String(key === value)} onClick=${() => onChange(key)}>${text}</button>`)}
  </div>`;

export const Fact = ({ name, children }) => html`<div class="fact"><dt>${name}</dt><dd>${children}</dd></div>`;

export const Json = ({ value }) => html`<pre class="json" tabindex="0">${JSON.stringify(value, null, 2)}</pre>`;
