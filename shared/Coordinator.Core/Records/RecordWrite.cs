namespace Coordinator.Core.Records;

/// <summary>One write inside a batch of records.</summary>
public abstract record RecordWrite
{
    /// <summary>The record that it concerns.</summary>
    public abstract RecordKey Key { get; }
}
