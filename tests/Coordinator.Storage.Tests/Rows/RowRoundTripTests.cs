using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;
using Coordinator.Storage.Rows;
using Coordinator.Storage.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Coordinator.Storage.Tests.Rows;

/// <summary>Whatever stands in a row comes back from its stored form.</summary>
public sealed class RowRoundTripTests
{
    static readonly Gen<ItemName> Names =
        from collection in Texts.Collection from key in Texts.Any select new ItemName(collection, key);

    static readonly Gen<string?> Values =
        Gen.OneOf(Gen.Constant<string?>(null), Texts.Any.Select(text => (string?)text));

    static readonly Gen<Attempt> Attempts =
        from id in Texts.Id
        from nonce in Texts.Any
        from slots in Gen.Choose(0, Limits.SlotsMax)
        from ticks in Gen.Choose(0, int.MaxValue)
        select Some.Attempt(id) with
        {
            Id = new AttemptId(new TransactionId(id), 1, nonce),
            Participants =
                [.. Enumerable.Range(0, slots).Select(slot => new Participant(new SlotId(slot), new Epoch(ticks)))],
            Deadline = Some.Attempt().Deadline.AddTicks(ticks),
            Started = new Hlc((long)ticks * ticks),
        };

    [Fact]
    public void An_item_comes_back_different() => RandomTest.Holds(
        from name in Names
        from value in Values
        from newValue in Values
        from attempt in Attempts
        from change in Gen.Elements(Enum.GetValues<IntentChange>())
        from hasIntent in Gen.Elements(true, false)
        select Some.Item(value: value) with
        {
            Item = name,
            DeletedIn = value is null ? new Epoch(5) : null,
            Intent = hasIntent ? new Intent(attempt, change, newValue) : null,
        },
        ComesBack);

    [Fact]
    public void A_vote_comes_back_different() => RandomTest.Holds(
        from attempt in Attempts
        from names in Names.ArrayOf()
        from state in Gen.Elements(Enum.GetValues<VoteState>())
        select new VoteRow { Attempt = attempt, State = state, Items = [.. names] },
        ComesBack);

    [Fact]
    public void An_outcome_comes_back_different() => RandomTest.Holds(
        from attempt in Attempts
        from names in Names.ArrayOf()
        from value in Values
        from text in Texts.Any
        from number in Gen.Choose(0, int.MaxValue)
        from cause in Gen.Elements<AbortCause?>(null, AbortCause.Conflict, AbortCause.Failed, AbortCause.Requested)
        select new OutcomeRow
        {
            Attempt = attempt,
            State = OutcomeState.Aborted,
            Items = [.. names],
            Cause = cause,
            Results =
            [
                .. names.Select(name => new OperationResult
                {
                    Item = name,
                    Version = number,
                    HasValue = true,
                    Value = value,
                }),
                new OperationResult { Topic = text },
            ],
            Messages = [new PublishedMessage(text, text), new PublishedMessage("t", "1")],
            Failures =
            [
                .. names.Select(name => new OperationFailure
                {
                    Index = number,
                    Item = name,
                    Reason = FailureReason.Overflow,
                    Expected = value,
                    ActualValue = text,
                    HeldForMs = 0,
                    Holder = attempt.Id.Transaction,
                }),
            ],
        },
        ComesBack);

    [Fact]
    public void An_outbox_row_comes_back_different() => RandomTest.Holds(
        from attempt in Attempts
        from names in Names.ArrayOf()
        from value in Values
        from part in Gen.Choose(0, 99_999)
        from text in Texts.Any
        select new OutboxRow
        {
            Attempt = attempt,
            Part = part,
            IsLast = part % 2 == 0,
            Changes = [.. names.Select(name => new ItemChange(name, part, value))],
            Messages = [new PublishedMessage("t", text)],
        },
        ComesBack);

    static bool ComesBack(Row row) =>
        RowMapping.FromEntity(Some.Replica, RowMapping.ToEntity(Some.Replica, row)).Equals(row);
}
