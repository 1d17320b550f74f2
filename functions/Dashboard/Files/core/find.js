// What an id that somebody typed is the id of.
import { ApiError, get, segment } from './api.js';
import { isOfSaga, sagaOf } from './ids.js';

/** { transaction, saga }: null where there is none. Of a saga's transaction, its saga. */
export async function find(id, signal) {
  const [transaction, saga] = await Promise.all([
    isOfSaga(id) ? null : maybe(get(`transactions/${segment(id)}`, { signal })),
    maybe(get(`sagas/${segment(sagaOf(id))}`, { signal })),
  ]);
  return { transaction, saga };
}

/** What is no id at all of the one kind may be one of the other. */
async function maybe(asked) {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 400)) return null;
    throw error;
  }
}
