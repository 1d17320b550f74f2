using System.ComponentModel;

namespace Coordinator.Contracts.Items;

/// <summary>The answer to a write of one item.</summary>
public sealed record ItemWrittenBody
{
    /// <summary>Its name.</summary>
    public required string Item { get; init; }

    /// <summary>Its new version, which is also its ETag.</summary>
    [Description("The new version; the ETag is the same number in quotes.")]
    public required long Version { get; init; }

    /// <summary>When it was written: opaque, ordered as text.</summary>
    [Description("When it was written: opaque, ordered as text.")]
    public required string CommitTime { get; init; }

    /// <summary>The transaction that wrote it.</summary>
    [Description("The transaction that wrote it; GET /api/transactions/{id} tells more.")]
    public required string TransactionId { get; init; }
}
