using Coordinator.Core.Effects;

namespace Coordinator.Core.Registers;

/// <summary>An acceptor's answer to a conditional write.</summary>
/// <param name="Mark">Names the state that was written; null when the write was refused.</param>
public sealed record AcceptorWrite(ETag? Mark)
{
    /// <summary>The row was not as the write expected, and is as it was.</summary>
    public static AcceptorWrite Refused { get; } = new(Mark: null);
}
