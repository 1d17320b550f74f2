// What hosts remember of their transactions, gathered while the page is open. Each host tells of itself alone, and
// behind one address they answer in turn, so everything is kept by host.
import { get, query } from './api.js';
import { Feed } from './feed.js';

const EVERY_MS = 1000;
const PAGE = 200;
const PAGES_MAX = 5;
const KEPT = 2000;
const HOST_SILENT_MS = 30000;

export const activity = new Feed(gather, EVERY_MS);

async function gather(signal, last = { hosts: new Map(), ended: [], asked: undefined }) {
  let hosts = last.hosts;
  let ended = last.ended;
  let asked = last.asked;
  for (let page = 0; page < PAGES_MAX; page++) {
    const after = hosts.get(asked)?.next;
    const answer = await get(`activity${query({ after, limit: PAGE })}`, { signal });
    const known = hosts.get(answer.host);
    const told = toldBy(answer, known, after);
    hosts = new Map(hosts).set(answer.host, told);
    ended = merge(ended, answer, told.skewMs);
    const isOther = asked !== answer.host;
    asked = answer.host;
    // A full page may have more behind it; and another host was asked from where this one is.
    if (answer.ended.length < PAGE && !(isOther && known === undefined && after !== undefined)) break;
  }
  return { hosts: withoutSilent(hosts), ended, asked };
}

function toldBy(answer, known, after) {
  const isContinued = after === undefined || known === undefined || after <= known.next || answer.next < known.next;
  // The least is the best: what an answer takes on its way looks like a clock that is behind.
  const skewMs = Math.min(known?.skewMs ?? Infinity, Date.now() - new Date(answer.at));
  return {
    next: isContinued ? answer.next : known.next,
    running: answer.running.map((one) => onOurClock(one, answer.host, skewMs)),
    seenAt: Date.now(),
    skewMs,
  };
}

/** Its times by the clock of this browser; told keeps the start as the host said it, which does not change. */
const onOurClock = (one, host, skewMs) => ({
  ...one, host, told: one.startedAt, startedAt: new Date(new Date(one.startedAt).getTime() + skewMs).toISOString(),
});

/** The newest first; one that is told again, since it is finished by now, takes the place of what was known. */
function merge(ended, answer, skewMs) {
  if (answer.ended.length === 0) return ended;
  const told = answer.ended.map((one) => onOurClock(one, answer.host, skewMs))
    .map((one) => ({ ...one, endedAt: endOf(one) })).reverse();
  const again = new Set(told.map(keyOf));
  return [...told, ...ended.filter((one) => !again.has(keyOf(one)))]
    .sort((one, other) => other.endedAt - one.endedAt).slice(0, KEPT);
}

function withoutSilent(hosts) {
  const now = Date.now();
  return new Map([...hosts].filter(([, host]) => now - host.seenAt < HOST_SILENT_MS));
}

export const endOf = (one) => new Date(one.startedAt).getTime() + one.durationMs;

export const keyOf = (one) => `${one.host} ${one.id} ${one.told}`;

/** What runs now on the hosts that answer, the oldest first. */
export function running(data) {
  return data ? [...data.hosts.values()].flatMap((host) => host.running)
    .sort((one, other) => new Date(one.startedAt) - new Date(other.startedAt)) : [];
}

/** How a span of seconds went: for each second, how many ended how. The last full second comes last. */
export function perSecond(ended, seconds, now = Date.now()) {
  const first = Math.floor(now / 1000) - seconds;
  const buckets = Array.from({ length: seconds }, () => ({ committed: 0, aborted: 0, inDoubt: 0, durations: [] }));
  for (const one of ended) {
    const bucket = buckets[Math.floor(one.endedAt / 1000) - first];
    if (!bucket) continue;
    if (one.status in bucket) bucket[one.status]++;
    bucket.durations.push(one.durationMs);
  }
  return buckets;
}
