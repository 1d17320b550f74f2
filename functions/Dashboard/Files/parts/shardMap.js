// Shards by stores: who holds what, at which epoch, and what is on its way.
import { html, useState } from '../vendor/htm-preact.js';
import { duration, percent, plural, ranges } from '../core/format.js';
import { link } from '../core/router.js';
import { Spark } from '../charts/spark.js';
import { Button, State } from './basics.js';

/** cellOf a shard at a store: in-sync, joining, leaving, retired or none. */
export function cellOf(shard, store) {
  const isIn = shard.inSync.includes(store);
  const next = shard.pending?.inSync;
  if (isIn && next && !next.includes(store)) return 'leaving';
  if (isIn) return 'in-sync';
  if (next?.includes(store)) return 'joining';
  return shard.retired?.includes(store) ? 'retired' : 'none';
}

const SHOWN = 24;
const SHOWN_SMALL = 8;

const isInOrder = (shard) =>
  shard.inSync.length >= shard.replicas && !shard.pending && shard.operation?.state !== 'failed';

/** The first ones, and those that somebody has to look at. */
const first = (shards, most) => shards.filter((shard, i) => i < most || !isInOrder(shard));

const TEXT = { 'in-sync': 'in sync', joining: 'joining', leaving: 'leaving', retired: 'retired', none: '' };

export function ShardMap({ cluster, isSmall, children }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? cluster.shards : first(cluster.shards, isSmall ? SHOWN_SMALL : SHOWN);
  const left = cluster.shards.length - shown.length;
  return html`
    <div class=${`shard-map ${isSmall ? 'small' : ''}`} role="table" aria-label="Shards by stores"
         style=${{ '--stores': cluster.stores.length }}>
      <div class="row head" role="row">
        <span role="columnheader">Shard</span>
        ${cluster.stores.map((store) => html`<${StoreHead} store=${store} cluster=${cluster} isSmall=${isSmall} />`)}
        ${!isSmall && html`<span role="columnheader">Operation</span>`}
      </div>
      ${shown.map((shard) => html`
        <div class="row" role="row" key=${shard.id}>
          <span role="rowheader">
            <a class="shard" data-row href=${link('cluster', String(shard.id))}>
              <b>${shard.id}</b><small>epoch ${shard.epoch}</small><small>slots ${ranges(shard.slots)}</small>
            </a>
          </span>
          ${cluster.stores.map((store) => {
            const cell = cellOf(shard, store.name);
            return html`<span role="cell" class=${`cell ${cell} ${store.health}`}><i>${TEXT[cell]}</i></span>`;
          })}
          ${!isSmall && children(shard)}
        </div>`)}
    </div>
    ${left > 0 && html`<p class="quiet more">${plural(left, 'more shard')} in order${' '}
      ${!isSmall && html`<${Button} onClick=${() => setWhole(true)}>Show them<//>`}</p>`}`;
}

const StoreHead = ({ store, cluster, isSmall }) => html`
  <span role="columnheader" class="store-head">
    <b>${store.name}</b> <${State} of=${store.health} />
    <small>${duration(store.latencyMs)}${store.errorShare > 0 && !isSmall
      ? `, ${percent(store.errorShare)} fail` : ''}</small>
    ${!isSmall && html`<${Spark} values=${cluster.latencies[store.name]}
      label=${`Latency of store ${store.name} since the page was opened`} />`}
  </span>`;
