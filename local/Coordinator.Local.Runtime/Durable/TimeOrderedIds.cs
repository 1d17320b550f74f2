namespace Coordinator.Local.Runtime.Durable;

/// <summary>Ids of time and chance: UUIDs of version 7.</summary>
sealed class TimeOrderedIds(TimeProvider time) : IIdSource
{
    public string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
}
