namespace Azure.Storage.Queues;

/// <summary>How the body of a message is written into the XML that carries it.</summary>
public enum QueueMessageEncoding
{
    /// <summary>As it is: text that XML can hold.</summary>
    None,

    /// <summary>
    /// In Base64: any bytes. What the queue trigger of the Functions host expects unless told otherwise.
    /// </summary>
    Base64,
}
