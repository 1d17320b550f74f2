using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Benchmarks.Peers;

/// <summary>One row at one replica that is read, computed and written back.</summary>
/// <param name="Increment">What is added.</param>
/// <param name="Replica">Where.</param>
sealed record PlainWrite(Increment Increment, Replica Replica)
{
    string? _value;

    /// <summary>The row.</summary>
    public RowAddress Address => new(Replica, new ItemKey(Increment.Item));

    /// <summary>The same with the value that is to be written.</summary>
    /// <param name="row">As it was read.</param>
    /// <param name="isKept">Whether a value that was computed before stands.</param>
    public PlainWrite Computed(ItemRow row, bool isKept) => isKept && _value is not null
        ? this
        : this with { _value = Accounts.Changed(row, Increment) };

    /// <summary>The write, on condition that the row is as it was read.</summary>
    public Batch BatchOver(ReadResult read)
    {
        var row = (ItemRow)read.Row!;
        return new Batch(Replica, [new ReplaceRow(row with { Version = row.Version + 1, Value = _value }, read.ETag)]);
    }
}
