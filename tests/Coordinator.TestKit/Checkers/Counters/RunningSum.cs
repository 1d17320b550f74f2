namespace Coordinator.TestKit.Checkers.Counters;

/// <summary>What was added up to a time.</summary>
sealed class RunningSum
{
    readonly long[] _times;
    readonly long[] _sums;

    /// <param name="added">When, and how much.</param>
    public RunningSum(IEnumerable<(long At, long By)> added)
    {
        var inOrder = added.OrderBy(one => one.At).ToList();
        _times = [.. inOrder.Select(one => one.At)];
        _sums = new long[inOrder.Count + 1];
        for (var place = 0; place < inOrder.Count; place++)
            _sums[place + 1] = checked(_sums[place] + inOrder[place].By);
    }

    /// <summary>The sum of what was added strictly before.</summary>
    public long Before(long time)
    {
        // A number of what is earlier, also among equals.
        var (low, high) = (0, _times.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_times[middle] < time)
                low = middle + 1;
            else
                high = middle;
        }

        return _sums[low];
    }
}
