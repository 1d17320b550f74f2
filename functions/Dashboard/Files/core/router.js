// Where we are: #/view/argument?name=value. It is in the address so that it can be sent to a colleague.
import { Watched } from './state.js';

export const place = new Watched(read());

window.addEventListener('hashchange', () => place.set(read()));

/** An address inside of the dashboard. */
export function link(view, argument, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  return `#/${view}${argument === undefined ? '' : `/${encodeURIComponent(argument)}`}`
    + (given.length ? `?${new URLSearchParams(given)}` : '');
}

export function go(view, argument, parameters) {
  location.hash = link(view, argument, parameters);
}

/** Changes parameters of the present place without a new entry in the history. */
export function set(parameters) {
  const { view, argument, parameters: present } = place.value;
  history.replaceState(null, '', link(view, argument, { ...present, ...parameters }));
  place.set(read());
}

function read() {
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [view, argument] = path.split('/');
  return { view: view || 'overview', argument: decode(argument),
    parameters: Object.fromEntries(new URLSearchParams(search)) };
}

function decode(text) {
  if (!text) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Typed by hand; nothing will be found under it, which is what is then said.
  }
}
