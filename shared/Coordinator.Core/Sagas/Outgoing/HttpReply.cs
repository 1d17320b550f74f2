namespace Coordinator.Core.Sagas.Outgoing;

/// <summary>What came back for an HTTP request, before it is judged.</summary>
public sealed record HttpReply
{
    /// <summary>Why there is no answer.</summary>
    public HttpFault Fault { get; init; }

    /// <summary>The status code; 0 when there is no answer.</summary>
    public int Status { get; init; }

    /// <summary>The body as far as it was read: at most <see cref="Model.Limits.SagaBodyBytesMax"/> bytes.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the body is longer than that; the rest was not read.</summary>
    public bool IsBodyTooLarge { get; init; }

    /// <summary>Whether the connection broke, or the time ended, inside the body.</summary>
    public bool IsBodyCut { get; init; }

    /// <summary>The header, read by <see cref="RetryAfterHeader"/>; null when absent.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
