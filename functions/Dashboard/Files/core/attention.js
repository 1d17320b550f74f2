// What needs an operator: drawn as counts beside the views, and as a list on the first one.
import { useFeed } from './feed.js';
import { cluster, inDoubt, stuckSagas, subscriptions, views } from './feeds.js';
import { duration, plural } from './format.js';
import { link } from './router.js';

/** A transaction that is older than this does not end by itself soon. */
export const IN_DOUBT_OLD_MS = 5000;

/** A view that lags more than this is late. */
export const LAG_LATE_MS = 10000;

/** Every finding: { view, level: 'bad' | 'warn', text, detail, href }. */
export function useAttention() {
  const seen = [useFeed(inDoubt), useFeed(stuckSagas), useFeed(cluster), useFeed(views), useFeed(subscriptions)]
    .map((state) => state.data);
  const [doubt, stuck, nodes, projected, subscribed] = seen;
  return [...ofTransactions(doubt), ...ofSagas(stuck), ...ofCluster(nodes), ...ofViews(projected),
    ...ofSubscriptions(subscribed)];
}

function ofTransactions(data) {
  const old = (data?.transactions ?? []).filter((one) => one.ageMs >= IN_DOUBT_OLD_MS);
  return old.map((one) => ({
    view: 'in-doubt',
    level: 'bad',
    text: `${one.id} is undecided`,
    detail: `for ${duration(one.ageMs)}, and holds ${plural(one.items.length, 'item')}`,
    href: link('in-doubt', one.id),
  }));
}

function ofSagas(data) {
  return (data?.items ?? []).map((saga) => ({
    view: 'sagas',
    level: 'bad',
    text: `${saga.id} is stuck`,
    detail: saga.error ?? saga.definition,
    href: link('sagas', saga.id),
  }));
}

function ofCluster(data) {
  if (!data) return [];
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
  return (data?.items ?? []).flatMap((view) => [
    ...(view.hasDeadLetters ? [{
      view: 'dead-letters',
      level: 'bad',
      text: `View ${view.name} has dead letters`,
      detail: 'changes that it could not apply',
      href: link('dead-letters', `view:${view.name}`),
    }] : []),
    ...(view.lagMs > LAG_LATE_MS ? [{
      view: 'views',
      level: 'warn',
      text: `View ${view.name} is late`,
      detail: `${duration(view.lagMs)} behind`,
      href: link('views', view.name),
    }] : []),
  ]);
}

function ofSubscriptions(data) {
  return (data?.items ?? []).filter((one) => one.deadLetters > 0).map((one) => ({
    view: 'dead-letters',
    level: 'bad',
    text: `${plural(one.deadLetters, 'delivery', 'deliveries')} of ${one.name} given up`,
    detail: one.lastError?.reason ?? '',
    href: link('dead-letters', `subscription:${one.name}`),
  }));
}
