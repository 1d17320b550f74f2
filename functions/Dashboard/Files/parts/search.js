// Finds a transaction or saga by its id, or an item by its name.
import { html, useState } from '../vendor/htm-preact.js';
import { go } from '../core/router.js';
import { Icon } from './icon.js';

export function Search() {
  const [text, setText] = useState('');
  const submit = (event) => {
    event.preventDefault();
    const wanted = text.trim();
    if (!wanted) return;
    // An item's name has its collection before a slash; ids of transactions and sagas may have one too, but seldom.
    if (/^[A-Za-z0-9_-]{1,63}\/./.test(wanted)) go('events', undefined, { item: wanted });
    else go('find', wanted);
    setText('');
    event.target.querySelector('input').blur();
  };
  return html`
    <form class="search" role="search" onSubmit=${submit}>
      <${Icon} name="search" />
      <input id="search" type="search" placeholder="Transaction, saga or collection/item" autocomplete="off"
             aria-label="Search a transaction, a saga or an item" value=${text} spellcheck="false"
             onInput=${(event) => setText(event.target.value)}
             onKeyDown=${(event) => event.key === 'Escape' && event.target.blur()} />
      <kbd aria-hidden="true">/</kbd>
    </form>`;
}
