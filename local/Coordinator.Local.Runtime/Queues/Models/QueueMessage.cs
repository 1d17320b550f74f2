namespace Azure.Storage.Queues.Models;

/// <summary>
/// A received message: hidden from others until <see cref="NextVisibleOn"/>, unless it is deleted before.
/// </summary>
public class QueueMessage
{
    internal QueueMessage(
        string messageId,
        string popReceipt,
        BinaryData body,
        long dequeueCount,
        DateTimeOffset? insertedOn,
        DateTimeOffset? expiresOn,
        DateTimeOffset? nextVisibleOn)
    {
        MessageId = messageId;
        PopReceipt = popReceipt;
        Body = body;
        DequeueCount = dequeueCount;
        InsertedOn = insertedOn;
        ExpiresOn = expiresOn;
        NextVisibleOn = nextVisibleOn;
    }

    /// <summary>The message's id.</summary>
    public string MessageId { get; }

    /// <summary>The receipt of this lease. A later receive or update makes it stale.</summary>
    public string PopReceipt { get; }

    /// <summary>The body as text.</summary>
    public string MessageText => Body.ToString();

    /// <summary>The body, decoded.</summary>
    public BinaryData Body { get; }

    /// <summary>When the message becomes visible to others.</summary>
    public DateTimeOffset? NextVisibleOn { get; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? InsertedOn { get; }

    /// <summary>When the service drops it.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    /// <summary>How often it has been received, this time included.</summary>
    public long DequeueCount { get; }

    /// <summary>The same message under the lease that an update gave.</summary>
    /// <param name="updated">What the update answered.</param>
    /// <returns>A copy with the new receipt and visibility.</returns>
    public QueueMessage Update(UpdateReceipt updated)
    {
        ArgumentNullException.ThrowIfNull(updated);
        return new(MessageId, updated.PopReceipt, Body, DequeueCount, InsertedOn, ExpiresOn, updated.NextVisibleOn);
    }
}
