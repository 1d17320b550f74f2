// What several views look at: one feed each, so that it is asked for once.
import { ApiError, get, query, segment } from './api.js';
import { Feed } from './feed.js';
import { withSample } from './rates.js';

const LATENCIES_KEPT = 90;
const LIST_MAX = 100;
const AT_ONCE = 4;

// Whoever looks at one of them closely wishes for it as often as this. Else they are asked for less often: what some of
// them tell costs their host a request of storage for each slot.
export const CLOSELY_MS = 2000;

/** For whoever looks at a list whose entries are asked for one by one. */
export const LIST_MS = 5000;

export const health = new Feed((signal) => anyState(signal), 5000);
export const inDoubt = new Feed((signal) => get('in-doubt', { signal }), 10000);
export const metrics = new Feed(metricsWithSamples, 3000);
export const cluster = new Feed(clusterWithHistory, 5000);
export const scrub = new Feed((signal) => orNothing(404, get('cluster/scrub', { signal })), 10000);
export const outages = new Feed((signal) => outagesOf(signal), 3000);
export const stuckSagas = new Feed((signal) => get(`sagas${query({ state: 'stuck', top: 50 })}`, { signal }), 10000);
export const views = new Feed((signal, last) => each(signal, last, 'views/definitions'), 20000);
export const subscriptions = new Feed((signal, last) => each(signal, last, 'subscriptions'), 20000);

/** The shard that a slot belongs to; undefined while the cluster is not known. */
export const shardOf = (nodes, slot) =>
  nodes?.shards.find((shard) => shard.slots.some(([from, to]) => from <= slot && slot <= to));

/** 503 is an answer too: it says what is missing. */
async function anyState(signal) {
  try {
    return await get('health/ready', { signal });
  } catch (error) {
    if (error instanceof ApiError && error.status === 503 && error.problem?.checks) return error.problem;
    throw error;
  }
}

/** The cluster, and how fast its stores were each time it was asked: the pictures of it begin with the page. */
async function clusterWithHistory(signal, last) {
  const now = await get('cluster', { signal });
  const latencies = Object.fromEntries(now.stores.map((store) => [
    store.name, [...(last?.latencies[store.name] ?? []), store.latencyMs ?? null].slice(-LATENCIES_KEPT)]));
  return { ...now, latencies };
}

/** What the host that answers counted, and what all that answered had counted before. */
async function metricsWithSamples(signal, last) {
  const now = await get('metrics', { signal });
  return { ...now, samples: withSample(last?.samples ?? new Map(), now) };
}

/** null where drills are not enabled. */
async function outagesOf(signal) {
  const answer = await orNothing(403, get('drills/outage', { signal, mayBeRefused: true }));
  return answer?.items ?? null;
}

/** Everything of a list, each with its state; where storage is too slow to tell one, as it was told last. */
async function each(signal, last, list) {
  const page = await get(`${list}${query({ top: LIST_MAX })}`, { signal });
  const told = await fewAtOnce(page.items, (item) => orNothing(404, get(`${list}/${segment(item.name)}`, { signal })));
  const states = told.map((one, i) => one.value ?? last?.items.find((item) => item.name === page.items[i].name));
  const refused = told.find((one) => one.status === 'rejected');
  if (refused && !states.some(Boolean)) throw refused.reason;
  return { items: states.filter(Boolean), isCut: page.cursor !== undefined };
}

/** As Promise.allSettled, but with few requests on their way at any time. */
async function fewAtOnce(items, asked) {
  const told = [];
  for (let i = 0; i < items.length; i += AT_ONCE)
    told.push(...await Promise.allSettled(items.slice(i, i + AT_ONCE).map(asked)));
  return told;
}

async function orNothing(status, asked) {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && error.status === status) return null;
    throw error;
  }
}
