// The event logs: what was changed by whom, as it comes.
import { html, useMemo, useRef, useState, useEffect } from '../vendor/htm-preact.js';
import { activity, running } from '../core/activity.js';
import { BEGINNING, tailOf } from '../core/eventTail.js';
import { useFeed } from '../core/feed.js';
import { cluster, subscriptions, views } from '../core/feeds.js';
import { count, momentOf, plural, time } from '../core/format.js';
import { transactionLink } from '../core/ids.js';
import { go, link, set } from '../core/router.js';
import { Button, Choice, Empty, Json, Panel, Told } from '../parts/basics.js';
import { SlotStrip } from '../parts/slotStrip.js';

const KINDS = [['collection', 'Collection'], ['topic', 'Topic'], ['slot', 'Slot'], ['item', 'Item']];
const ROWS = 120;
const TEXT_MAX = 200;

export function EventsView({ parameters }) {
  const kind = KINDS.map(([name]) => name).find((name) => parameters[name] !== undefined) ?? 'collection';
  const known = useKnownNames();
  const name = parameters[kind] ?? known[kind]?.[0] ?? '';
  return html`
    <${Source} kind=${kind} name=${name} known=${known} from=${parameters.from} />
    ${name === ''
      ? html`<${Empty} title="Choose what to follow">A collection, a topic, a slot or an item.<//>`
      : html`<${Tail} key=${`${kind} ${name} ${parameters.from}`} kind=${kind} name=${name} from=${parameters.from}
        text=${parameters.text ?? ''} />`}`;
}

/** Names that this page has met: there is no list of all collections. */
function useKnownNames() {
  const { data } = useFeed(activity);
  const projected = useFeed(views).data?.items ?? [];
  const subscribed = useFeed(subscriptions).data?.items ?? [];
  const items = data ? [...running(data), ...data.ended].flatMap((one) => one.items) : [];
  const collections = [...projected.map((view) => view.definition?.source), ...subscribed.map((one) => one.source),
    ...items.map((item) => item.split('/')[0])];
  const unique = (names) => [...new Set(names.filter(Boolean))].sort();
  return {
    collection: unique(collections),
    topic: unique(subscribed.map((one) => one.topic)),
    item: unique(items.slice(0, 200)),
  };
}

function Source({ kind, name, known, from }) {
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const follow = (next, value) => go('events', undefined, { [next]: value, from });
  return html`
    <form class="bar-of-tools" onSubmit=${(event) =>
      { event.preventDefault(); if (text.trim()) follow(kind, text.trim()); }}>
      <${Choice} label="What to follow" options=${KINDS} value=${kind}
                 onChange=${(next) => follow(next, next === 'slot' ? '0' : known[next]?.[0] ?? '')} />
      <input class="filter" list="known-names" value=${text} aria-label=${`Name of the ${kind}`}
        placeholder=${`Name of the ${kind}`}
             onInput=${(event) => setText(event.target.value)}
               onChange=${(event) => event.target.value.trim() && follow(kind, event.target.value.trim())} />
      <datalist id="known-names">${(known[kind] ?? []).map((one) => html`<option value=${one} />`)}</datalist>
      ${(kind === 'collection' || kind === 'topic') && html`
        <${Choice} label="From where" options=${[['', 'from now on'], [BEGINNING, 'from the beginning']]}
          value=${from ?? ''}
                   onChange=${(next) => go('events', undefined, { [kind]: name, from: next })} />`}
    </form>`;
}

function Tail({ kind, name, from, text }) {
  const feed = useMemo(() => tailOf(kind, name, from), [kind, name, from]);
  const told = useFeed(feed);
  const [isPaused, setPaused] = useState(false);
  const held = useRef();
  if (!isPaused) held.current = told.data?.events;
  const all = held.current ?? [];
  const newer = (told.data?.events ?? []).findIndex((event) => event === all[0]);
  const isFromNow = (kind === 'collection' || kind === 'topic') && from !== BEGINNING;
  const wanted = text.toLowerCase();
  const events = wanted ? all.filter((event) => JSON.stringify(event).toLowerCase().includes(wanted)) : all;
  return html`
    <${Panel} title=${`${name}`} label="Event tail" kind="list"
      aside=${html`<span class="quiet">${plural(all.length, 'event')} held here, the newest first</span>`}>
      <${Heat} events=${all} />
      <div class="bar-of-tools">
        <input type="search" class="filter" placeholder="Search in these events" aria-label="Search in these events"
          value=${text}
               onInput=${(event) => set({ text: event.target.value })} />
        <${Button} icon=${isPaused ? 'play' : 'pause'} data-pause aria-pressed=${String(isPaused)}
          onClick=${() => setPaused(!isPaused)}>
          ${isPaused ? `Go on${newer > 0 ? ` (${count(newer)} newer)` : ''}` : 'Pause'}<//>
      </div>
      <${Told} by=${told} of="The log">
        ${told.data && events.length === 0 && html`<${Empty} title=${all.length ? 'None of them' : 'No events'}>
          ${all.length ? 'No event has this text.' : `The page waits for the next one.${isFromNow
            ? ' "From the beginning" reads what there was.' : ''}`}<//>`}
        <div class="rows events" role="list">${events.slice(0, ROWS).map((event) => html`
          <${EventRow} key=${`${event.slot} ${event.sequence}`} event=${event} />`)}</div>
        ${events.length > ROWS && html`<p class="quiet more">
          ${count(events.length - ROWS)} older ones; search to find them.</p>`}
        ${told.data?.isBehind &&
          html`<p class="quiet more">The log is long, and is still being read; "from now on" skips it.</p>`}
      <//>
    <//>`;
}

/** A value may have hundreds of kilobytes; a row shows how it begins, and is opened for the rest. */
function short(value) {
  const text = JSON.stringify(value);
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)} …` : text;
}

function EventRow({ event }) {
  const [isOpen, setOpen] = useState(false);
  return html`
    <div role="listitem">
      <details open=${isOpen} onToggle=${(toggled) => setOpen(toggled.target.open)}>
        <summary data-row class="row">
          <span>${time(momentOf(event.commitTime))}</span>
          <span class="quiet">${event.slot}·${event.sequence}</span>
          <span class="changes">
            ${event.changes.map((change) => html`<span class=${change.value === null ? 'deleted' : ''}><b>
              ${change.item}</b>
              <small>v${change.version}</small> <code>
                ${change.value === null ? 'deleted' : short(change.value)}</code></span>`)}
            ${event.messages?.map((message) => html`<span><b>topic ${message.topic}</b> <code>
              ${short(message.value)}</code></span>`)}
          </span>
        </summary>
        ${isOpen && html`
          <p>Transaction <a href=${transactionLink(event.transactionId)}>${event.transactionId}</a>, in
            ${event.slots.map((slot) => html` <a href=${link('events', undefined, { slot })}>slot ${slot}</a>`)}</p>
          <${Json} value=${{ changes: event.changes, messages: event.messages }} />`}
      </details>
    </div>`;
}

/** Where the events that are held here lie. */
function Heat({ events }) {
  const nodes = useFeed(cluster).data;
  const slots = nodes ? Math.max(...nodes.shards.flatMap((shard) => shard.slots.map(([, to]) => to))) + 1 : 0;
  const counts = new Map();
  for (const event of events) counts.set(event.slot, (counts.get(event.slot) ?? 0) + 1);
  const top = Math.max(...counts.values(), 1);
  const key = [slots, ...[...counts].flat()].join(' ');
  // As many links as there are slots: drawn again only when one of them differs.
  return useMemo(() => html`<${SlotStrip} slots=${slots} perRow=${64} label="Events by slot"
    hrefOf=${(slot) => link('events', undefined, { slot })}
    cellOf=${(slot) => ({ level: counts.has(slot) ? 0.15 + 0.85 * (counts.get(slot) / top) : 0,
      title: `slot ${slot}: ${plural(counts.get(slot) ?? 0, 'event')}` })} />`, [key]);
}
