// What the keyboard does.
import { html } from '../vendor/htm-preact.js';
import { isListOpen, KEYS } from '../core/shortcuts.js';
import { useWatched } from '../core/state.js';
import { Button } from './basics.js';
import { Modal } from './dialog.js';

export function Shortcuts() {
  const isOpen = useWatched(isListOpen);
  const close = () => isListOpen.set(false);
  return isOpen && html`
    <${Modal} title="Keys" onClose=${close}>
      <dl class="keys">${KEYS.map(([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`)}</dl>
      <footer><${Button} kind="primary" onClick=${close} autofocus>Close<//></footer>
    <//>`;
}
