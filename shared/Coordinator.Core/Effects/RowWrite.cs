using Coordinator.Core.Rows;

namespace Coordinator.Core.Effects;

/// <summary>One conditional write inside a batch.</summary>
public abstract record RowWrite
{
    /// <summary>The row that it concerns.</summary>
    public abstract RowKey Key { get; }
}
