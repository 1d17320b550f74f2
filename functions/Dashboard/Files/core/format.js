// Numbers and times as people read them: few digits, always with their unit.
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

export function duration(ms) {
  if (ms === undefined || ms === null || Number.isNaN(ms)) return '–';
  if (ms < 10) return `${trim(ms.toFixed(1))} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 10000) return `${trim((ms / 1000).toFixed(1))} s`;
  if (ms < 120000) return `${Math.round(ms / 1000)} s`;
  if (ms < 600000) return `${trim((ms / 60000).toFixed(1))} min`;
  if (ms < 7200000) return `${Math.round(ms / 60000)} min`;
  if (ms < 172800000) return `${Math.round(ms / 3600000)} h`;
  return `${Math.round(ms / 86400000)} d`;
}

export const count = (number) => number === undefined || number === null ? '–' : whole.format(number);

export function compact(number) {
  if (number === undefined || number === null) return '–';
  if (Math.abs(number) >= 1e6) return `${trim((number / 1e6).toFixed(1))} M`;
  if (Math.abs(number) >= 1e4) return `${trim((number / 1e3).toFixed(1))} k`;
  return Number.isInteger(number) ? count(number) : trim(number.toFixed(number < 10 ? 2 : 1));
}

/** hh:mm:ss of today, with the date on other days. */
export function time(moment) {
  if (!moment) return '–';
  const date = new Date(moment);
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? clock.format(date) : `${day.format(date)} ${clock.format(date)}`;
}

/** Below a second it is now: more would not be true any more when it is read. */
export function ago(moment, now = Date.now()) {
  if (!moment) return '–';
  const ms = now - new Date(moment);
  return ms < 1000 ? 'now' : `${duration(ms)} ago`;
}

export const percent = (share) => `${trim((share * 100).toFixed(share < 0.1 ? 1 : 0))} %`;

export const plural = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;

/** The words of a camelCase name. */
export const words = (name) => String(name ?? '').replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();

/** A commit time's moment: its first twelve digits are milliseconds, in hex. */
export function momentOf(commitTime) {
  const ms = parseInt(String(commitTime).slice(0, 12), 16);
  return Number.isFinite(ms) ? ms : undefined;
}

/** Slots as ranges: 1, 4-7. */
export function ranges(slots) {
  return slots.map(([from, to]) => from === to ? `${from}` : `${from}–${to}`).join(', ');
}

export function quantile(sorted, share) {
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] : undefined;
}

const trim = (text) => text.replace(/\.0+$/, '').replace(/(\.\d*?)0+$/, '$1');
