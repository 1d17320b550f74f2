using System.Collections.Immutable;
using Coordinator.Core.Sagas.Stores;

namespace Coordinator.Core.Views.Catalog;

/// <summary>
/// What one host knows of the views. A list that is some seconds old does no harm: a generation that was replaced
/// stays for longer than that, and to follow it for nothing only costs.
/// </summary>
/// <param name="catalog">The views.</param>
/// <param name="projections">What this host can project.</param>
/// <param name="time">The age of the list.</param>
/// <param name="options">How old it may be.</param>
public sealed class LiveViews(
    ViewCatalog catalog, CodeProjections projections, TimeProvider time, ViewOptions options)
{
    readonly Lock _gate = new();
    Listing? _listing;
    Task<Listing>? _refreshing;

    /// <summary>
    /// The generations that this host's projectors follow: of each view the live one, or the first one while it is
    /// being built. Those that a rebuild fills beside the live one, and those that this host cannot project, are not
    /// among them.
    /// </summary>
    /// <param name="refresh">Read the catalog even if the list is young.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<ImmutableArray<ViewGeneration>> FollowedAsync(bool refresh = false) =>
        (await ListingAsync(refresh)).Followed;

    /// <summary>A view; null when there is none.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<ViewInfo?> FindAsync(string name)
    {
        var listing = await ListingAsync(refresh: false);
        // One that was just created may not be in the list yet.
        return listing.Views.GetValueOrDefault(name) ?? await catalog.FindAsync(name);
    }

    /// <summary>Reads anew the next time if the list does not tell what somebody saw in the catalog.</summary>
    /// <param name="seen">A view as the catalog has it.</param>
    public void Meet(ViewInfo seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        lock (_gate)
        {
            var listed = _listing?.Views.GetValueOrDefault(seen.Name)?.Readable?.Number;
            if (listed != seen.Readable?.Number)
                _listing = null;
        }
    }

    Task<Listing> ListingAsync(bool refresh)
    {
        lock (_gate)
        {
            if (!refresh && _listing is { } known && time.GetElapsedTime(known.ReadAt) < options.RefreshAfter)
                return Task.FromResult(known);
            if (_refreshing is { IsCompleted: false } running && !refresh)
                return running;
            return _refreshing = ReadAsync();
        }
    }

    async Task<Listing> ReadAsync()
    {
        var readAt = time.GetTimestamp();
        var views = (await catalog.AllAsync()).Where(view => !view.IsDeleted).ToList();
        var followed = views.Select(view => projections.Find(view.Name, view.Readable!)).OfType<ViewGeneration>();
        var listing = new Listing(
            readAt,
            views.ToImmutableDictionary(view => view.Name, StringComparer.Ordinal),
            [.. followed]);
        lock (_gate)
            return _listing = _listing?.ReadAt > readAt ? _listing : listing;
    }

    sealed record Listing(
        long ReadAt, ImmutableDictionary<string, ViewInfo> Views, ImmutableArray<ViewGeneration> Followed);
}
