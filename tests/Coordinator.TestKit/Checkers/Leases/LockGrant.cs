using System.Globalization;

namespace Coordinator.TestKit.Checkers.Leases;

/// <summary>An owner was told that it has a lock, for the first time or again. All times are true ones.</summary>
/// <param name="Lock">The lock.</param>
/// <param name="Owner">Who was told so.</param>
/// <param name="Token">The fence token that it was given.</param>
/// <param name="AskedAt">When it asked.</param>
/// <param name="ToldAt">When it was told: since then it believes so.</param>
/// <param name="BelievedUntil">
/// When it ceased to believe: its own clock said that the lease was over, or it gave the lock back, or died. Whoever
/// asks for a lease that would end earlier may not believe beyond that any more, whatever it is told and when.
/// </param>
public sealed record LockGrant(
    string Lock, string Owner, long Token, DateTimeOffset AskedAt, DateTimeOffset ToldAt, DateTimeOffset BelievedUntil)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Owner} has {Lock} under {Token}, asked {AskedAt:HH:mm:ss.fff}, believes so {ToldAt:HH:mm:ss.fff} .. "
        + $"{BelievedUntil:HH:mm:ss.fff}");
}
