/*
 * Commit, resolve and reconfiguration: the protocol of docs/decisions/0002, 0004 and 0022. What is modelled, how the
 * parts map to the code, and how to run it: README.md.
 */

#include "configuration.pml"
#include "rows.pml"
#ifdef INSERTS
#include "deletion.pml"
#endif
#include "monitor.pml"
#include "coordinator.pml"
#include "resolver.pml"
#ifdef READER
#include "reader.pml"
#endif
#include "reconfiguration.pml"

#define Replicas(first, count) (((1 << (count)) - 1) << (first))

init {
  byte r, k;

  d_step {
    placement[HOME].current = 1;
    placement[SLOT].current = 1;
    placement[HOME].inSync[1] = Replicas(0, HOME_REPLICAS);
    placement[SLOT].inSync[1] = Replicas(HOME_PARTITIONS, SLOT_REPLICAS);
    do
    :: r < PARTITIONS -> replica[r].guard = InSync(r, 1); r++
    :: else -> break
    od;
    r = 0
  }
  atomic {
    run Judge();
    do
    :: k < ATTEMPTS -> run Coordinator(k); run Network(k); run Cleaner(k); k++
    :: else -> break
    od;
    k = 0;
    do
    :: k < RESOLVERS -> run Resolver(); k++
    :: else -> break
    od;
    k = 0;
#if HOME_EPOCHS > 1
    run Reconfiguration(HOME, HOME_EPOCHS);
#endif
#if SLOT_EPOCHS > 1
    run Reconfiguration(SLOT, SLOT_EPOCHS);
#endif
#ifdef PURGE
    run Purge(PURGE);
#endif
#ifdef INSERTS
    run Deletion();
#endif
#ifdef READER
    run Reader();
#endif
  }
}
