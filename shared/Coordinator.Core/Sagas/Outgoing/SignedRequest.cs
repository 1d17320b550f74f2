namespace Coordinator.Core.Sagas.Outgoing;

/// <summary>What a signature covers of a request, besides its time.</summary>
public sealed record SignedRequest
{
    /// <summary>The method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>
    /// The header <c>Host</c>: host name, and port unless it is the standard one. Behind a proxy, a receiver takes the
    /// name that it is known by.
    /// </summary>
    public required string Host { get; init; }

    /// <summary>Path and query as they stand in the request line, escapes included.</summary>
    public required string Target { get; init; }

    /// <summary>The header <c>Idempotency-Key</c>: of a delivery, its id.</summary>
    public required string Key { get; init; }

    /// <summary>The header <c>Coordinator-Closes</c>; empty without it.</summary>
    public string Closes { get; init; } = "";

    /// <summary>The body exactly as sent; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
