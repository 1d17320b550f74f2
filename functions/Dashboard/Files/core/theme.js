// Light, dark, or as the system says.
import { Watched } from './state.js';
import { store, stored } from './stored.js';

const STORED = 'coordinator.theme';
const AREA = () => localStorage;
const NEXT = { system: 'light', light: 'dark', dark: 'system' };

export const theme = new Watched(stored(AREA, STORED) ?? 'system');

export function turnTheme() {
  theme.set(NEXT[theme.value] ?? 'system');
  store(AREA, STORED, theme.value);
}

export function applyTheme() {
  if (theme.value === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
}

theme.watch(applyTheme);
