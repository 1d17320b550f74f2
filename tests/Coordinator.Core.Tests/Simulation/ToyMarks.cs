using System.Text;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Core.Tests.Simulation;

/// <summary>What <see cref="ToyCounter"/> is on rows, on a record.</summary>
/// <param name="records">The world.</param>
/// <param name="key">The record.</param>
/// <param name="readsBack">
/// Whether it looks whether its mark is there already; without that, an unknown result makes it write a mark twice.
/// </param>
sealed class ToyMarks(IRecordStore records, RecordKey key, bool readsBack)
{
    public async Task AddAsync(string mark)
    {
        while (true)
        {
            var read = await records.ReadAsync(key);
            if (read.Status == ReadStatus.Unknown)
                continue;
            var marks = Encoding.UTF8.GetString((read.Record?.Value ?? default).Span);
            if (readsBack && marks.Contains(mark, StringComparison.Ordinal))
                return;
            var value = Encoding.UTF8.GetBytes(marks + mark);
            var result = await records.CommitAsync(
                [read.Record is { } old ? new ReplaceRecord(key, value, old.ETag) : new InsertRecord(key, value)]);
            if (result.Status == CommitStatus.Applied)
                return;
        }
    }
}
