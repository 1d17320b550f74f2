using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>
/// How an attempt writes its outcome row: as the first of its id, or in the place of an aborted attempt, which must
/// stand so at every home replica (A8): else the two attempts of one id could both be decided.
/// </summary>
/// <param name="Number">The attempt's number.</param>
/// <param name="Previous">The aborted row's mark at each home replica; empty for a first attempt.</param>
sealed record HomeMarks(int Number, ImmutableDictionary<Replica, ETag> Previous)
{
    /// <summary>The first attempt of an id.</summary>
    public static HomeMarks First { get; } = new(1, ImmutableDictionary<Replica, ETag>.Empty);

    /// <summary>Whether the rows to replace are known at all these replicas.</summary>
    public bool Cover(ImmutableArray<Replica> home) => Number == 1 || home.All(Previous.ContainsKey);

    /// <summary>The write of the outcome row at a home replica.</summary>
    public RowWrite Write(Replica replica, OutcomeRow row) =>
        Number == 1 ? new InsertRow(row) : new ReplaceRow(row, Previous[replica]);
}
