using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Stores;

/// <summary>Which sagas to list; everything that is given must hold.</summary>
public sealed record SagaQuery
{
    /// <summary>Only those of this tenant; nobody for those of all.</summary>
    public Tenant Tenant { get; init; }

    /// <summary>Only those in this state; null for any.</summary>
    public SagaState? State { get; init; }

    /// <summary>Only those of this definition, in any version; null for any.</summary>
    public string? Definition { get; init; }

    /// <summary>Only those that started at this time or later; null for any.</summary>
    public DateTimeOffset? StartedAfter { get; init; }

    /// <summary>
    /// Only those that started before this time, so that ranges which meet share none; null for any.
    /// </summary>
    public DateTimeOffset? StartedBefore { get; init; }

    /// <summary>The most to return, 1 to <see cref="Model.Limits.SagaPageMax"/>.</summary>
    public required int Size { get; init; }

    /// <summary>From the page before; null for the first.</summary>
    public string? Cursor { get; init; }
}
