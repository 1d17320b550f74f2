namespace Azure.Storage.Queues.Models;

/// <summary>What the service says about a message that it has taken.</summary>
public class SendReceipt
{
    internal SendReceipt(
        string messageId,
        DateTimeOffset insertionTime,
        DateTimeOffset expirationTime,
        string popReceipt,
        DateTimeOffset timeNextVisible)
    {
        MessageId = messageId;
        InsertionTime = insertionTime;
        ExpirationTime = expirationTime;
        PopReceipt = popReceipt;
        TimeNextVisible = timeNextVisible;
    }

    /// <summary>The message's id.</summary>
    public string MessageId { get; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset InsertionTime { get; }

    /// <summary>When the service drops it.</summary>
    public DateTimeOffset ExpirationTime { get; }

    /// <summary>A receipt with which the sender may delete or update it.</summary>
    public string PopReceipt { get; }

    /// <summary>When it becomes visible.</summary>
    public DateTimeOffset TimeNextVisible { get; }
}
