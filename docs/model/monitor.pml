/*
 * Safety. An actor that tells a client, finishes, or shows a value acts on "committed"; one that cleans up or says so
 * acts on "aborted". Nobody may do the one after somebody did the other.
 */

typedef Acted {
  bit committed;
  bit aborted;
}

Acted acted[ATTEMPTS];

inline ActCommitted(t)
{
  assert(!acted[Key(t)].aborted);
#if ATTEMPTS > 1
  assert(!acted[1 - Key(t)].committed);         /* one attempt of an id at most */
#endif
  acted[Key(t)].committed = 1
}

inline ActAborted(t)
{
  assert(!acted[Key(t)].committed);
  acted[Key(t)].aborted = 1
}

/*
 * Everybody may stop for ever in every state. So the judge comes in every state: it brings a pending reconfiguration
 * to its end, resolves each attempt, alone, and looks at what the replicas of the current placement then hold. It only
 * computes, and forgets what it computed: the state stays as it is.
 */

/* Where the rows of partition j come from when the placement on the way has been completed. */
#define Last(slot) (placement[slot].pending -> placement[slot].pending : placement[slot].current)
#define IsCopy(has) (placement[SlotOf(j)].isJoin && placement[SlotOf(j)].joining == j && !placement[SlotOf(j)].has)
#define Counts InSync(j, Last(SlotOf(j)))

inline LookAtBallots(t)
{
  anyDone = 0; anyLater = 0; anyNo = 0; anyNothing = 0; anyTrace = 0;
  j = 0;
  do
  :: j == PARTITIONS -> break
  :: j < PARTITIONS && !Counts -> j++
  :: j < PARTITIONS && Counts ->
    ballots = (IsCopy(hasBallots) -> placement[SlotOf(j)].source : j);
    if
    :: SlotOf(j) == HOME -> ballot = HomeBallot(ballots, t)
    :: else -> ballot = VoteBallot(ballots, t)
    fi;
    rows = (IsCopy(hasItems) -> placement[SlotOf(j)].source : j);
    anyTrace = anyTrace || ballot != NOTHING || HoldsIntent(rows, t);
    if
    :: ballot == DONE -> anyDone = 1
    :: ballot == LATER -> anyLater = 1
    :: ballot == NO && SlotOf(j) == HOME -> anyNo = 1
    :: ballot == NO && SlotOf(j) == SLOT -> anyNothing = 1
    :: ballot == NOTHING -> anyNothing = 1
    :: ballot == YES
    fi;
    j++
  od;
  assert(!(anyDone && (anyNo || anyLater)));    /* home replicas do not contradict each other */
  isCommitted = anyDone || !(anyLater || anyNo || anyNothing);
  if
  :: !anyTrace -> isCommitted = acted[t].committed      /* nobody resolves it any more: what was said stands */
  :: else
  fi
}

inline LookAtItems()
{
  j = 0;
  do
  :: j == PARTITIONS -> break
  :: j < PARTITIONS && !(Counts && HoldsItem(j)) -> j++
  :: j < PARTITIONS && Counts && HoldsItem(j) ->
    rows = (IsCopy(hasItems) -> placement[SlotOf(j)].source : j);
    held = replica[rows].item;
    if
    :: winner != 0 && HoldsIntent(rows, Key(winner - 1)) -> held = replica[rows].intent
    :: else
    fi;
#ifdef INSERTS
    assert(!isDeleted || held == OLD || held == TOMBSTONE);     /* what was deleted stays so */
    assert(isDeleted || (held != OLD) == (winner != 0));
#else
    assert((held != OLD) == (winner != 0));     /* applied everywhere, or nowhere */
    assert(isFirst || held == former);          /* and the same */
#endif
    former = held;
    isFirst = 0;
    j++
  od
}

inline JudgeAttempt(t)
{
  LookAtBallots(t);
  assert(!(isCommitted && acted[t].aborted));
  assert(!(!isCommitted && acted[t].committed));
  if
  :: isCommitted -> assert(winner == 0); winner = t + 1
  :: else
  fi
}

proctype Judge()
{
  byte j, rows, ballots, ballot, held, former, winner;
  bit anyDone, anyLater, anyNo, anyNothing, anyTrace, isCommitted, isFirst;

  do
  :: d_step {
    winner = 0; isFirst = 1;
    JudgeAttempt(0);
#if ATTEMPTS > 1 && !defined(WITHOUT_NONCE)
    JudgeAttempt(1);
#endif
    LookAtItems();
    j = 0; rows = 0; ballots = 0; ballot = 0; held = 0; former = 0; winner = 0;
    anyDone = 0; anyLater = 0; anyNo = 0; anyNothing = 0; anyTrace = 0; isCommitted = 0; isFirst = 0
  }
  od
}
