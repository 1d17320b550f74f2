using System.Runtime.CompilerServices;

namespace Coordinator.Client.Http;

/// <summary>Lists that come in pages, as one stream.</summary>
static class Pages
{
    /// <summary>All that the pages hold, each asked for when it is needed.</summary>
    /// <param name="page">Asks for the page at a cursor; null for the first.</param>
    /// <param name="items">What a page holds.</param>
    /// <param name="cursor">What leads to the next page; null on the last.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CoordinatorException">A page is refused.</exception>
    public static async IAsyncEnumerable<TItem> AllAsync<TPage, TItem>(
        Func<string?, CancellationToken, Task<Reply<TPage>>> page, Func<TPage, IEnumerable<TItem>> items,
        Func<TPage, string?> cursor, [EnumeratorCancellation] CancellationToken cancellation)
        where TPage : class
    {
        string? next = null;
        do
        {
            var found = (await page(next, cancellation)).Required;
            foreach (var item in items(found))
                yield return item;
            next = cursor(found);
        }
        while (next is not null);
    }
}
