using System.Collections.Immutable;
using Coordinator.Benchmarks.Peers;
using Coordinator.Core.Model;

namespace Coordinator.Benchmarks.Loads;

/// <summary>
/// Accounts by Zipf's law: the k-th most popular is chosen k^-theta times as often as the first. 0 is uniform; YCSB
/// takes 0.99.
/// </summary>
sealed class ZipfAccounts : AccountChoice
{
    readonly ImmutableArray<ItemName> _accounts;
    readonly double[] _sums;
    readonly int _count;
    readonly bool _isDownhill;

    /// <param name="accounts">All.</param>
    /// <param name="theta">How skewed.</param>
    /// <param name="count">So many in each operation.</param>
    /// <param name="isDownhill">
    /// Whether money goes from later accounts to earlier ones only, so that errors cannot cancel each other out.
    /// </param>
    public ZipfAccounts(Accounts accounts, double theta, int count, bool isDownhill = false)
    {
        _accounts = [.. accounts.All];
        _count = count;
        _isDownhill = isDownhill;
        _sums = new double[_accounts.Length];
        var sum = 0.0;
        for (var rank = 0; rank < _sums.Length; rank++)
            _sums[rank] = sum += Math.Pow(rank + 1, -theta);
    }

    /// <summary>How likely the most popular account is in an operation on two.</summary>
    public double FirstInPair
    {
        get
        {
            // Chosen first, or second after any other one.
            var first = _sums[0] / _sums[^1];
            var others = _sums.Zip(_sums.Skip(1), (before, sum) => (sum - before) / _sums[^1]);
            return first + others.Sum(other => other * first / (1 - other));
        }
    }

    /// <inheritdoc />
    protected override ImmutableArray<ItemName> Choose(int client, int number, Random random)
    {
        var chosen = new List<int>(_count);
        while (chosen.Count < _count)
        {
            var rank = Rank(random.NextDouble() * _sums[^1]);
            if (!chosen.Contains(rank))
                chosen.Add(rank);
        }

        // Neighbours in popularity live in different slots.
        var places = chosen.Select(rank => (int)((rank * 7919L) % _accounts.Length));
        return [.. (_isDownhill ? places.OrderDescending() : places).Select(place => _accounts[place])];
    }

    int Rank(double at)
    {
        var found = Array.BinarySearch(_sums, at);
        return Math.Min(found < 0 ? ~found : found, _sums.Length - 1);
    }
}
