using Coordinator.Core.Effects;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>Reads all pages of a scan.</summary>
static class PagedScan
{
    /// <returns>False when the store stopped answering.</returns>
    public static async Task<bool> ReadAsync(IReplicaStore store, ScanQuery query, Action<ScanPage> take)
    {
        string? continuation = null;
        do
        {
            if (await store.ScanAsync(query, continuation) is not { } page)
                return false;
            take(page);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return true;
    }
}
