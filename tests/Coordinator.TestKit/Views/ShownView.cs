using Coordinator.Core.Views;
using Coordinator.Core.Views.Projecting;
using Coordinator.Core.Views.Reading;
using Coordinator.TestKit.Stores;

namespace Coordinator.TestKit.Views;

/// <summary>What the reader of a view shows of the rows that are stored, all at once.</summary>
public static class ShownView
{
    /// <summary>Rows by key.</summary>
    /// <param name="records">Where they are stored.</param>
    /// <param name="generation">The view's generation.</param>
    public static Dictionary<string, string> Of(SimulatedRecords records, ViewGeneration generation)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(generation);
        var partitions = $"view/{generation.View}/{generation.Info.Number}/rows/";
        return records.Records
            .Where(record => record.Key.Partition.StartsWith(partitions, StringComparison.Ordinal)
                && record.Key.Name.StartsWith(ViewKey.RowPrefix, StringComparison.Ordinal))
            .Select(record => StoredJson.Parse<RowState>(record.Value))
            .Where(row => !row.IsHidden)
            .Select(row => RowDocument.Of(row, generation.Info.Aggregates))
            .ToDictionary(row => string.Join(ExpectedView.KeySeparator, row.Key), row => row.Value);
    }
}
