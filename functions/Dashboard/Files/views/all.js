// The views, in the order of the rail.
import { ClusterView } from './cluster.js';
import { DeadLettersView } from './deadLetters.js';
import { EventsView } from './events.js';
import { FindView } from './find.js';
import { InDoubtView } from './inDoubt.js';
import { MetricsView } from './metrics.js';
import { OverviewView } from './overview.js';
import { SagasView } from './sagas.js';
import { TransactionsView } from './transactions.js';
import { ViewsView } from './views.js';

export const VIEWS = [
  { name: 'overview', title: 'Overview', key: '1', letter: 'o', View: OverviewView },
  { name: 'transactions', title: 'Transactions', key: '2', letter: 't', View: TransactionsView },
  { name: 'in-doubt', title: 'In doubt', key: '3', letter: 'd', View: InDoubtView },
  {
    name: 'sagas', title: 'Sagas', key: '4', letter: 's', View: SagasView,
    whatIsWrong: { state: 'stuck' }, // Where its count in the rail leads.
  },
  { name: 'cluster', title: 'Cluster', key: '5', letter: 'c', View: ClusterView },
  { name: 'events', title: 'Events', key: '6', letter: 'e', View: EventsView },
  { name: 'views', title: 'Views', key: '7', letter: 'v', View: ViewsView },
  { name: 'dead-letters', title: 'Dead letters', key: '8', letter: 'l', View: DeadLettersView },
  { name: 'metrics', title: 'Metrics', key: '9', letter: 'm', View: MetricsView },
];

const FIND = { name: 'find', title: 'Search', View: FindView };

export const viewOf = (name) => VIEWS.find((view) => view.name === name) ?? (name === 'find' ? FIND : VIEWS[0]);
