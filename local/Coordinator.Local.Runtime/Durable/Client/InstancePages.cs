using System.Runtime.CompilerServices;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Client;

/// <summary>The pages of a list of instances.</summary>
sealed class InstancePages(InstanceList list, OrchestrationQuery query) : AsyncPageable<OrchestrationMetadata>
{
    public override IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(
        string? continuationToken = null, int? pageSizeHint = null) => ReadAsync(continuationToken, pageSizeHint);

    async IAsyncEnumerable<Page<OrchestrationMetadata>> ReadAsync(
        string? continuation, int? pageSize, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        do
        {
            var page = await list.ReadPageAsync(query, pageSize, continuation, cancellation);
            yield return page;
            continuation = page.ContinuationToken;
        }
        while (continuation is not null);
    }
}
