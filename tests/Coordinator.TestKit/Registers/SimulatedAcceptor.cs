using System.Globalization;
using Coordinator.Core.Effects;
using Coordinator.Core.Registers;

namespace Coordinator.TestKit.Registers;

/// <summary>An acceptor in memory; it answers at once.</summary>
public sealed class SimulatedAcceptor : IAcceptor
{
    int _writes;

    /// <summary>What it holds.</summary>
    public AcceptorRead Row { get; private set; } = AcceptorRead.Absent;

    /// <summary>Reads that arrived.</summary>
    public int Reads { get; private set; }

    /// <summary>Writes that arrived, refused ones included.</summary>
    public int Writes { get; private set; }

    /// <summary>Hears of every write that took effect.</summary>
    public Action? OnWritten { get; set; }

    /// <inheritdoc />
    public Task<AcceptorRead?> ReadAsync()
    {
        Reads++;
        return Task.FromResult<AcceptorRead?>(Row);
    }

    /// <inheritdoc />
    public Task<AcceptorWrite?> WriteAsync(ETag? mark, AcceptorState next)
    {
        Writes++;
        if (Row.Mark != mark)
            return Task.FromResult<AcceptorWrite?>(AcceptorWrite.Refused);
        var written = Put(next);
        OnWritten?.Invoke();
        return Task.FromResult<AcceptorWrite?>(new AcceptorWrite(written));
    }

    /// <summary>Gives it a state past all rules.</summary>
    public ETag Put(AcceptorState next)
    {
        var written = new ETag((++_writes).ToString(CultureInfo.InvariantCulture));
        Row = new AcceptorRead(next, written);
        return written;
    }
}
