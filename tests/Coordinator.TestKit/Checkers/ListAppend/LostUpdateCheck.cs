namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>
/// Two transactions that read the same version of a list and both appended to it: one of them did not see the other.
/// Found without a cycle, so also where the list was never read again.
/// </summary>
sealed class LostUpdateCheck(HistoryIndex index, KeyHistory key)
{
    public IEnumerable<Anomaly> Find()
    {
        var updates = key.Reads.Where(read => read is { IsExternal: true, Appends: true });
        foreach (var same in updates.GroupBy(Version))
        {
            var updaters = same.Select(read => read.Reader).Distinct().Select(place => index.Transactions[place]);
            var all = updaters.ToList();
            if (all.Count > 1)
            {
                yield return Anomaly.Of(
                    AnomalyKind.LostUpdate,
                    $"{string.Join(" and ", all.Select(updater => updater.Name))} read {key.Key} as " +
                    $"{HistoryText.Of(same.First().Values)} and all appended to it.",
                    [.. all]);
            }
        }
    }

    /// <summary>Values are unique, so length and end tell versions of one list apart.</summary>
    static (int Length, long? Last) Version(KeyRead read) =>
        (read.Values.Length, read.Values.IsEmpty ? null : read.Values[^1]);
}
