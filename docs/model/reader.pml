/*
 * A strong read of the slot's item: classes ItemReader, SlotView, AttemptReader. The item at one replica, the guard
 * there and the guard at another one (A6), in any order; an intent is evaluated as in R1 and R2, without refusing, and
 * with a second look at home (A5). One read after the other, without end, each with some map, old or new.
 */

/* With two replicas "one other" is the other; R = 3 is not modelled. */
#define IsMember(r) InSync(r, epoch[SLOT])
#define IsAlone (placement[SLOT].inSync[epoch[SLOT]] == (1 << from))
#ifdef WITHOUT_OWN_GUARD
#define NeedsGuard(r) (IsMember(r) && (r != from || IsAlone))
#elif defined(WITHOUT_OTHER_GUARD)
#define NeedsGuard(r) (IsMember(r) && r == from)
#else
#define NeedsGuard(r) IsMember(r)
#endif
#define HasGuard(r) (!NeedsGuard(r) || ((guards >> r) & 1))

inline StopReading()
{
  d_step {
    true ->
    ForgetRows();
    from = 0; held = 0; intent = 0; owner = 0; guards = 0; hasItem = 0; isNewDue = 0; isSecond = 0;
    epoch[HOME] = 0; epoch[SLOT] = 0
  }
  goto Start
}

/* Here the read begins: what was committed before is due. */
inline BeginAt(r, home, slot)
{
  d_step {
    home <= placement[HOME].current && slot <= placement[SLOT].current && InSync(r, slot) ->
    epoch[HOME] = home;
    epoch[SLOT] = slot;
    from = r;
    isNewDue = acted[0].committed;
#if ATTEMPTS > 1
    isNewDue = isNewDue || acted[1].committed;
#endif
    printf("reader begins at %e%d under epochs %d, %d; the new value is due: %d\n", Name(r), home, slot, isNewDue)
  }
}
inline BeginAtS1(home, slot) { BeginAt(S1, home, slot) }
inline BeginAtS2(home, slot) { BeginAt(S2, home, slot) }
inline BeginAtS3(home, slot) { BeginAt(S3, home, slot) }

inline ReadItem(r)
{
  d_step {
    from == r && !hasItem ->
    hasItem = 1;
    held = replica[r].item;
    intent = replica[r].intent;
    owner = (intent != 0 -> Key(intent - 1) : (held != OLD && held != GONE -> Key(held - 1) : 0));
    printf("reader reads item at %e%d: %d, intent %d\n", Name(r), held, intent)
  }
}

inline ReadGuard(r)
{
  d_step {
    NeedsGuard(r) && !((guards >> r) & 1) && IsOpen(r, epoch[SLOT]) ->
    guards = guards | (1 << r);
    printf("reader reads guard %d at %e%d\n", epoch[SLOT], Name(r))
  }
}

/* A row that is not there may have gone with its partition: then the guard went first. */
#ifdef WITHOUT_ABSENCE_CHECK
#define IsUsable (hasItem && ALL_SLOT(HasGuard))
#else
#define IsUsable (hasItem && ALL_SLOT(HasGuard) && (held != GONE || IsOpen(from, epoch[SLOT])))
#endif

inline ReturnOld()
{
  printf("reader returns the old value\n");
  assert(!isNewDue)
}

inline ReturnNew()
{
  printf("reader returns the new value\n");
  ActCommitted(owner)
}

inline Evaluate()
{
  d_step {
    IsUsable && intent != 0 ->
    guards = 0; hasItem = 0; held = 0
  }
}


inline LookAtOutcome(r)
{
  d_step {
    IsTaken(r) && seen[r] == UNREAD && HomeBallot(r, owner) != DONE ->
    seen[r] = HomeBallot(r, owner);
    printf("reader reads outcome at %e%d: %e\n", Name(r), seen[r])
  }
}

#define IsCommittedAt(r) (IsTaken(r) && seen[r] == UNREAD && HomeBallot(r, owner) == DONE)
#define IsNotLater(r) (!IsTaken(r) || seen[r] != LATER)

inline LookAtVote(r)
{
  d_step {
    IsTaken(r) && seen[r] == UNREAD && ALL_HOME(IsRead) && !ALL_HOME(SaysNo) ->
    seen[r] = VoteBallot(r, owner);
    printf("reader reads vote at %e%d: %e\n", Name(r), seen[r])
  }
}

#define IsOpenStill (ALL_REPLICAS(IsRead) && !ALL_REPLICAS(SaysYes) && !ALL_HOME(SaysNo) && ALL_REPLICAS(IsCurrent))

inline LookAgain()
{
  d_step {
    IsOpenStill ->
    ForgetRows();
    isSecond = 1
  }
}

inline FindCommittedAt(r) { d_step { IsCommittedAt(r) -> ReturnNew() } goto Return }

proctype Reader()
{
  byte from, held, intent, owner, guards, k;
  bit hasItem, isNewDue, isSecond;
  byte epoch[2];
  mtype seen[PARTITIONS];

Start:
  if
  ANY_MAP(BeginAtS1)
#if SLOT_PARTITIONS > 1
  ANY_MAP(BeginAtS2)
#endif
#if SLOT_PARTITIONS > 2
  ANY_MAP(BeginAtS3)
#endif
  fi;

  do
  ANY_SLOT(ReadItem)
  ANY_SLOT(ReadGuard)
  :: d_step { IsUsable && intent == 0 && (held == OLD || held == GONE) -> ReturnOld() } goto Return
  :: d_step { IsUsable && intent == 0 && held != OLD && held != GONE -> ReturnNew() } goto Return
  :: Evaluate(); break
  :: StopReading()
  od;

  /* R1, R2 */
  do
  ANY_HOME(LookAtOutcome)
  ANY_HOME(FindCommittedAt)
  :: d_step { !ALL_HOME(IsNotLater) -> ReturnOld() } goto Return
  :: d_step { ALL_HOME(SaysNo) && ALL_HOME(IsCurrent) -> ReturnOld() } goto Return
  ANY_SLOT(LookAtVote)
  :: d_step { ALL_REPLICAS(SaysYes) && ALL_REPLICAS(IsCurrent) -> ReturnNew() } goto Return
#ifdef WITHOUT_SECOND_LOOK
  :: d_step { IsOpenStill -> ReturnOld() } goto Return
#else
  :: LookAgain(); break
#endif
  :: StopReading()
  od;

  /* The second look (A5), with guards of its own. */
  do
  ANY_HOME(LookAtOutcome)
  ANY_HOME(FindCommittedAt)
  :: d_step { ALL_HOME(IsRead) && ALL_HOME(IsCurrent) -> ReturnOld() } goto Return
  :: StopReading()
  od;

Return:
  if
  :: StopReading()
  fi
}
