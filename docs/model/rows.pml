/*
 * What is stored, and the batches that change it. A replica is one table partition; a batch is atomic there, so it is
 * one step here, and its conditions decide whether it is applied at all.
 */

#define HOME 0
#define SLOT 1
#define SlotOf(r) ((r) >= HOME_PARTITIONS)

/* An item is OLD, or t + 1 when attempt t wrote it, or GONE with its partition. */
#define OLD 0
#define GONE 9

/* A vote. REFUSED and TURNED are both Aborted: where no prepare took place, and where one did (it left intents). */
#define ABSENT 0
#define PREPARED 1
#define REFUSED 2
#define TURNED 3

/* An outcome. */
#define PENDING 1
#define COMMITTED 2
#define ABORTED 3

typedef Replica {
  byte guard;                   /* the epoch that is open here; 0: none, it is fenced or not opened yet */
  byte item;
  byte intent;                  /* 0, or t + 1 */
  bit written[ATTEMPTS];        /* whether the item was written since attempt t read its ETag */
  byte vote[ATTEMPTS];
  byte outcome;
  byte owner;                   /* whose outcome it is; 0 where there is none */
}

/* The register's entry for a slot: which partitions are in sync in which epoch, as bits. */
typedef Placement {
  byte current;                 /* the active epoch */
  byte pending;                 /* 0: none */
  byte inSync[5];
  byte joining;                 /* the partition that joins and the one it is copied from, while one joins */
  byte source;
  bit isJoin;
  bit hasItems;                 /* whether these rows were copied */
  bit hasBallots;
}

#define WAITING 0
#define IN_FLIGHT 1
#define APPLIED 2
#define FAILED 3

typedef Attempt {
  bit isStarted;
  byte epoch[2];                /* under which it prepares, by slot */
  byte prepare[PARTITIONS];     /* what became of the batch */
}

Replica replica[PARTITIONS];
Placement placement[2];
Attempt attempt[ATTEMPTS];
byte duplicates = DUPLICATES;

#define InSync(r, e) ((placement[SlotOf(r)].inSync[e] >> (r)) & 1)
#define IsOpen(r, e) (replica[r].guard == (e))

#ifdef KEY_AT_HOME
#define HoldsItem(r) true
#else
#define HoldsItem(r) (SlotOf(r) == SLOT)
#endif

/* Attempts of one id: by default the second has the next number; with SECOND_RUN the same number, another nonce. */
#ifdef SECOND_RUN
#define Number(t) 1
#else
#define Number(t) ((t) + 1)
#endif

/* The key of an attempt's rows. Without the nonce (A7) two runs of one attempt have one key. */
#ifdef WITHOUT_NONCE
#define Key(t) 0
#else
#define Key(t) (t)
#endif

#define HoldsIntent(r, t) (replica[r].intent != 0 && Key(replica[r].intent - 1) == (t))

/* What one replica says about attempt t: class ReplicaAnswer. */
#define UNREAD 0
mtype = { NOTHING, YES, NO,
  DONE,                         /* home only: committed */
  LATER,                        /* home only: a later attempt has begun, so this one is aborted */
  H, S }                        /* for the names of replicas in trails: H1, H2, S1, S2, S3 */

#define Name(r) (SlotOf(r) == HOME -> H : S), (r) + 1 - SlotOf(r) * HOME_PARTITIONS

#define OwnBallot(o) ((o) == PENDING -> YES : ((o) == COMMITTED -> DONE : NO))
#define OtherBallot(n, t) (n < Number(t) -> NOTHING : (n > Number(t) -> LATER : NO))
#define HomeBallot(r, t) \
  (replica[r].outcome == ABSENT -> NOTHING : \
    (replica[r].owner == (t) -> OwnBallot(replica[r].outcome) : OtherBallot(Number(replica[r].owner), t)))
#define VoteBallot(r, t) (replica[r].vote[t] == ABSENT -> NOTHING : (replica[r].vote[t] == PREPARED -> YES : NO))

/* Whether a home replica's row may become one of attempt t: there is none, or its predecessor's that was aborted. */
#define MayFollow(r, t) \
  (replica[r].outcome == ABSENT || (replica[r].outcome == ABORTED && Number(replica[r].owner) + 1 == Number(t)))
#define MayBegin(r, t) (Number(t) == 1 -> replica[r].outcome == ABSENT : \
  (replica[r].outcome == ABORTED && Number(replica[r].owner) + 1 == Number(t)))

/* Every write of an item row gives it a new ETag. */
inline Touch(r)
{
  replica[r].written[0] = 1;
#if ATTEMPTS > 1
  replica[r].written[1] = 1;
#endif
}

/* C3: guard (i), vote or outcome, intent (PrepareBatches). */
#ifdef WITHOUT_GUARD_IN_PREPARE
#define GuardLetsPrepare(r, t) true
#else
#define GuardLetsPrepare(r, t) IsOpen(r, attempt[t].epoch[SlotOf(r)])
#endif
#define BallotLetsPrepare(r, t) \
  (SlotOf(r) == HOME -> MayBegin(r, t) : replica[r].vote[Key(t)] == ABSENT)
#ifdef INSERTS
#define IsAsRead(r, t) (replica[r].item == OLD)         /* Insert: there is no row */
#else
#define IsAsRead(r, t) (!replica[r].written[t] && replica[r].item != GONE)
#endif
#define ItemLetsPrepare(r, t) (!HoldsItem(r) || (replica[r].intent == 0 && IsAsRead(r, t)))
#define MayPrepare(r, t) (GuardLetsPrepare(r, t) && BallotLetsPrepare(r, t) && ItemLetsPrepare(r, t))

inline Prepare(r, t)
{
  if
  :: SlotOf(r) == HOME -> replica[r].outcome = PENDING; replica[r].owner = Key(t)
  :: else -> replica[r].vote[Key(t)] = PREPARED
  fi;
  if
  :: HoldsItem(r) -> replica[r].intent = t + 1; Touch(r)
  :: else
  fi
}

/* The intent becomes the value. */
inline Apply(r, t)
{
  if
  :: HoldsIntent(r, t) -> replica[r].item = replica[r].intent; replica[r].intent = 0; Touch(r)
  :: else
  fi
}

inline ClearIntent(r, t)
{
  if
  :: HoldsIntent(r, t) -> replica[r].intent = 0; Touch(r)
  :: else
  fi
}

/*
 * C5 (FinishBatch). At home: guard (vi), outcome Committed, intents applied. Elsewhere: guard, intents applied, the
 * vote deleted in whatever state it is.
 */
#ifdef WITHOUT_GUARD_IN_FINISH
#define GuardLetsFinish(r, e) true
#else
#define GuardLetsFinish(r, e) IsOpen(r, e)
#endif
#define MayFinishHome(r, t, e) \
  (GuardLetsFinish(r, e) && (HomeBallot(r, t) == YES || HomeBallot(r, t) == DONE))
#define MayFinishSlot(r, t, e) \
  (GuardLetsFinish(r, e) && (replica[r].vote[t] != ABSENT || HoldsIntent(r, t)))

inline FinishHome(r, t)
{
  replica[r].outcome = COMMITTED;
  Apply(r, t)
}

inline FinishSlot(r, t)
{
  Apply(r, t);
  replica[r].vote[t] = ABSENT
}

/* (a) and (b) at a slot that is not home: a vote that was seen absent is inserted, one that was Prepared is turned. */
inline RefuseVote(r, t)
{
  replica[r].vote[t] = (replica[r].vote[t] == ABSENT -> REFUSED : TURNED);
#ifdef WITHOUT_KEPT_INTENTS
  ClearIntent(r, t)             /* A2 */
#endif
}

/* (a), (b) and (c) at home. */
inline RefuseHome(r, t)
{
  replica[r].outcome = ABORTED;
  replica[r].owner = t
}

/*
 * (d): a vote goes together with the intents of the prepare that took place; a refusal stays (A1), until the epoch of
 * the prepare that it stops is closed here (SlotCleaner, Cleaner).
 */
#ifdef WITHOUT_LASTING_REFUSALS
#define MayDelete(v) ((v) != ABSENT)
#else
#define MayDelete(v) ((v) == PREPARED || (v) == TURNED)
#endif

inline Clean(r, t)
{
  ClearIntent(r, t);
  if
  :: SlotOf(r) == SLOT && MayDelete(replica[r].vote[t]) -> replica[r].vote[t] = ABSENT
  :: else
  fi
}
