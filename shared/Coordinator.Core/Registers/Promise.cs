using Coordinator.Core.Effects;

namespace Coordinator.Core.Registers;

/// <summary>An acceptor's answer to a prepare.</summary>
/// <param name="Kind">Whether it promised.</param>
/// <param name="State">What it holds, once it promised.</param>
/// <param name="Mark">Names that state; null where there is no row yet.</param>
sealed record Promise(AnswerKind Kind, AcceptorState State, ETag? Mark)
{
    public static Promise Refused { get; } = new(AnswerKind.Refused, AcceptorState.Untouched, Mark: null);

    public static Promise Silent { get; } = new(AnswerKind.Silent, AcceptorState.Untouched, Mark: null);

    /// <summary>It promised, or has accepted nothing that stands in the way.</summary>
    public static Promise Given(AcceptorState state, ETag? mark) => new(AnswerKind.Given, state, mark);

    public bool IsGiven => Kind == AnswerKind.Given;
}
