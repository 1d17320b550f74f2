/*
 * What a run explores. Each of these may be set on the command line (-DNAME or -DNAME=VALUE); see README.md.
 */

#ifndef HOME_REPLICAS
#define HOME_REPLICAS 1         /* replicas of the home slot: 1 or 2 */
#endif
#ifndef SLOT_REPLICAS
#define SLOT_REPLICAS 2         /* replicas of the other participant slot: 1 or 2 */
#endif
#ifndef HOME_EPOCHS
#define HOME_EPOCHS 1           /* 1: no reconfiguration, 2: drop, 3: drop, join, 4: drop, join, drop */
#endif
#ifndef SLOT_EPOCHS
#define SLOT_EPOCHS 1
#endif
#ifndef RESOLVERS
#define RESOLVERS 1             /* at the same time; one that stops makes room for the next, without end */
#endif
#ifndef DUPLICATES
#define DUPLICATES 1            /* prepares that arrive once more, at any time later */
#endif
#ifndef ATTEMPTS
#define ATTEMPTS 1              /* 2: the same id is tried again, or run by a second coordinator (SECOND_RUN) */
#endif

/*
 * READER: a strong reader of the slot's item.
 * PURGE=HOME, PURGE=SLOT: partitions of that slot that were dropped are deleted.
 * BUMPS: the first reconfiguration may also keep all replicas.
 * KEY_AT_HOME: the transaction writes an item of the home slot too.
 * INSERTS: the item is new, and deleted later by somebody else.
 * The conditions of the protocol that can be dropped are listed in README.md.
 */

/* A join adds to the one replica that a drop left: it has one source, and the reader knows of two replicas at most. */
#if defined(BUMPS) && (HOME_EPOCHS > 2 || SLOT_EPOCHS > 2)
#error "BUMPS goes with two epochs at most"
#endif
#if HOME_REPLICAS > 2 || SLOT_REPLICAS > 2 || HOME_EPOCHS > 4 || SLOT_EPOCHS > 4 || ATTEMPTS > 2
#error "The model knows two replicas, four epochs and two attempts at most"
#endif
#if (HOME_REPLICAS == 1 && HOME_EPOCHS > 1) || (SLOT_REPLICAS == 1 && SLOT_EPOCHS > 1 && !defined(BUMPS))
#error "The last replica cannot be dropped"
#endif
#if defined(INSERTS) && (defined(READER) || defined(KEY_AT_HOME) || ATTEMPTS > 1)
#error "INSERTS is about one item and one attempt, without a reader"
#endif

/* A replica that joins is a fresh partition (A9). */
#ifdef WITHOUT_FRESH_PARTITION
#define FRESH 0
#else
#define FRESH 1
#endif

#if HOME_EPOCHS > 2
#define HOME_PARTITIONS (HOME_REPLICAS + FRESH)
#else
#define HOME_PARTITIONS HOME_REPLICAS
#endif
#if SLOT_EPOCHS > 2
#define SLOT_PARTITIONS (SLOT_REPLICAS + FRESH)
#else
#define SLOT_PARTITIONS SLOT_REPLICAS
#endif
#define PARTITIONS (HOME_PARTITIONS + SLOT_PARTITIONS)

/*
 * Choices and conditions over replicas and epochs, written out: a choice among options leaves no states in between,
 * as a loop with a counter would.
 */
#if HOME_PARTITIONS == 1
#define ANY_HOME(Step) :: Step(0)
#define ALL_HOME(Is) (Is(0))
#elif HOME_PARTITIONS == 2
#define ANY_HOME(Step) :: Step(0) :: Step(1)
#define ALL_HOME(Is) (Is(0) && Is(1))
#else
#define ANY_HOME(Step) :: Step(0) :: Step(1) :: Step(2)
#define ALL_HOME(Is) (Is(0) && Is(1) && Is(2))
#endif

#define S1 (HOME_PARTITIONS)
#define S2 (HOME_PARTITIONS + 1)
#define S3 (HOME_PARTITIONS + 2)
#if SLOT_PARTITIONS == 1
#define ANY_SLOT(Step) :: Step(S1)
#define ALL_SLOT(Is) (Is(S1))
#elif SLOT_PARTITIONS == 2
#define ANY_SLOT(Step) :: Step(S1) :: Step(S2)
#define ALL_SLOT(Is) (Is(S1) && Is(S2))
#else
#define ANY_SLOT(Step) :: Step(S1) :: Step(S2) :: Step(S3)
#define ALL_SLOT(Is) (Is(S1) && Is(S2) && Is(S3))
#endif

#define ANY_REPLICA(Step) ANY_HOME(Step) ANY_SLOT(Step)
#define ALL_REPLICAS(Is) (ALL_HOME(Is) && ALL_SLOT(Is))

#if SLOT_EPOCHS == 1
#define ANY_SLOT_EPOCH(Step, home) :: Step(home, 1)
#elif SLOT_EPOCHS == 2
#define ANY_SLOT_EPOCH(Step, home) :: Step(home, 1) :: Step(home, 2)
#elif SLOT_EPOCHS == 3
#define ANY_SLOT_EPOCH(Step, home) :: Step(home, 1) :: Step(home, 2) :: Step(home, 3)
#else
#define ANY_SLOT_EPOCH(Step, home) :: Step(home, 1) :: Step(home, 2) :: Step(home, 3) :: Step(home, 4)
#endif
#if HOME_EPOCHS == 1
#define ANY_MAP(Step) ANY_SLOT_EPOCH(Step, 1)
#elif HOME_EPOCHS == 2
#define ANY_MAP(Step) ANY_SLOT_EPOCH(Step, 1) ANY_SLOT_EPOCH(Step, 2)
#elif HOME_EPOCHS == 3
#define ANY_MAP(Step) ANY_SLOT_EPOCH(Step, 1) ANY_SLOT_EPOCH(Step, 2) ANY_SLOT_EPOCH(Step, 3)
#else
#define ANY_MAP(Step) ANY_SLOT_EPOCH(Step, 1) ANY_SLOT_EPOCH(Step, 2) ANY_SLOT_EPOCH(Step, 3) ANY_SLOT_EPOCH(Step, 4)
#endif
