using System.Globalization;

namespace Coordinator.Core.Sagas.Calls;

/// <summary>The idempotency keys of a saga's calls: <c>{saga}/{step}/{phase}</c>.</summary>
/// <remarks>
/// The store remembers a refusal under its id for ever, so a call that must succeed gets a fresh id after each refusal:
/// <c>{saga}/{step}/{phase}/2</c> and so on. Only the newest of them can have happened, since a refused id is closed.
/// Participants behind HTTP always see the plain key.
/// </remarks>
public static class StepKeys
{
    /// <summary>The key of a call.</summary>
    /// <param name="saga">The saga's id.</param>
    /// <param name="step">The step's name.</param>
    /// <param name="phase">What of the step.</param>
    /// <param name="generation">1 for the plain key.</param>
    public static string Of(string saga, string step, StepPhase phase, int generation = 1)
    {
        var key = $"{saga}/{step}/{NameOf(phase)}";
        return generation == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}/{generation}");
    }

    static string NameOf(StepPhase phase) => phase switch
    {
        StepPhase.Action => "action",
        StepPhase.Compensate => "compensate",
        StepPhase.Try => "try",
        StepPhase.Confirm => "confirm",
        StepPhase.Cancel => "cancel",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "not a phase of a step"),
    };
}
