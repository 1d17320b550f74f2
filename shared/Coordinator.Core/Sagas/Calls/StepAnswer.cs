namespace Coordinator.Core.Sagas.Calls;

/// <summary>
/// The answer to a call, judged where it arrived, so that a history means the same under a later release.
/// </summary>
public sealed record StepAnswer
{
    /// <summary>No answer at all.</summary>
    public static StepAnswer Lost { get; } = new() { Kind = AnswerKind.Unknown, Error = "There was no answer." };

    /// <summary>What it says.</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>
    /// What <c>${steps.name.status}</c> reads, as JSON text: an HTTP status code, or <c>"committed"</c>; null without
    /// an answer.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>What <c>${steps.name.body}</c> reads, as JSON text; null when there is none.</summary>
    public string? Body { get; init; }

    /// <summary>Why a body that came is not there; null otherwise.</summary>
    public string? BodyProblem { get; init; }

    /// <summary>What went wrong, for people; null when done.</summary>
    public string? Error { get; init; }

    /// <summary>How long the participant asks to wait before the next attempt.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
