using System.Collections.Immutable;
using Coordinator.Core.Effects;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>After so many looks at a row it shows what the last of them showed (A5, S1).</summary>
/// <param name="inner">The world.</param>
/// <param name="looks">How many looks at such a row are real; null for all.</param>
sealed class SecondLook(IEffects inner, Func<RowAddress, int?> looks) : TamperedEffects(inner)
{
    readonly Dictionary<RowAddress, (int Count, ReadResult Last)> _seen = [];

    protected override ImmutableArray<ReadResult> Tamper(
        ImmutableArray<RowAddress> rows, ImmutableArray<ReadResult> results) =>
        [.. rows.Zip(results, Tamper)];

    ReadResult Tamper(RowAddress row, ReadResult result)
    {
        if (looks(row) is not { } real)
            return result;
        var (count, last) = _seen.GetValueOrDefault(row);
        var shown = count >= real ? last : result;
        _seen[row] = (count + 1, shown);
        return shown;
    }
}
