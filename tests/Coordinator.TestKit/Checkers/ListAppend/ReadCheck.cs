namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>What reads of one list must not show, whatever else happened.</summary>
sealed class ReadCheck(HistoryIndex index, KeyHistory key)
{
    public IEnumerable<Anomaly> Find()
    {
        foreach (var read in key.Reads)
        {
            // A beginning of a clean order is clean: most reads are not looked at value by value.
            if (!key.IsOrderClean || !key.IsInOrder(read.Values))
            {
                foreach (var anomaly in Values(read))
                    yield return anomaly;
            }

            if (Intermediate(read) is { } intermediate)
                yield return intermediate;
        }
    }

    IEnumerable<Anomaly> Values(KeyRead read)
    {
        var reader = index.Transactions[read.Reader];
        foreach (var twice in read.Values.GroupBy(value => value).Where(same => same.Count() > 1))
        {
            yield return Anomaly.Of(
                AnomalyKind.DuplicateElements,
                $"{reader.Name} read {twice.Key} in {key.Key} {twice.Count()} times: {HistoryText.Of(read.Values)}.",
                reader);
        }

        foreach (var value in read.Values.Distinct())
        {
            if (!key.Writers.TryGetValue(value, out var writer))
            {
                yield return Anomaly.Of(
                    AnomalyKind.Garbage,
                    $"{reader.Name} read {value} in {key.Key}, which nobody appended.",
                    reader);
            }
            else if (!writer.MayHaveHappened)
            {
                yield return Aborted(reader, value, index.Transactions[writer.Writer]);
            }
        }
    }

    Anomaly Aborted(ObservedTransaction reader, long value, ObservedTransaction writer) => Anomaly.Of(
        AnomalyKind.G1a,
        $"{reader.Name} read {value} in {key.Key}, which {writer.Name} appended, and that did not happen.",
        writer,
        reader);

    Anomaly? Intermediate(KeyRead read)
    {
        if (!read.IsExternal || read.Values.IsEmpty)
            return null;
        if (!key.Writers.TryGetValue(read.Values[^1], out var last) || last.IsFinal || last.Writer == read.Reader)
            return null;
        var (reader, writer) = (index.Transactions[read.Reader], index.Transactions[last.Writer]);
        return Anomaly.Of(
            AnomalyKind.G1b,
            $"{reader.Name} read {key.Key} up to {read.Values[^1]}, but {writer.Name}, which appended that, " +
            "appended more.",
            writer,
            reader);
    }
}
