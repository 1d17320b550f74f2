namespace Azure.Storage.Queues.Models;

/// <summary>The new lease that an update of a message gave.</summary>
public class UpdateReceipt
{
    internal UpdateReceipt(string popReceipt, DateTimeOffset nextVisibleOn)
    {
        PopReceipt = popReceipt;
        NextVisibleOn = nextVisibleOn;
    }

    /// <summary>The receipt that counts from now on.</summary>
    public string PopReceipt { get; }

    /// <summary>When the message becomes visible to others.</summary>
    public DateTimeOffset NextVisibleOn { get; }
}
