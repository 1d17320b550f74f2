// Finds a transaction or saga by its id, or an item by its name.
import { html, useState } from '../vendor/htm-preact.js';
import { ApiError } from '../core/api.js';
import { find } from '../core/find.js';
import { go } from '../core/router.js';
import { Icon } from './icon.js';

export function Search() {
  const [text, setText] = useState('');
  const submit = async (event) => {
    event.preventDefault();
    const wanted = text.trim();
    if (!wanted) return;
    setText('');
    event.target.querySelector('input').blur();
    if (await isItem(wanted)) go('events', undefined, { item: wanted });
    else go('find', wanted);
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

/** An item's name has its collection before a slash; an id of a saga's transaction has the saga there. */
async function isItem(wanted) {
  if (!/^[A-Za-z0-9_-]{1,63}\/./.test(wanted)) return false;
  try {
    return (await find(wanted)).saga === null;
  } catch (error) {
    if (error instanceof ApiError) return true; // The page of the item tells what is wrong with the host.
    throw error;
  }
}
