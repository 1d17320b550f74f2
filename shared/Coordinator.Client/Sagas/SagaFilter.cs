using Coordinator.Client.Http;

namespace Coordinator.Client;

/// <summary>Which sagas to list; everything that is given must hold.</summary>
public sealed record SagaFilter
{
    /// <summary>One of <see cref="Contracts.Sagas.SagaStates"/>; null for any.</summary>
    public string? State { get; init; }

    /// <summary>The name of a definition; null for any.</summary>
    public string? Definition { get; init; }

    /// <summary>Only those that started at this time or later; null for any.</summary>
    public DateTimeOffset? StartedAfter { get; init; }

    /// <summary>Only those that started before this time; null for any.</summary>
    public DateTimeOffset? StartedBefore { get; init; }

    /// <summary>The most to return, 1-200; null for 50.</summary>
    public int? Top { get; init; }

    /// <summary>From the page before; null for the first.</summary>
    public string? Cursor { get; init; }

    internal string Query => QueryText.Of(
        ("state", State), ("definition", Definition), ("startedAfter", QueryText.Of(StartedAfter)),
        ("startedBefore", QueryText.Of(StartedBefore)), ("top", QueryText.Of(Top)), ("cursor", Cursor));
}
