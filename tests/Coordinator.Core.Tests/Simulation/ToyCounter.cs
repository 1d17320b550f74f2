using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Tests.Simulation;

/// <summary>
/// A toy protocol on the effects: writes one item again and again, each time adding its own mark to the text. It
/// exists to show that the simulator finds what is wrong with it.
/// </summary>
/// <param name="effects">The world.</param>
/// <param name="item">Where the item lives.</param>
/// <param name="readsBack">
/// Whether it looks whether its mark is there already; without that, an unknown result makes it write a mark twice.
/// </param>
sealed class ToyCounter(IEffects effects, RowAddress item, bool readsBack)
{
    public async Task AddAsync(string mark)
    {
        while (true)
        {
            var read = (await effects.ReadAsync([item]))[0];
            if (read.Status == ReadStatus.Unknown)
                continue;
            var marks = (read.Row as ItemRow)?.Value ?? "";
            if (readsBack && marks.Contains(mark, StringComparison.Ordinal))
                return;
            var result = (await effects.CommitAsync([new Batch(item.Replica, [Next(read, marks + mark)])]))[0];
            if (result.Status == CommitStatus.Applied)
                return;
        }
    }

    RowWrite Next(ReadResult read, string marks)
    {
        var row = new ItemRow
        {
            Slot = item.Replica.Slot,
            Item = ((ItemKey)item.Key).Item,
            Version = 1,
            CommitTime = new Hlc(1),
            Value = marks,
        };
        return read.Row is null ? new InsertRow(row) : new ReplaceRow(row, read.ETag);
    }
}
