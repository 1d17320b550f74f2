namespace Azure.Storage.Queues.Models;

/// <summary>Makes models for tests of code that receives them.</summary>
public static class QueuesModelFactory
{
    /// <summary>A message as if it had been received.</summary>
    /// <param name="messageId">The message's id.</param>
    /// <param name="popReceipt">The receipt of the lease.</param>
    /// <param name="body">The body, decoded.</param>
    /// <param name="dequeueCount">How often it has been received.</param>
    /// <param name="nextVisibleOn">When it becomes visible to others.</param>
    /// <param name="insertedOn">When it was sent.</param>
    /// <param name="expiresOn">When the service drops it.</param>
    /// <returns>The message.</returns>
    public static QueueMessage QueueMessage(
        string messageId,
        string popReceipt,
        BinaryData body,
        long dequeueCount,
        DateTimeOffset? nextVisibleOn = null,
        DateTimeOffset? insertedOn = null,
        DateTimeOffset? expiresOn = null) =>
        new(messageId, popReceipt, body, dequeueCount, insertedOn, expiresOn, nextVisibleOn);
}
