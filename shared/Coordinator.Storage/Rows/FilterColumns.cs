using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Rows;

namespace Coordinator.Storage.Rows;

/// <summary>
/// Properties that repeat what a row says, in a form that the store can filter scans by. They are compared with the row
/// on every read, since a scan that overlooks a row is not noticed otherwise.
/// </summary>
static class FilterColumns
{
    public static void Write(Row row, TableEntity entity)
    {
        foreach (var (name, value) in Of(row))
        {
            if (value is not null)
                entity[name] = value;
        }
    }

    /// <exception cref="InvariantViolationException">A property does not say what the row says.</exception>
    public static void Require(Row row, TableEntity entity)
    {
        foreach (var (name, value) in Of(row))
        {
            entity.TryGetValue(name, out var stored);
            Invariant.Require(Equals(stored, value), $"{name} of {entity.RowKey} is {value}, not {stored}");
        }
    }

    static IEnumerable<(string Name, object? Value)> Of(Row row) => row switch
    {
        ItemRow item =>
        [
            (Columns.CommitTime, item.CommitTime.Value),
            (Columns.Tombstone, item is { Exists: false, Version: > 0, Intent: null } ? true : null),
        ],
        VoteRow vote =>
        [
            (Columns.CommitTime, vote.Attempt.CommitTime.Value),
            (Columns.Open, !vote.IsRefusal),
        ],
        OutcomeRow outcome =>
        [
            (Columns.CommitTime, outcome.Attempt.CommitTime.Value),
            (Columns.Open, outcome.IsOpen),
        ],
        OutboxRow outbox => [(Columns.CommitTime, outbox.Attempt.CommitTime.Value)],
        _ => [],
    };
}
