/*
 * Reconfiguration of a slot, and what becomes possible by it: classes Reconfigurer, ReplicaGate, ReplicaCopier,
 * Cleaner, RetiredPurge. Epoch 1 has all replicas; 2 drops one of them, 3 adds a fresh partition, 4 drops one again.
 * It may stop in every state. A replica holds one token: a guard, or (guard 0) a fence.
 */

#define IsActive(r) (SlotOf(r) == slot && InSync(r, placement[slot].current))
#define IsPending(r) (SlotOf(r) == slot && InSync(r, placement[slot].pending))

inline ProposeDrop(r)
{
  d_step {
    IsActive(r) && placement[slot].inSync[placement[slot].current] != (1 << r) ->
    placement[slot].pending = placement[slot].current + 1;
    placement[slot].inSync[placement[slot].pending] = placement[slot].inSync[placement[slot].current] & ~(1 << r);
    printf("slot %d: epoch %d is pending, without %e%d\n", slot, placement[slot].pending, Name(r))
  }
}

/* A bump: the barrier that lets garbage go. */
inline ProposeBump()
{
  d_step {
    placement[slot].pending = placement[slot].current + 1;
    placement[slot].inSync[placement[slot].pending] = placement[slot].inSync[placement[slot].current];
    printf("slot %d: epoch %d is pending, with the same replicas\n", slot, placement[slot].pending)
  }
}

/* One batch replaces the token: from then on whoever goes by the old epoch is refused here (ReplicaGate). */
inline Open(r)
{
  d_step {
    IsPending(r) && !IsOpen(r, placement[slot].pending) ->
    replica[r].guard = placement[slot].pending;
    printf("slot %d: %e%d opens epoch %d\n", slot, Name(r), placement[slot].pending)
  }
}

#define IsOpened(r) (!IsPending(r) || IsOpen(r, placement[slot].pending))

inline Activate()
{
  d_step {
    printf("slot %d: epoch %d is active\n", slot, placement[slot].pending);
    placement[slot].current = placement[slot].pending;
    placement[slot].pending = 0; placement[slot].isJoin = 0; placement[slot].joining = 0; placement[slot].source = 0;
    placement[slot].hasItems = 0; placement[slot].hasBallots = 0
  }
}

/*
 * A join: the register says so; the active replicas are fenced; rows are copied; the joining replica is opened, and the
 * others after it. The partition that joins: a fresh one, or (A9) the one that was dropped, wiped, its old guard still
 * there.
 */
#ifdef WITHOUT_FRESH_PARTITION
#define MayJoin(r) (SlotOf(r) == slot && !IsActive(r))
#else
#define MayJoin(r) (r == (slot == HOME -> HOME_PARTITIONS - 1 : PARTITIONS - 1))
#endif

inline Wipe(r)
{
  replica[r].item = OLD; replica[r].intent = 0; replica[r].outcome = ABSENT; replica[r].owner = 0;
  Touch(r);
#if ATTEMPTS > 1
  replica[r].vote[1] = ABSENT;
#endif
  replica[r].vote[0] = ABSENT
}

inline ProposeJoin(r)
{
  d_step {
    MayJoin(r) ->
    placement[slot].pending = placement[slot].current + 1;
    placement[slot].inSync[placement[slot].pending] = placement[slot].inSync[placement[slot].current] | (1 << r);
    placement[slot].isJoin = 1;
    placement[slot].joining = r;
    Wipe(r);
    /* After a drop one replica is left: it is the source. */
    k = 0;
    do
    :: !IsActive(k) -> k++
    :: else -> break
    od;
    placement[slot].source = k;
    k = 0;
    printf("slot %d: epoch %d is pending, with %e%d\n", slot, placement[slot].pending, Name(r))
  }
}

inline Fence(r)
{
  d_step {
    IsActive(r) && IsOpen(r, placement[slot].current) ->
    replica[r].guard = 0;
    printf("slot %d: %e%d is fenced\n", slot, Name(r))
  }
}

#define IsFenced(r) (!IsActive(r) || replica[r].guard == 0)

/* Two steps, since a pass reads its source page by page; only the passes under the fence count. */
inline CopyItems()
{
  d_step {
    !placement[slot].hasItems ->
    k = placement[slot].joining;
    replica[k].item = replica[placement[slot].source].item;
    replica[k].intent = replica[placement[slot].source].intent;
    Touch(k);
    k = 0;
    placement[slot].hasItems = 1;
    printf("slot %d: items are copied\n", slot)
  }
}

inline CopyBallots()
{
  d_step {
    !placement[slot].hasBallots ->
    k = placement[slot].joining;
    replica[k].outcome = replica[placement[slot].source].outcome;
    replica[k].owner = replica[placement[slot].source].owner;
    replica[k].vote[0] = replica[placement[slot].source].vote[0];
#if ATTEMPTS > 1
    replica[k].vote[1] = replica[placement[slot].source].vote[1];
#endif
    k = 0;
    placement[slot].hasBallots = 1;
    printf("slot %d: votes and outcomes are copied\n", slot)
  }
}

inline OpenJoining()
{
  d_step {
    replica[placement[slot].joining].guard = placement[slot].pending;
    printf("slot %d: %e%d opens epoch %d\n", slot, Name(placement[slot].joining), placement[slot].pending)
  }
}

inline OpenAndActivate()
{
  do
  ANY_REPLICA(Open)
  :: ALL_REPLICAS(IsOpened) -> break
  od;
  Activate()
}

proctype Reconfiguration(byte slot; byte last)
{
  byte k;

  do
  :: placement[slot].current == last -> break
  :: placement[slot].current < last && placement[slot].current != 2 ->
    if
    ANY_REPLICA(ProposeDrop)
#ifdef BUMPS
    :: ProposeBump()
#endif
    fi;
    OpenAndActivate()
  :: placement[slot].current < last && placement[slot].current == 2 ->
    if
    ANY_REPLICA(ProposeJoin)
    fi;
#ifndef WITHOUT_FENCE
    do
    ANY_REPLICA(Fence)
    :: ALL_REPLICAS(IsFenced) -> break
    od;
#endif
    do
    :: CopyItems()
    :: CopyBallots()
    :: placement[slot].hasItems && placement[slot].hasBallots -> break
    od;
    OpenJoining();
    OpenAndActivate()
  od
}

/*
 * Refusals go when the epoch of the prepare that they stop is closed at their replica (A1). The outcome stays (A10),
 * whatever else is left or not.
 */
inline RemoveRefusal(r)
{
  d_step {
    replica[r].vote[t] == REFUSED && !IsOpen(r, attempt[t].epoch[SLOT]) ->
    replica[r].vote[t] = ABSENT;
    printf("refusal of attempt %d at %e%d is removed\n", t + 1, Name(r))
  }
}

#define HasNothing(r) (replica[r].vote[t] == ABSENT && !HoldsIntent(r, t))

inline RemoveOutcome(r)
{
  d_step {
    replica[r].owner == t && replica[r].outcome > PENDING && ALL_REPLICAS(HasNothing) ->
    replica[r].outcome = ABSENT;
    printf("outcome of attempt %d at %e%d is removed\n", t + 1, Name(r))
  }
}

proctype Cleaner(byte t)
{
  do
  ANY_SLOT(RemoveRefusal)
#ifdef WITHOUT_KEPT_OUTCOMES
  ANY_HOME(RemoveOutcome)
#endif
  od
}

/* A partition that no placement names any more is deleted: what opens it first, its rows afterwards. */
#define WasMember(r) ((placement[slot].inSync[1] | placement[slot].inSync[2] | placement[slot].inSync[3]) & (1 << r))
#define IsRetired(r) (SlotOf(r) == slot && WasMember(r) && !IsActive(r) && !(placement[slot].pending && IsPending(r)))
#ifdef WITHOUT_GUARDS_FIRST
#define MayEmpty(r) (IsRetired(r) && replica[r].item != GONE)
#else
#define MayEmpty(r) (IsRetired(r) && replica[r].item != GONE && replica[r].guard == 0)
#endif

inline CloseRetired(r)
{
  d_step {
    IsRetired(r) && replica[r].guard != 0 ->
    replica[r].guard = 0;
    printf("slot %d: old partition %e%d loses its guard\n", slot, Name(r))
  }
}

inline EmptyRetired(r)
{
  d_step {
    MayEmpty(r) ->
    Wipe(r);
    replica[r].item = GONE;
    printf("slot %d: old partition %e%d loses its rows\n", slot, Name(r))
  }
}

proctype Purge(byte slot)
{
  do
  ANY_REPLICA(CloseRetired)
  ANY_REPLICA(EmptyRetired)
  od
}
