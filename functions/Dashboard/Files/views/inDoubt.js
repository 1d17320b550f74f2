// Transactions that hold items and are not finished: who holds what since when, who waits, what was voted where.
import { html } from '../vendor/htm-preact.js';
import { activity, keyOf, running } from '../core/activity.js';
import { IN_DOUBT_OLD_MS } from '../core/attention.js';
import { useFeed } from '../core/feed.js';
import { CLOSELY_MS, cluster, inDoubt, shardOf } from '../core/feeds.js';
import { duration, plural } from '../core/format.js';
import { transactionLink } from '../core/ids.js';
import { link, set } from '../core/router.js';
import { Choice, Empty, Panel, State, Told } from '../parts/basics.js';
import { AbortVerb } from './transaction.js';

const SHOWN = 40;
const AGES = [['', 'all'], ['old', `older than ${IN_DOUBT_OLD_MS / 1000} s`]];

export function InDoubtView({ argument: id, parameters }) {
  const told = useFeed(inDoubt, CLOSELY_MS);
  const runs = running(useFeed(activity).data);
  const all = told.data?.transactions ?? [];
  const shown = parameters.age === 'old' ? all.filter((one) => one.ageMs >= IN_DOUBT_OLD_MS) : all;
  return html`
    <${Told} by=${told} of="What is in doubt">
      <div class="bar-of-tools">
        <${Choice} label="Which" options=${AGES} value=${parameters.age ?? ''} onChange=${(age) => set({ age })} />
        <span class="quiet">${plural(all.length, 'transaction')} on the way; most are finished in milliseconds.</span>
      </div>
      ${told.data?.incomplete.length > 0 && html`<p
        class="stale">Store ${told.data.incomplete.join(', ')} does not answer;
        what only it knows of is missing.</p>`}
      ${told.data?.unreadableRows > 0 && html`<p class="stale">
        ${plural(told.data.unreadableRows, 'row')} of transactions cannot be
        read; see the runbook on the scrub.</p>`}
      ${shown.length === 0
        ? html`<${Nobody} isFiltered=${all.length > 0} isWhole=${told.data?.incomplete.length === 0} />` : html`
        <${Panel} title="Held items" kind="held" label="Items that are held">
          <${Held} all=${shown} runs=${runs} />
        <//>
        <div class="cards">${firstOf(shown, id).map((one) => html`
          <${Holder} key=${one.id} one=${one} isWanted=${one.id === id} oldest=${all[0].ageMs} />`)}</div>
        ${shown.length > SHOWN && html`<p class="quiet more">
          and ${plural(shown.length - SHOWN, 'younger transaction')}</p>`}`}
    <//>`;
}

/** The oldest, and the one that was asked for. */
const firstOf = (all, id) => all.filter((one, i) => i < SHOWN || one.id === id);

const Nobody = ({ isFiltered, isWhole }) => isFiltered
  ? html`<${Empty} title="None that old">Younger ones are on the way; choose "all" to see them.<//>`
  : isWhole
    ? html`<${Empty} title="Nobody holds anything">Every transaction is decided and finished.<//>`
    : html`<${Empty} title="Nothing that the stores which answer know of">
        The others may know of some.<//>`;

/** Others that touch the item; one that was sent twice runs twice, and waits once. */
function waitingFor({ item, holder }, runs) {
  const waiting = runs.filter((run) => run.id !== holder.id && run.items.includes(item));
  return [...new Map(waiting.map((run) => [run.id || keyOf(run), run])).values()];
}

function Held({ all, runs }) {
  const held = all.flatMap((one) => one.items.map((item) => ({ item, holder: one })))
    .map((one) => ({ ...one, waiting: waitingFor(one, runs) }))
    .sort((a, b) => b.waiting.length - a.waiting.length || b.holder.ageMs - a.holder.ageMs);
  const oldest = Math.max(...all.map((one) => one.ageMs), 1);
  return html`
    <div class="rows held-items" role="table" aria-label="Held items">
      <div class="row head" role="row"><span role="columnheader">Item</span><span role="columnheader">Held by</span>
        <span role="columnheader">Since</span><span role="columnheader">Waiting for it on hosts seen here</span></div>
      ${held.slice(0, SHOWN).map(({ item, holder, waiting }) => html`
        <div class="row" role="row">
          <span role="cell"><a href=${link('events', undefined, { item })}>${item}</a></span>
          <span role="cell"><a data-row href=${link('in-doubt', holder.id)}>${holder.id}</a></span>
          <span role="cell" class="age"><i class=${holder.ageMs >= IN_DOUBT_OLD_MS ? 'bad' : ''}
            style=${{ width: `${(holder.ageMs / oldest) * 60}%` }} />${duration(holder.ageMs)}</span>
          <span role="cell">${waiting.length === 0 ? html`<span class="quiet">nobody</span>`
            : waiting.slice(0, 3).map((run) => html`<${Waiting} key=${keyOf(run)} run=${run} />`)}
            ${waiting.length > 3 ? ` +${waiting.length - 3}` : ''}</span>
        </div>`)}
    </div>
    ${held.length > SHOWN && html`<p class="quiet more">and ${held.length - SHOWN} more items</p>`}`;
}

const Waiting = ({ run }) => run.id
  ? html`<a class="waiting" href=${transactionLink(run.id)}>${run.id}</a>`
  : html`<span class="waiting quiet">no id yet</span>`;

function Holder({ one, isWanted, oldest }) {
  const nodes = useFeed(cluster).data;
  const replicasOf = (slot) => shardOf(nodes, slot)?.inSync ?? [];
  const stores = [...new Set([...one.votes.map((vote) => vote.store), ...one.slots.flatMap(replicasOf)])].sort();
  const isOld = one.ageMs >= IN_DOUBT_OLD_MS;
  return html`
    <section class=${`panel holder ${isWanted ? 'wanted' : ''}`} aria-label=${one.id}
      ref=${(element) => isWanted && element?.dataset.seen !== 'yes' && show(element)}>
      <header><h2><a href=${transactionLink(one.id)}>${one.id}</a></h2>
        <span class=${isOld ? 'bad-text' : 'quiet'}>${duration(one.ageMs)}, attempt ${one.attempt}</span></header>
      <div class="age-bar" aria-hidden="true"><i class=${isOld ? 'bad' : ''}
        style=${{ width: `${(one.ageMs / oldest) * 100}%` }} /></div>
      <div class="votes" role="table" aria-label="Votes"
        style=${{ gridTemplateColumns: `auto repeat(${Math.max(stores.length, 1)}, 1fr)` }}>
        <span role="columnheader">Slot</span>${stores.map((store) =>
          html`<span role="columnheader">store ${store}</span>`)}
        ${one.slots.map((slot) => html`
          <span role="rowheader">${slot}</span>
          ${stores.map((store) => {
            const vote = one.votes.find((cast) => cast.slot === slot && cast.store === store);
            return html`<span role="cell" class="vote">
              ${vote && html`<${State} of=${vote.state} />`}
              ${!vote && replicasOf(slot).includes(store) && html`<span class="quiet">no vote</span>`}</span>`;
          })}`)}
      </div>
      <p class="quiet">${one.slots.filter((slot) => !one.votes.some((vote) => vote.slot === slot)).length > 0
        ? 'A slot without a vote has not been prepared, or is finished already.' : 'Every slot has voted.'}</p>
      <${AbortVerb} id=${one.id} />
    </section>`;
}

function show(element) {
  element.dataset.seen = 'yes';
  element.scrollIntoView({ block: 'nearest' });
}
