namespace Coordinator.Core.Effects;

/// <summary>
/// What one host found out about one store by its own requests. Other hosts may have found otherwise.
/// </summary>
/// <param name="Name">The store.</param>
/// <param name="State">The judgement.</param>
/// <param name="LatencyMs">
/// How long point reads take, smoothed; null when none was answered lately, so that an old number bars nobody for ever.
/// </param>
/// <param name="ErrorShare">The share of the last seconds' requests that got no answer, 0 to 1.</param>
/// <param name="FailingSince">
/// When the first of those requests failed since which none was answered, or the first of those writes since which no
/// write was; null when the last request and the last write were answered.
/// </param>
public readonly record struct StoreHealthState(
    string Name, StoreHealth State, double? LatencyMs, double ErrorShare, DateTimeOffset? FailingSince)
{
    /// <summary>
    /// When the first of those writes failed since which none was answered, reads or not; null when the last one was,
    /// or when none was tried lately: who wants to know tries one.
    /// </summary>
    public DateTimeOffset? WritesFailingSince { get; init; }

    /// <summary>When a request was answered last; null when none was yet.</summary>
    public DateTimeOffset? LastAnswered { get; init; }

    /// <summary>When a request was left without an answer last; null when none was yet.</summary>
    public DateTimeOffset? LastUnanswered { get; init; }
}
