// Line icons of 16 by 16; each is the inside of an svg.
import { h } from '../vendor/htm-preact.js';

const PATHS = {
  'overview': 'M2.5 9.5h3v4h-3zM6.5 5.5h3v8h-3zM10.5 2.5h3v11h-3z',
  'transactions': 'M2 4h7M2 8h12M6 12h8',
  'in-doubt': 'M6 6.2a2 2 0 1 1 2.6 2c-.5.2-.6.6-.6 1.3M8 11.8v.2M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8z',
  'sagas': 'M2 3.5h5v2.6H2zM5 9.9h9v2.6H5zM7 4.8h4.5v5',
  'cluster': 'M2.5 2.5h11v3.2h-11zM2.5 10.3h11v3.2h-11zM5 4.1h.1M5 11.9h.1M8 5.7v4.6',
  'events': 'M3 3.5h10M3 8h10M3 12.5h6',
  'views': 'M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z'
    + 'M8 6.4a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2z',
  'dead-letters': 'M2 4h12v8.5H2zM2 4.2l6 4.6 6-4.6',
  'metrics': 'M2 13.5h12M3.5 11l3-4 2.6 2.4L13 4',
  'search': 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.4 10.4l3.4 3.4',
  'system': 'M2 3h12v8H2zM5.5 13.5h5',
  'light': 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6'
    + 'M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M3.4 12.6l1.1-1.1M11.5 4.5l1.1-1.1',
  'dark': 'M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z',
  'close': 'M4 4l8 8M12 4l-8 8',
  'pause': 'M5.5 3.5v9M10.5 3.5v9',
  'play': 'M5 3l8 5-8 5z',
  'next': 'M6 3.5L10.5 8 6 12.5',
  'menu': 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  'key': 'M5.5 7.5a3 3 0 1 1 0 .1M8.5 7.5H14v2.2M11.8 7.5v1.6',
  'ok': 'M3 8.4l3.2 3.2L13 4.8',
};

export function Icon({ name }) {
  return h('svg', { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' },
    h('path', { d: PATHS[name] }));
}
