/*
 * The coordinator, steps C1 to C5: classes TransactionRun, PrepareBatches, Finisher. It may stop after each step; what
 * it leaves is for Resolve.
 */

#define IsMine(r) InSync(r, attempt[t].epoch[SlotOf(r)])

/* C1: no intent in the way. The ETags are noted in the same step: Begin clears "written". */
#define IsFree(r) (!IsMine(r) || !HoldsItem(r) || (replica[r].intent == 0 && replica[r].item != GONE))

/* Attempt n + 1 begins when all current home replicas say Aborted n (A8), under an open epoch (HomeView). */
#define SaysLost(r) (replica[r].outcome == ABORTED && Number(replica[r].owner) + 1 == Number(t))
#define IsLost(r) (!IsMine(r) || (SaysLost(r) && IsOpen(r, attempt[t].epoch[HOME])))
#ifdef ONE_HOME_REPLICA_IS_LOST
#define IsLostSomewhere ((IsMine(0) && SaysLost(0)) || (IsMine(1) && SaysLost(1)))
#define MayTry (Number(t) == 1 || IsLostSomewhere)
#else
#define MayTry (Number(t) == 1 || ALL_HOME(IsLost))
#endif

inline Note(r)
{
  if
  :: IsMine(r) -> attempt[t].prepare[r] = IN_FLIGHT; replica[r].written[t] = 0
  :: else
  fi
}

/* C1 to C3 with a map that says these epochs: an old map as well as the newest. */
inline Begin(home, slot)
{
  d_step {
    home <= placement[HOME].current && slot <= placement[SLOT].current && !attempt[t].isStarted ->
    attempt[t].epoch[HOME] = home;
    attempt[t].epoch[SLOT] = slot;
    if
    :: MayTry && ALL_REPLICAS(IsFree) ->
      attempt[t].isStarted = 1;
      k = 0;
      do
      :: k < PARTITIONS -> Note(k); k++
      :: else -> break
      od;
      k = 0;
      printf("coordinator of attempt %d prepares under epochs %d, %d\n", t + 1, home, slot)
    :: else -> attempt[t].epoch[HOME] = 0; attempt[t].epoch[SLOT] = 0
    fi
  }
}

#define WasApplied(r) (!IsMine(r) || attempt[t].prepare[r] == APPLIED)
#define IsDone(r) (!InSync(r, attempt[t].epoch[HOME]) || ((done >> r) & 1))

/* C4: all applied means committed, and the client is told. */
inline TellCommitted()
{
  d_step {
    attempt[t].isStarted && ALL_REPLICAS(WasApplied) ->
    printf("coordinator of attempt %d tells its client: committed\n", t + 1);
    ActCommitted(t)
  }
}

inline FinishOwnHome(r)
{
  d_step {
    IsMine(r) && !((done >> r) & 1) && MayFinishHome(r, t, attempt[t].epoch[HOME]) ->
    FinishHome(r, t);
    done = done | (1 << r);
    printf("coordinator of attempt %d finishes %e%d\n", t + 1, Name(r))
  }
}

inline FinishOwnSlot(r)
{
  d_step {
    IsMine(r) && MayFinishSlot(r, t, attempt[t].epoch[SLOT]) ->
    FinishSlot(r, t);
    printf("coordinator of attempt %d finishes %e%d\n", t + 1, Name(r))
  }
}

proctype Coordinator(byte t)
{
  byte k, done;

  do
  ANY_MAP(Begin)
  :: TellCommitted() -> break
  od;

  /* C5: home first, at all its replicas (iii). */
  do
  ANY_HOME(FinishOwnHome)
#ifdef WITHOUT_HOME_FIRST
  ANY_SLOT(FinishOwnSlot)
#endif
#ifdef ONE_HOME_REPLICA_FIRST
  :: done != 0 -> break
#else
  :: ALL_HOME(IsDone) -> break
#endif
  od;
  do
  ANY_SLOT(FinishOwnSlot)
  od
}

/* The network: a prepare arrives at any time, never, or twice, whatever its coordinator does meanwhile. */
inline Arrive(r)
{
  d_step {
    attempt[t].prepare[r] == IN_FLIGHT ->
    if
    :: MayPrepare(r, t) ->
      Prepare(r, t);
      attempt[t].prepare[r] = APPLIED;
      printf("prepare of attempt %d at %e%d: applied\n", t + 1, Name(r))
    :: else ->
      attempt[t].prepare[r] = FAILED;
      printf("prepare of attempt %d at %e%d: refused\n", t + 1, Name(r))
    fi
  }
}

/* Only a duplicate that is applied changes anything. */
inline ArriveAgain(r)
{
  d_step {
    duplicates > 0 && attempt[t].prepare[r] > IN_FLIGHT && MayPrepare(r, t) ->
    Prepare(r, t);
    duplicates--;
    printf("prepare of attempt %d at %e%d once more: applied\n", t + 1, Name(r))
  }
}

proctype Network(byte t)
{
  do
  ANY_REPLICA(Arrive)
  ANY_REPLICA(ArriveAgain)
  od
}
