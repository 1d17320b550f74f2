using System.Globalization;

namespace Coordinator.TestKit.Checkers.Bank;

/// <summary>
/// The figures of YCSB+T's closed economy workload (Dey, Fekete, Nambiar and Roehm, 2014; T24). So that errors do not
/// cancel each other out, its clients move money from higher keys to lower ones only.
/// </summary>
/// <param name="InitialTotal">The money at first.</param>
/// <param name="FinalTotal">The money in the end.</param>
/// <param name="OperationCount">Operations that were answered; those that failed do not count.</param>
public sealed record ClosedEconomy(long InitialTotal, long FinalTotal, long OperationCount)
{
    /// <summary>|S_initial - S_final| / operations; anything but 0 is an anomaly.</summary>
    /// <exception cref="InvalidOperationException">Nothing was done, so it says nothing.</exception>
    public decimal AnomalyScore => OperationCount > 0
        ? Math.Abs((decimal)InitialTotal - FinalTotal) / OperationCount
        : throw new InvalidOperationException("Nothing was done.");

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{InitialTotal} at first, {FinalTotal} in the end, {OperationCount} operations");
}
