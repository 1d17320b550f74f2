using System.Collections.Immutable;
using Coordinator.Core.Effects;

namespace Coordinator.Core.Transactions;

/// <summary>
/// Sends prepares, and those that were turned away at once a second time: stores with too much to do refuse so, and
/// else the whole attempt would have to be undone and made again, for many more requests. A second prepare does no harm,
/// since one may arrive twice and at any time anyway; but whatever it is told other than Applied says nothing, since it
/// may have met the first.
/// </summary>
static class PrepareRepeat
{
    /// <summary>Who waited longer has met no refusal but silence, which a second request would only prolong.</summary>
    static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(250);

    public static async Task<ImmutableArray<CommitResult>> SendAsync(
        ProtocolContext context, ImmutableArray<Batch> batches)
    {
        var sent = context.Now;
        var results = await context.Effects.CommitAsync(batches);
        var open = Enumerable.Range(0, batches.Length)
            .Where(index => results[index].Status == CommitStatus.Unknown).ToImmutableArray();
        if (open.IsEmpty || results.Any(IsRefused) || context.Now - sent > AtOnce)
            return results;
        await context.BackOffAsync(conflicts: 1);
        var again = await context.Effects.CommitAsync([.. open.Select(index => batches[index])]);
        foreach (var (index, result) in open.Zip(again))
            results = results.SetItem(index, IsRefused(result) ? CommitResult.Unknown : result);
        return results;
    }

    static bool IsRefused(CommitResult result) => result.Status == CommitStatus.Refused;
}
