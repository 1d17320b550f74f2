// How fast counters grow. Hosts answer in turn, each for itself, so each is compared with its own last answers.
const KEPT_MS = 125000;
const RECENT_MS = 10000;
const HOST_SILENT_MS = 30000;

/** Adds an answer of GET /api/metrics: Map of host to [{ at, seenAt, sums }], the newest last. */
export function withSample(samples, answer, now = Date.now()) {
  const sample = { at: new Date(answer.at).getTime(), seenAt: now, sums: sumsOf(answer) };
  const own = [...(samples.get(answer.host) ?? []), sample].filter((one) => now - one.seenAt < KEPT_MS);
  return new Map([...samples].filter(([, told]) => now - told.at(-1).seenAt < HOST_SILENT_MS)).set(answer.host, own);
}

/** What must be looked at each second: how transactions ended, and what was refused. */
function sumsOf({ instruments }) {
  const pointsOf = (name) => instruments.find((one) => one.name === name)?.points ?? [];
  const sums = { committed: 0, aborted: 0, inDoubt: 0, refused: 0 };
  for (const point of pointsOf('coordinator.transactions'))
    if (point.tags.outcome in sums) sums[point.tags.outcome] += point.value;
  for (const point of pointsOf('coordinator.calls.refused')) sums.refused += point.value;
  return sums;
}

/** So many a second lately, on all hosts that answer; undefined until one has answered twice. */
export function recentRates(samples) {
  const rates = [...samples.values()].filter((own) => own.length > 1).map((own) => {
    const last = own.at(-1);
    return between(own.find((one) => last.seenAt - one.seenAt <= RECENT_MS + 2000 && one !== last) ?? own.at(-2), last);
  });
  return rates.length === 0 ? undefined : rates.reduce(added);
}

/** For each of so many seconds until now; undefined for those that no two answers lie around. */
export function ratesPerSecond(samples, seconds, now = Date.now()) {
  const first = Math.floor(now / 1000) - seconds;
  return Array.from({ length: seconds }, (_, i) => rateAt(samples, (first + i) * 1000 + 500));
}

function rateAt(samples, moment) {
  const rates = [...samples.values()].flatMap((own) => {
    const later = own.findIndex((one) => one.seenAt > moment);
    const to = later < 0 && moment - own.at(-1).seenAt < RECENT_MS ? own.length - 1 : later; // As fast as just now.
    return to > 0 ? [between(own[to - 1], own[to])] : [];
  });
  return rates.length === 0 ? undefined : rates.reduce(added);
}

function between(from, to) {
  const seconds = Math.max(0.001, (to.at - from.at) / 1000);
  return Object.fromEntries(Object.keys(to.sums).map((name) =>
    [name, Math.max(0, to.sums[name] - from.sums[name]) / seconds]));
}

const added = (one, other) =>
  Object.fromEntries(Object.keys(one).map((name) => [name, one[name] + other[name]]));
