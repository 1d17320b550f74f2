namespace Azure.Storage.Queues.Models;

/// <summary>A message that was looked at without being taken.</summary>
public class PeekedMessage
{
    internal PeekedMessage(
        string messageId, BinaryData body, long dequeueCount, DateTimeOffset? insertedOn, DateTimeOffset? expiresOn)
    {
        MessageId = messageId;
        Body = body;
        DequeueCount = dequeueCount;
        InsertedOn = insertedOn;
        ExpiresOn = expiresOn;
    }

    /// <summary>The message's id.</summary>
    public string MessageId { get; }

    /// <summary>The body as text.</summary>
    public string MessageText => Body.ToString();

    /// <summary>The body, decoded.</summary>
    public BinaryData Body { get; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? InsertedOn { get; }

    /// <summary>When the service drops it.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    /// <summary>How often it has been received.</summary>
    public long DequeueCount { get; }
}
