// What needs an operator: drawn as counts beside the views, and as a list on the first one.
import { useFeed } from './feed.js';
import { cluster, inDoubt, stuckSagas, subscriptions, views } from './feeds.js';
import { duration, plural } from './format.js';
import { link } from './router.js';

/** A transaction that is older was left alone by its lease (2 s, 30 s if handed over) and by a sweep. */
export const IN_DOUBT_OLD_MS = 30000;

/** A view that lags more than this is late. */
export const LAG_LATE_MS = 10000;

/** While its rows are built it reads from the beginning, and its lag says nothing. */
export const isLate = (view) => view.state !== 'building' && view.lagMs > LAG_LATE_MS;

const SOURCES = [
  { feed: inDoubt, view: 'in-doubt', name: 'What is in doubt', of: ofTransactions },
  { feed: stuckSagas, view: 'sagas', name: 'Which sagas are stuck', of: ofSagas },
  { feed: cluster, view: 'cluster', name: 'How stores and shards fare', of: ofCluster },
  { feed: views, view: 'views', name: 'How late views are', of: ofViews },
  { feed: subscriptions, view: 'dead-letters', name: 'What was given up', of: ofSubscriptions },
];

/**
 * Every finding: { view, level: 'bad' | 'warn' | 'asking', text, detail, href }. What is not known is a finding too;
 * asking is what was not answered for the first time yet.
 */
export function useAttention() {
  const told = SOURCES.map(({ feed }) => useFeed(feed));
  return SOURCES.flatMap((source, i) =>
    [...unknown(source, told[i]), ...(told[i].data ? source.of(told[i].data) : [])]);
}

function unknown({ view, name }, { data, error }) {
  const href = link(view);
  const text = `${name} is not known${error ? '' : ' yet'}`;
  if (error) return [{ view, level: 'warn', text, detail: error.message, href }];
  return data ? [] : [{ view, level: 'asking', text, detail: 'asking the host', href }];
}

function ofTransactions(data) {
  const href = link('in-doubt');
  const missing = data.incomplete.map((store) => ({
    view: 'in-doubt', level: 'warn', href,
    text: `Store ${store} does not tell what is in doubt`,
    detail: 'transactions that only it knows of are missing',
  }));
  const damaged = data.unreadableRows === 0 ? [] : [{
    view: 'in-doubt', level: 'bad', href,
    text: `${plural(data.unreadableRows, 'row')} of transactions cannot be read`,
    detail: 'a scrub compares and repairs replicas',
  }];
  const old = data.transactions.filter((one) => one.ageMs >= IN_DOUBT_OLD_MS).map((one) => ({
    view: 'in-doubt',
    level: 'bad',
    text: `${one.id} is undecided`,
    detail: `for ${duration(one.ageMs)}, and holds ${plural(one.items.length, 'item')}`,
    href: link('in-doubt', one.id),
  }));
  return [...old, ...damaged, ...missing];
}

function ofSagas(data) {
  const stuck = data.items.map((saga) => ({
    view: 'sagas',
    level: 'bad',
    text: `${saga.id} is stuck`,
    detail: saga.error ?? saga.definition,
    href: link('sagas', saga.id),
  }));
  return data.cursor === undefined ? stuck : [...stuck, cut('sagas', 'More sagas are stuck', { state: 'stuck' })];
}

function ofCluster(data) {
  const stores = data.stores.filter((store) => store.health !== 'healthy').map((store) => ({
    view: 'cluster',
    level: store.health === 'down' ? 'bad' : 'warn',
    text: `Store ${store.name} is ${store.health}`,
    detail: store.failingSince ? `failing for ${duration(Date.now() - new Date(store.failingSince))}` : 'requests fail',
    href: link('cluster'),
  }));
  const shards = data.shards.filter((shard) => shard.inSync.length < shard.replicas).map((shard) => ({
    view: 'cluster',
    level: 'warn',
    text: `Shard ${shard.id} has ${shard.inSync.length} of ${plural(shard.replicas, 'replica')}`,
    detail: shard.pending
      ? `${shard.pending.phase} to ${shard.pending.inSync.join(', ')}` : 'another store has to join',
    href: link('cluster', String(shard.id)),
  }));
  const failed = data.shards.filter((shard) => shard.operation?.state === 'failed').map((shard) => ({
    view: 'cluster',
    level: 'warn',
    text: `The ${shard.operation.kind} of shard ${shard.id} failed`,
    detail: shard.operation.error ?? '',
    href: link('cluster', String(shard.id)),
  }));
  const register = data.register.answers ? [] : [{
    view: 'cluster',
    level: 'bad',
    text: 'The placement register does not answer',
    detail: 'the placement cannot change until most control stores do',
    href: link('cluster'),
  }];
  return [...register, ...stores, ...shards, ...failed];
}

function ofViews(data) {
  const found = data.items.flatMap((view) => [
    ...(view.hasDeadLetters ? [{
      view: 'dead-letters',
      level: 'bad',
      text: `View ${view.name} has dead letters`,
      detail: 'changes that it could not apply',
      href: link('dead-letters', `view:${view.name}`),
    }] : []),
    ...(isLate(view) ? [{
      view: 'views',
      level: 'warn',
      text: `View ${view.name} is late`,
      detail: `${duration(view.lagMs)} behind`,
      href: link('views', view.name),
    }] : []),
  ]);
  return data.isCut ? [...found, cut('views', 'Not all views are looked at')] : found;
}

function ofSubscriptions(data) {
  const found = data.items.filter((one) => one.deadLetters > 0).map((one) => ({
    view: 'dead-letters',
    level: 'bad',
    text: `${plural(one.deadLetters, 'delivery', 'deliveries')} of ${one.name} given up`,
    detail: one.lastError?.reason ?? '',
    href: link('dead-letters', `subscription:${one.name}`),
  }));
  return data.isCut ? [...found, cut('dead-letters', 'Not all subscriptions are looked at')] : found;
}

const cut = (view, text, parameters) => ({
  view, level: 'warn', text, detail: 'there are more than this page asks for', href: link(view, undefined, parameters),
});
