using Coordinator.Core.Effects;

namespace Coordinator.Core.Registers;

/// <summary>An acceptor's answer to an accept.</summary>
/// <param name="Kind">Whether it accepted.</param>
/// <param name="MayHold">Whether it has accepted, or may yet, as far as is known.</param>
/// <param name="Mark">Names the row as this accept left it; null when somebody has touched it since.</param>
sealed record Acceptance(AnswerKind Kind, bool MayHold, ETag? Mark)
{
    public static Acceptance Refused { get; } = new(AnswerKind.Refused, MayHold: false, Mark: null);

    public static Acceptance Unknown { get; } = new(AnswerKind.Silent, MayHold: true, Mark: null);

    /// <summary>It accepted.</summary>
    public static Acceptance Given(ETag? mark) => new(AnswerKind.Given, MayHold: true, mark);

    /// <summary>Nothing was sent, since the acceptor had promised nothing.</summary>
    public static Acceptance NotAsked(AnswerKind promise) => new(promise, MayHold: false, Mark: null);

    public bool IsGiven => Kind == AnswerKind.Given;
}
