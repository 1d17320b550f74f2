using Coordinator.Core.Effects;

namespace Coordinator.Core.Registers;

/// <summary>An acceptor's answer to a read.</summary>
/// <param name="State">What it holds; <see cref="AcceptorState.Untouched"/> without a row.</param>
/// <param name="Mark">Names this state of the row for a conditional write; null without a row.</param>
public sealed record AcceptorRead(AcceptorState State, ETag? Mark)
{
    /// <summary>There is no row.</summary>
    public static AcceptorRead Absent { get; } = new(AcceptorState.Untouched, Mark: null);
}
