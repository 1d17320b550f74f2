namespace Coordinator.Core.Rows;

/// <summary>A row of a replica, as the protocol sees it.</summary>
public abstract record Row
{
    /// <summary>Its name inside the replica.</summary>
    public abstract RowKey Key { get; }
}
