// An id that somebody typed: a transaction, a saga, or both; of a saga's transaction, its saga.
import { html, useMemo } from '../vendor/htm-preact.js';
import { Feed, useFeed } from '../core/feed.js';
import { find } from '../core/find.js';
import { isOfSaga, sagaOf } from '../core/ids.js';
import { link } from '../core/router.js';
import { Empty, Panel, State, Told } from '../parts/basics.js';

const EVERY_MS = 5000;

export function FindView({ argument: id }) {
  const feed = useMemo(() => new Feed((signal) => find(id, signal), EVERY_MS), [id]);
  const told = useFeed(feed);
  const { transaction, saga } = told.data ?? {};
  return html`
    <${Panel} title=${id ?? 'Nothing was asked for'}>
      <${Told} by=${told} of="The search">
        <ul class="findings">
          ${transaction && html`<li><a data-row href=${link('transactions', id)}><strong>Transaction</strong><span>
            <${State} of=${transaction.status} /></span></a></li>`}
          ${saga && html`<li><a data-row href=${link('sagas', sagaOf(id))}><strong>Saga of ${saga.definition}</strong>
            <span><${State} of=${saga.state} /></span></a></li>`}
          ${isOfSaga(id) && html`<li><a data-row href=${link('events', undefined, { item: id })}><strong>Item</strong>
            <span>if there is one of this name</span></a></li>`}
        </ul>
        ${!transaction && !saga &&
          html`<${Empty} title="Nothing has this id">No transaction of the last days and no saga. An item is
          found by its whole name, such as accounts/alice.<//>`}
      <//>
    <//>`;
}
