using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Storage.Tests.Support;

/// <summary>Rows with everything in them.</summary>
static class Some
{
    public const string StoreName = "one";

    public static SlotId Slot { get; } = new(7);

    public static Replica Replica { get; } = new(Slot, StoreName, 1);

    public static Attempt Attempt(string id = "s7-abcdefghijklmnopqrstuvwxyz", int number = 2, long commit = 3) => new()
    {
        Id = new AttemptId(new TransactionId(id), number, "n0nce"),
        Home = Slot,
        Participants = [new Participant(Slot, new Epoch(3)), new Participant(new SlotId(12), new Epoch(1))],
        PayloadHash = new string('a', 64),
        CommitTime = new Hlc(commit),
        Started = new Hlc(2),
        Deadline = new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero).AddTicks(4567),
        RetriedUntil = new DateTimeOffset(2026, 11, 23, 1, 2, 6, TimeSpan.Zero).AddTicks(89),
    };

    public static ItemName Name(string key = "alice") => new("accounts", key);

    public static ItemRow Item(string key = "alice", string? value = """{"balance":1}""", long version = 1) => new()
    {
        Slot = Slot,
        Item = Name(key),
        Version = version,
        CommitTime = new Hlc(5),
        Value = value,
    };

    public static ItemRow ItemWithIntent(IntentChange change = IntentChange.Put, string? value = """{"balance":2}""") =>
        Item() with { Intent = new Intent(Attempt(), change, value) };

    public static ItemRow Tombstone(string key = "gone") =>
        Item(key, value: null, version: 4) with { DeletedIn = new Epoch(3) };

    public static VoteRow Vote(string id = "s7-abcdefghijklmnopqrstuvwxyz", long commit = 3) => new()
    {
        Attempt = Attempt(id, commit: commit),
        State = VoteState.Prepared,
        Items = [Name(), Name("bob/ä")],
    };

    public static OutcomeRow Outcome(string id = "s7-abcdefghijklmnopqrstuvwxyz", long commit = 3) => new()
    {
        Attempt = Attempt(id, commit: commit),
        State = OutcomeState.Pending,
        Items = [Name(), Name("bob/ä")],
        Results =
        [
            new OperationResult { Item = Name(), Version = 3, HasValue = true, Value = """{"a":["é",1.50,1e400]}""" },
            new OperationResult { Item = Name("none"), HasValue = true },
            new OperationResult { Topic = "news" },
        ],
        Messages = [new PublishedMessage("news", """{"text":"a \"quoted\" one"}"""), new PublishedMessage("n", "null")],
    };

    public static OutcomeRow FailedOutcome(string id = "client id/é") => new()
    {
        Attempt = Attempt(id),
        State = OutcomeState.Aborted,
        Items = [],
        Cause = AbortCause.Failed,
        Failures =
        [
            new OperationFailure
            {
                Index = 0,
                Item = Name(),
                Reason = FailureReason.ConditionFailed,
                Expected = """{"min":0}""",
                ActualVersion = 2,
                ActualValue = "-1",
            },
            new OperationFailure
            {
                Index = 1,
                Item = Name("bob"),
                Reason = FailureReason.Conflict,
                Holder = new TransactionId("other"),
                HeldForMs = 12,
            },
        ],
    };

    public static OutboxRow Outbox(string id = "s7-abcdefghijklmnopqrstuvwxyz", long commit = 3, int part = 0) => new()
    {
        Attempt = Attempt(id, commit: commit),
        Part = part,
        IsLast = false,
        Changes = [new ItemChange(Name(), 3, """{"balance":2}"""), new ItemChange(Name("bob/ä"), 9, null)],
        Messages = [new PublishedMessage("news", "[]")],
    };

    /// <summary>One of each kind and shape.</summary>
    public static ImmutableArray<Row> Rows() =>
    [
        new GuardRow(new Epoch(3)),
        new OriginRow(),
        new FenceRow(new Epoch(3)),
        new JoiningRow(),
        Item(),
        ItemWithIntent() with { Item = Name("put") },
        ItemWithIntent(IntentChange.Delete, null) with { Item = Name("delete") },
        ItemRow.Placeholder(Slot, Name("placeholder")) with { Intent = new Intent(Attempt(), IntentChange.Lock, null) },
        Tombstone(),
        Item(new string('k', 512)),
        Vote(),
        Vote("refused") with { State = VoteState.Aborted, Items = [] },
        Outcome(),
        Outcome("committed") with { State = OutcomeState.Committed, Items = [], Messages = [] },
        FailedOutcome(),
        Outbox(),
        Outbox(part: 1) with { IsLast = true, Changes = [] },
        new OpenRow(Attempt()),
        new HeadRow(42),
        new EventRow(42, Outbox()),
        new EventRow(42, Outbox(part: 1) with { IsLast = true, Changes = [] }),
        new EventRow(43, Outbox() with { IsLast = true, Messages = [] }),
        Change(42),
        Change(43, isDeleted: true),
        Change(42, key: new string('k', 512)),
    ];

    /// <summary>A change of an item, as its history tells it.</summary>
    public static HistoryRow Change(long sequence, bool isDeleted = false, string key = "changed") => new(
        new ItemRevision(Name(key), sequence, sequence + 1, new Hlc(5), isDeleted));

    public static PlacementMap Map(int epoch = 3) => new(16,
    [
        new ShardPlacement(0, new SlotId(0), new SlotId(7), new Epoch(epoch), [new InSyncStore("one", 1)], null),
        new ShardPlacement(
            1, new SlotId(8), new SlotId(15), new Epoch(1),
            [new InSyncStore("two", 4), new InSyncStore("one", 1)],
            new PendingPlacement(
                new Epoch(2), [new InSyncStore("two", 4), new InSyncStore("three", 5)], PendingPhase.Copying))
        {
            ReplicationFactor = 3,
            LastIncarnation = 6,
            Retired = [new InSyncStore("one", 3)],
        },
    ]);

    /// <summary>A map with slots set apart for some collections.</summary>
    public static PlacementMap MapWithClasses() => PlacementFounder.Layout(
        16, 2, 1, ["one", "two"], [new ShardClass("gold", 4, 1, 2, ["payments", "ledger"])]) with
    {
        ControlStores = ["one", "two", "three"],
    };

    public static Batch Batch(params RowWrite[] writes) => new(Replica, [.. writes]);

    public static RowAddress At(RowKey key) => new(Replica, key);
}
