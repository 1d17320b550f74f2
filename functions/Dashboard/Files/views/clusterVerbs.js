// What operators do with shards and stores. Each is asked about first, and then watched in the map.
import { html } from '../vendor/htm-preact.js';
import { post, query, remove } from '../core/api.js';
import { cluster, outages, scrub } from '../core/feeds.js';
import { go } from '../core/router.js';
import { ask } from '../parts/dialog.js';

const options = (stores) => stores.map((store) => [store.name ?? store, store.health && store.health !== 'healthy'
  ? `${store.name} (${store.health})` : store.name ?? store]);

export function askFailover(shard, nodes) {
  const held = nodes.stores.filter((store) => shard.inSync.includes(store.name));
  const sick = held.find((store) => store.health === 'down') ?? held.at(-1);
  askAbout(shard, {
    title: `Fail shard ${shard.id} over`,
    text: html`<p>The store is dropped from the shard, and a new epoch begins without it: what it holds of the shard is
      fenced off. Transactions of the shard wait for some tens of milliseconds. The shard then has one replica less
      until another store joins it.</p>`,
    fields: [{ name: 'drop', label: 'Store to drop', options: options(held), value: sick?.name }],
    verb: 'Fail over',
    isDangerous: true,
    path: 'failover',
    body: ({ drop }) => ({ drop }),
  });
}

export const askRejoin = (shard, others) => askAbout(shard, {
  title: `Let a store join shard ${shard.id}`,
  text: html`<p>The shard's rows are copied to the store while transactions go on; then a new epoch
    begins with it.</p>`,
  fields: [{ name: 'add', label: 'Store to join', options: options(others), value: others[0]?.name }],
  verb: 'Let it join',
  path: 'rejoin',
  body: ({ add }) => ({ add }),
});

export const askMove = (shard, nodes) => askAbout(shard, {
  title: `Move shard ${shard.id}`,
  text: html`<p>Stores join first and others leave then, one step at a time, so that there are never fewer replicas
    than now. Transactions go on; each step waits for some tens of milliseconds.</p>`,
  fields: [{
    name: 'to', label: 'Stores that shall hold it', value: shard.inSync.join(', '),
    hint: `Names with commas, of ${nodes.stores.map((store) =>
      store.name).join(', ')}. It is at ${shard.inSync.join(', ')} now.`,
  }],
  verb: 'Move it',
  isDangerous: true,
  path: 'move',
  body: ({ to }) => ({ to: to.split(',').map((name) => name.trim()).filter(Boolean) }),
});

export const askReplicas = (shard, nodes) => askAbout(shard, {
  title: `Replicas of shard ${shard.id}`,
  text: html`<p>Each write goes to all replicas of its shard before the client hears that it is committed.</p>`,
  fields: [{
    name: 'replicas', label: 'How many', value: String(shard.replicas),
    options: nodes.stores.map((_, i) => [String(i + 1), String(i + 1)]),
  }],
  verb: 'Change it',
  isDangerous: true,
  path: 'replicas',
  body: ({ replicas }) => ({ replicas: Number(replicas) }),
});

export const askDrill = (store) => ask({
  title: `Cut this host off from store ${store}?`,
  text: html`<p>A drill: every request of the host that answers to store ${store} fails for a while.
    Shards with another replica are failed over by themselves if that is enabled; the others refuse or wait.</p>`,
  fields: [{
    name: 'seconds', label: 'For', value: '15', options: [['5', '5 seconds'], ['15', '15 seconds'],
      ['60', 'a minute'], ['300', '5 minutes']],
  }],
  verb: 'Cut it off',
  isDangerous: true,
  run: async ({ seconds }) => {
    await post('drills/outage', { store, forMs: Number(seconds) * 1000 });
    outages.refresh();
    cluster.refresh();
    return html`<p>The host is cut off from store ${store} for ${seconds} s. Watch the map.</p>`;
  },
});

export const askEndOfDrill = (store) => ask({
  title: `Let this host reach store ${store} again?`,
  text: html`<p>The drill ends at once, for the host that answers. Shards that were failed over meanwhile take the store
    in again by a rejoin.</p>`,
  verb: 'End it',
  run: async () => {
    await remove(`drills/outage${query({ store })}`);
    outages.refresh();
    cluster.refresh();
    return html`<p>The host reaches store ${store} again.</p>`;
  },
});

export const askScrub = () => ask({
  title: 'Compare all replicas?',
  text: html`<p>Every row of every slot is read at each of its replicas, and those that differ are repaired by the log
    or by the majority. It takes storage requests, and some minutes for much data.</p>`,
  verb: 'Compare',
  run: async () => {
    await post('cluster/scrub');
    scrub.refresh();
    return html`<p>It has begun; its report grows as it goes.</p>`;
  },
});

function askAbout(shard, { path, body, ...question }) {
  ask({
    ...question,
    run: async (values) => {
      const begun = await post(`cluster/shards/${shard.id}/${path}`, body(values));
      cluster.refresh();
      go('cluster', String(shard.id));
      return html`<p>The ${begun.kind} of shard ${shard.id} has begun:
        ${begun.steps.join(', then ')}. Watch it in the map.</p>`;
    },
  });
}
