/*
 * Why deleted items leave tombstones (vii). With INSERTS attempt 1 inserts an item that is not there; then a later
 * transaction, whose own steps are of no interest here, deletes it; then the first prepare arrives once more. In this
 * configuration OLD means that there is no row.
 */

#define TOMBSTONE 8

bit isDeleted;
byte deletedIn;                 /* the epoch */

#define IsApplied(r) (!InSync(r, placement[SLOT].current) || \
  (replica[r].item == 1 && replica[r].intent == 0 && IsOpen(r, placement[SLOT].current)))

inline Delete(r)
{
  if
  :: InSync(r, placement[SLOT].current) ->
#ifdef WITHOUT_TOMBSTONES
    replica[r].item = OLD;
#else
    replica[r].item = TOMBSTONE;
#endif
    Touch(r)
  :: else
  fi
}

inline DeleteItem()
{
  d_step {
    !isDeleted && ALL_SLOT(IsApplied) ->
    isDeleted = 1;
    deletedIn = placement[SLOT].current;
    k = HOME_PARTITIONS;
    do
    :: k < PARTITIONS -> Delete(k); k++
    :: else -> break
    od;
    k = 0;
    printf("the item is deleted in epoch %d\n", deletedIn)
  }
}

/* A tombstone goes when the epoch of its deletion is closed at its replica: class Cleaner. */
#ifdef TOMBSTONES_GO_EARLY
#define MayBury(r) true
#else
#define MayBury(r) !IsOpen(r, deletedIn)
#endif

inline RemoveTombstone(r)
{
  d_step {
    replica[r].item == TOMBSTONE && replica[r].intent == 0 && MayBury(r) ->
    replica[r].item = OLD;
    Touch(r);
    printf("the tombstone at %e%d is removed\n", Name(r))
  }
}

proctype Deletion()
{
  byte k;

  do
  :: DeleteItem()
  ANY_SLOT(RemoveTombstone)
  od
}
