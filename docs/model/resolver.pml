/*
 * Resolve(T): classes Resolver, PollReader, Refuser, SlotFinisher, SlotCleaner. It has no deadline: it may refuse at
 * once, since no clock matters for safety. It may stop in every state, and another one begins; a write that is refused
 * is a reason to stop. It may have an old map.
 *
 * Rows are plain point reads, one by one and in any order. The guards come after them, in one step: since a guard that
 * is gone never returns, guards that are all found later would all be found then.
 */

#define IsTaken(r) InSync(r, epoch[SlotOf(r)])
#define IsRead(r) (!IsTaken(r) || seen[r] != UNREAD)
#define SaysYes(r) (!IsTaken(r) || seen[r] == YES)
#define SaysNo(r) (!IsTaken(r) || seen[r] == NO)
#define IsNotNo(r) (!IsTaken(r) || seen[r] != NO)
#define IsNotOpen(r) (!IsTaken(r) || seen[r] != NOTHING)
#ifdef WITHOUT_GUARD_READS
#define IsCurrent(r) true       /* A4 */
#else
#define IsCurrent(r) (!IsTaken(r) || IsOpen(r, epoch[SlotOf(r)]))
#endif

/* What is not needed any more would only multiply the states. */
inline ForgetRows()
{
  k = 0;
  do
  :: k < PARTITIONS -> seen[k] = UNREAD; k++
  :: else -> break
  od;
  k = 0
}

inline Forget()
{
  ForgetRows();
  target = 0;
  done = 0
}

inline Stop()
{
  d_step {
    true ->
    Forget();
    t = 0; epoch[HOME] = 0; epoch[SLOT] = 0
  }
}

inline Take(a, home, slot)
{
  d_step {
    attempt[a].isStarted && home <= placement[HOME].current && slot <= placement[SLOT].current ->
    t = Key(a);
    epoch[HOME] = home;
    epoch[SLOT] = slot
  }
}
inline TakeFirst(home, slot) { Take(0, home, slot) }
inline TakeSecond(home, slot) { Take(1, home, slot) }

/* R1 at one home replica. Committed, or a later attempt, needs no guard. */
#ifdef ONE_HOME_REPLICA_ABORTS
#define EndsIt(b) ((b) == LATER || (b) == NO)   /* A3 */
#else
#define EndsIt(b) ((b) == LATER)
#endif

inline ReadOutcome(r)
{
  d_step {
    IsTaken(r) && seen[r] == UNREAD && HomeBallot(r, t) != DONE && !EndsIt(HomeBallot(r, t)) ->
    seen[r] = HomeBallot(r, t);
    printf("resolver %d reads outcome at %e%d: %e\n", _pid, Name(r), seen[r])
  }
}

inline ReadCommitted(r)
{
  d_step {
    IsTaken(r) && seen[r] == UNREAD && HomeBallot(r, t) == DONE ->
    printf("resolver %d reads outcome at %e%d: committed\n", _pid, Name(r));
    ActCommitted(t);
    Forget()
  }
  goto Finish
}

inline ReadEnd(r)
{
  d_step {
    IsTaken(r) && seen[r] == UNREAD && EndsIt(HomeBallot(r, t)) ->
    printf("resolver %d reads outcome at %e%d: aborted, or a later attempt\n", _pid, Name(r));
    ActAborted(t);
    Forget()
  }
  goto CleanUp
}

inline FindAborted()
{
  d_step {
    ALL_HOME(SaysNo) && ALL_HOME(IsCurrent) ->
    printf("resolver %d finds: aborted at all home replicas\n", _pid);
    ActAborted(t);
    Forget()
  }
}

/* R2 at one replica of the other slot, when R1 is over. */
inline ReadVote(r)
{
  d_step {
    IsTaken(r) && seen[r] == UNREAD && ALL_HOME(IsRead) && !ALL_HOME(SaysNo) ->
    seen[r] = VoteBallot(r, t);
    printf("resolver %d reads vote at %e%d: %e\n", _pid, Name(r), seen[r])
  }
}

inline FindPrepared()
{
  d_step {
    ALL_REPLICAS(SaysYes) && ALL_REPLICAS(IsCurrent) ->
    printf("resolver %d finds: all slots say yes\n", _pid);
    ActCommitted(t);
    Forget()
  }
}

/* Undecided. A slot that says No is the target of (b); if there is none, one that is open is the target of (a). */
#define IsUndecided \
  (ALL_REPLICAS(IsRead) && !ALL_REPLICAS(SaysYes) && !ALL_HOME(SaysNo) && ALL_REPLICAS(IsCurrent))

inline TargetHome()
{
  d_step {
    IsUndecided && !ALL_HOME(IsNotNo) -> target = HOME
  }
}

inline TargetSlot()
{
  d_step {
    IsUndecided && !ALL_SLOT(IsNotNo) -> target = SLOT
  }
}

/* The conditions of (a), (b) and (c): guard (ii), and the row as it was read. */
#ifdef WITHOUT_GUARD_IN_REFUSAL
#define GuardLetsRefuse(r) true
#else
#define GuardLetsRefuse(r) IsOpen(r, epoch[SlotOf(r)])
#endif
#ifdef WITHOUT_GUARD_IN_TURNING
#define GuardLetsTurn(r) true
#else
#define GuardLetsTurn(r) IsOpen(r, epoch[SlotOf(r)])
#endif
#ifdef WITHOUT_GUARD_IN_CLOSING
#define GuardLetsClose(r) true
#else
#define GuardLetsClose(r) IsOpen(r, epoch[HOME])
#endif
#define IsAsSeen(r) (SlotOf(r) == HOME -> HomeBallot(r, t) == seen[r] && (seen[r] == YES || MayFollow(r, t)) : \
  VoteBallot(r, t) == seen[r])

inline Refuse(r)
{
  if
  :: SlotOf(r) == HOME -> RefuseHome(r, t)
  :: else -> RefuseVote(r, t)
  fi;
  seen[r] = NO
}

/* (a): at one replica of an open slot the vote is inserted. At one only, see REFUSE_ALL_AT_ONCE. */
inline RefuseOpen(r)
{
  d_step {
    IsTaken(r) && seen[r] == NOTHING && GuardLetsRefuse(r) && IsAsSeen(r) ->
    Refuse(r);
    target = SlotOf(r);
    printf("resolver %d (a) at %e%d\n", _pid, Name(r))
  }
}

/* (b): then that slot's vote becomes Aborted at all its replicas. */
inline Turn(r)
{
  d_step {
    IsTaken(r) && SlotOf(r) == target && seen[r] != NO && GuardLetsTurn(r) && IsAsSeen(r) ->
    Refuse(r);
    printf("resolver %d (b) at %e%d\n", _pid, Name(r))
  }
}

#define IsAborted(r) (!IsTaken(r) || SlotOf(r) != target || seen[r] == NO)

/* (c): then the outcome, where it is still as it was read (v). */
#ifdef BLIND_ABORT
#define MayClose(r) GuardLetsClose(r)
#else
#define MayClose(r) (GuardLetsClose(r) && IsAsSeen(r))
#endif

inline Close(r)
{
  d_step {
    IsTaken(r) && seen[r] != NO && MayClose(r) ->
    Refuse(r);
    printf("resolver %d (c) at %e%d\n", _pid, Name(r))
  }
}

inline SayAborted()
{
  d_step {
    ALL_HOME(SaysNo) ->
    printf("resolver %d says: aborted\n", _pid);
    ActAborted(t);
    Forget()
  }
}

/* (d) needs no guard. */
inline CleanReplica(r)
{
  d_step {
    IsTaken(r) && (HoldsIntent(r, t) || (SlotOf(r) == SLOT && MayDelete(replica[r].vote[t]))) ->
    Clean(r, t);
    printf("resolver %d (d) at %e%d\n", _pid, Name(r))
  }
}

inline FinishHomeReplica(r)
{
  d_step {
    IsTaken(r) && !((done >> r) & 1) && MayFinishHome(r, t, epoch[HOME]) ->
    FinishHome(r, t);
    done = done | (1 << r);
    printf("resolver %d finishes %e%d\n", _pid, Name(r))
  }
}

inline FinishSlotReplica(r)
{
  d_step {
    IsTaken(r) && MayFinishSlot(r, t, epoch[SLOT]) ->
    FinishSlot(r, t);
    printf("resolver %d finishes %e%d\n", _pid, Name(r))
  }
}

#define IsFinished(r) (!IsTaken(r) || ((done >> r) & 1))

proctype Resolver()
{
  byte t, done, target, k;
  byte epoch[2];
  mtype seen[PARTITIONS];

Start:
  if
  ANY_MAP(TakeFirst)
#if ATTEMPTS > 1
  ANY_MAP(TakeSecond)
#endif
  fi;

  do
  ANY_HOME(ReadOutcome)
  ANY_HOME(ReadCommitted)
  ANY_HOME(ReadEnd)
  :: FindAborted(); goto CleanUp
  ANY_SLOT(ReadVote)
  :: FindPrepared(); goto Finish
  :: TargetHome(); goto TurnVotes
  :: TargetSlot(); goto TurnVotes
  :: IsUndecided && ALL_REPLICAS(IsNotNo) -> break
  :: Stop(); goto Start
  od;

#ifdef REFUSE_ALL_AT_ONCE
  if
  :: !ALL_HOME(IsNotOpen) -> target = HOME
  :: !ALL_SLOT(IsNotOpen) -> target = SLOT
  fi;
#else
  if
  ANY_REPLICA(RefuseOpen)
  :: Stop(); goto Start
  fi;
#endif

TurnVotes:                      /* before (c): (iv) */
  do
#ifdef WITHOUT_TURNING_VOTES
  :: target == SLOT -> break
#endif
  ANY_REPLICA(Turn)
  :: ALL_REPLICAS(IsAborted) -> break
  :: Stop(); goto Start
  od;

  do
  ANY_HOME(Close)
  :: SayAborted(); goto CleanUp
  :: Stop(); goto Start
  od;

CleanUp:
  do
  ANY_REPLICA(CleanReplica)
  :: Stop(); goto Start
  od;

Finish:                         /* home first, at all its replicas (iii) */
  do
  ANY_HOME(FinishHomeReplica)
#ifdef WITHOUT_HOME_FIRST
  ANY_SLOT(FinishSlotReplica)
#endif
#ifdef ONE_HOME_REPLICA_FIRST
  :: done != 0 -> break
#else
  :: ALL_HOME(IsFinished) -> break
#endif
  :: Stop(); goto Start
  od;
  do
  ANY_SLOT(FinishSlotReplica)
  :: Stop(); goto Start
  od
}
