// Ids of transactions. Those of a saga's steps are its id, a slash and the step; the API answers for the saga only.
import { link } from './router.js';

export const isOfSaga = (id) => id?.includes('/') === true;

export const sagaOf = (id) => id.split('/')[0];

/** Where a transaction that is named somewhere is shown. */
export const transactionLink = (id) => isOfSaga(id) ? link('sagas', sagaOf(id)) : link('transactions', id);
