using Coordinator.Core.Effects;

namespace Coordinator.Core.Registers;

/// <summary>
/// One acceptor of a register: a row in one store. It knows no rules: a proposer reads the row, decides, and writes it
/// on the condition that nobody has touched it since, which makes the two one atomic step of the acceptor. Faults are
/// the value Unknown (null), never an exception.
/// </summary>
public interface IAcceptor
{
    /// <summary>Reads the row.</summary>
    /// <returns>Null when there is no answer, or the row cannot be read and there are other acceptors.</returns>
    /// <exception cref="InvariantViolationException">The row of an only acceptor cannot be read.</exception>
    Task<AcceptorRead?> ReadAsync();

    /// <summary>Writes the row, once.</summary>
    /// <param name="mark">The state that it replaces; null to insert a row where there is none.</param>
    /// <param name="next">What it is to hold.</param>
    /// <returns>Null when there is no clear answer: it may be written, now or later; read back.</returns>
    Task<AcceptorWrite?> WriteAsync(ETag? mark, AcceptorState next);
}
