using System.ComponentModel;

namespace Coordinator.Contracts.Sagas;

/// <summary>One thing that happened in a saga's life.</summary>
public sealed record SagaEntryBody
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What, for example <c>stepDone</c>; later versions may know more.</summary>
    [Description("What, for example sagaStarted, stepDone, attemptFailed, stepStuck, eventReceived, cancelRefused; "
        + "later versions may know more.")]
    public required string Kind { get; init; }

    /// <summary>The step; null for the saga as a whole.</summary>
    public string? Step { get; init; }

    /// <summary>More, for people; null when there is no more.</summary>
    public string? Note { get; init; }
}
