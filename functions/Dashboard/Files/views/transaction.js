// One transaction: its phases, what it touches, what the stores say of it, and the fenced abort.
import { html, useEffect, useMemo } from '../vendor/htm-preact.js';
import { ApiError, get, post, segment } from '../core/api.js';
import { Feed, useFeed } from '../core/feed.js';
import { cluster, inDoubt, shardOf } from '../core/feeds.js';
import { isOfSaga, sagaOf } from '../core/ids.js';
import { duration, momentOf, plural, time, words } from '../core/format.js';
import { link } from '../core/router.js';
import { useNow } from '../core/state.js';
import { Waterfall } from '../charts/phases.js';
import { Ago, Button, Fact, Json, Panel, State } from '../parts/basics.js';
import { ask } from '../parts/dialog.js';
import { Icon } from '../parts/icon.js';

const EVERY_MS = 4000;

export function TransactionDetail({ id, known, parameters }) {
  const feed = useMemo(() => new Feed((signal) => asked(id, signal), EVERY_MS), [id]);
  const { data, error } = useFeed(feed);
  const nodes = useFeed(cluster).data;
  const status = data?.status ?? known?.status;
  useEffect(() => document.querySelector('.detail')?.scrollTo(0, 0), [id]);
  return html`
    <aside class="detail" aria-label=${`Transaction ${id}`}>
      <header><h2>${id}</h2>
        <a class="button bare" data-close href=${link('transactions', undefined, parameters)} aria-label="Close">
          <${Icon} name="close" /></a>
      </header>
      <dl class="facts">
        <${Fact} name="Status">${status ? html`<${State} of=${status} />` : '–'}<//>
        ${known && html`<${Took} one=${known} />
          <${Fact} name="Started">${time(known.startedAt)} <small>(<${Ago} at=${known.startedAt} />)</small><//>
          <${Fact} name="Plan">${words(known.plan)}, ${plural(known.attempts, 'attempt')}<//>`}
        ${data?.commitTime && html`<${Fact} name="Commit time"><code>${data.commitTime}</code> <small>
          ${time(momentOf(data.commitTime))}</small><//>`}
        ${isOfSaga(id) && html`<${Fact} name="Step of saga"><a href=${link('sagas', sagaOf(id))}>${sagaOf(id)}</a><//>`}
        ${known?.reasons.length > 0 && html`<${Fact} name="Reasons">${known.reasons.map(words).join(', ')}<//>`}
        ${known?.traceId && html`<${Fact} name="Trace"><code class="selectable">${known.traceId}</code><//>`}
        ${known && html`<${Fact} name="Host">${known.host}<//>`}
      </dl>
      ${known && html`<${Panel} title="Phases"><${Waterfall} one=${known} /><//>`}
      <${Touched} items=${known?.items ?? itemsOf(data)} slots=${data?.slots ?? known?.slots ?? []} cluster=${nodes} />
      ${data?.operations && html`<${Panel} title="Why it aborted"><${Json} value=${data.operations} /><//>`}
      ${data?.results && html`<${Panel} title="Results"><${Json} value=${data.results} /><//>`}
      ${error && html`<p class="stale">${told(error, known)}</p>`}
      ${isOpen(status) && html`<${AbortVerb} id=${id} feed=${feed} />`}
    </aside>`;
}

/** The API tells nothing of one transaction of a saga: only the host that ran it knows it by itself. */
const asked = async (id, signal) => isOfSaga(id) ? null : get(`transactions/${segment(id)}`, { signal });

function Took({ one }) {
  const now = useNow();
  return one.status === 'running'
    ? html`<${Fact} name="Running for">${duration(Math.max(0, now - new Date(one.startedAt)))}<//>`
    : html`<${Fact} name="Answered in">${duration(one.durationMs)}<//>`;
}

const isOpen = (status) => status === 'running' || status === 'inDoubt' || status === 'pending';

const told = (error, known) => error instanceof ApiError && error.status === 404
  ? known
    ? 'The stores know nothing of it: it wrote nothing, or is too young.'
    : 'Neither this host nor the stores know it.'
  : error.message;

const itemsOf = (data) => [...new Set((data?.results ?? data?.operations ?? []).map((one) =>
  one.item).filter(Boolean))];

const Touched = ({ items, slots, cluster }) => html`
  <${Panel} title="Touches">
    <ul class="touched">${items.map((item) => html`<li><a href=${link('events', undefined, { item })}>${item}</a>
      </li>`)}</ul>
    <ul class="slots">${slots.map((slot) => {
      const shard = shardOf(cluster, slot);
      return html`<li><a href=${link('events', undefined, { slot })}>slot ${slot}</a>
        ${shard && html`<small>shard ${shard.id} at ${shard.inSync.join(', ')}</small>`}</li>`;
    })}</ul>
  <//>`;

/** What belongs to a saga is undone by it, or not at all: the API refuses to abort a part of it. */
export const AbortVerb = ({ id, feed }) => isOfSaga(id)
  ? html`<p class="quiet">It is a step of saga <a href=${link('sagas', sagaOf(id))}>${sagaOf(id)}</a>, and cannot be
      aborted alone; the saga can be cancelled.</p>`
  : html`<div class="verbs"><${Button} kind="danger" onClick=${() => askAbort(id, feed)}>Abort …<//></div>`;

/** The abort that is fenced: it may lose against a commit, and then says so. */
function askAbort(id, feed) {
  ask({
    title: `Abort ${id}?`,
    text: html`
      <p>Its id is closed at its home slot, and silent slots are made to say No, so that nothing that is still on its
        way can commit it. What it holds is freed.</p>
      <p>If all its slots have voted Yes meanwhile it <b>is</b> committed, and stays so: the answer tells which.</p>`,
    verb: 'Abort it',
    isDangerous: true,
    run: async () => {
      const answer = await post(`transactions/${segment(id)}/abort`);
      feed?.refresh();
      inDoubt.refresh();
      return outcome(id, answer.status);
    },
  });
}

function outcome(id, status) {
  if (status === 'aborted') return html`<p><b>${id}</b> is <${State} of="aborted" />. What it held is free.</p>`;
  if (status === 'committed') {
    return html`<p><b>
      ${id}</b> is <${State} of="committed" />: the commit was decided before the abort came. Nothing was undone.</p>`;
  }
  return html`<p><b>
    ${id}</b> is still <${State} of=${status} />: a store that has a say does not answer. Ask again when it
    does, or fail its shard over.</p>`;
}
