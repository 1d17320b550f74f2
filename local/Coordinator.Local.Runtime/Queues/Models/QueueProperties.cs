namespace Azure.Storage.Queues.Models;

/// <summary>What the service says about a queue.</summary>
public class QueueProperties
{
    internal QueueProperties(int approximateMessagesCount) => ApproximateMessagesCount = approximateMessagesCount;

    /// <summary>About how many messages there are, hidden ones included. Never fewer than there are.</summary>
    public int ApproximateMessagesCount { get; }
}
