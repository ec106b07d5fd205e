import { Signal } from '../signal';

export type Theme = 'light' | 'dark' | 'system';

const KEY = 'theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Colours are to be made anew. */
export const themeChanged = new Signal();

export function theme(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function isDark(): boolean {
  return theme() === 'dark' || (theme() === 'system' && dark.matches);
}

export function setTheme(chosen: Theme): void {
  localStorage.setItem(KEY, chosen);
  apply();
}

function apply(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  themeChanged.tell();
}

dark.addEventListener('change', apply);
apply();
