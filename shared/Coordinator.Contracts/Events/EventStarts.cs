namespace Coordinator.Contracts.Events;

/// <summary>Where a reader of a collection or topic begins that has no cursor yet.</summary>
public static class EventStarts
{
    /// <summary>With the first event of every slot.</summary>
    public const string Beginning = "beginning";

    /// <summary>After what is there already.</summary>
    public const string Now = "now";
}
