namespace Coordinator.Core.Placement;

/// <summary>
/// What one host knows of the placement. An old map does no harm, since guards refuse what is based on it; so a map is
/// kept in memory until somebody meets a missing guard and asks for a refresh.
/// </summary>
/// <param name="register">Where the placement is agreed on.</param>
/// <param name="known">A map to start with; null when the first call is to read the register.</param>
public sealed class PlacementCache(IPlacementRegister register, PlacementMap? known = null)
{
    readonly Lock _gate = new();
    PlacementMap? _known = known;
    TaskCompletionSource<PlacementMap>? _refreshing;

    /// <summary>The map.</summary>
    /// <param name="refresh">Read the register; calls that come while a read is under way share it.</param>
    /// <returns>The newest map known; an older one when the register does not answer.</returns>
    /// <exception cref="PlacementUnknownException">No map was ever read.</exception>
    public Task<PlacementMap> GetAsync(bool refresh)
    {
        TaskCompletionSource<PlacementMap> mine;
        lock (_gate)
        {
            if (!refresh && _known is { } map)
                return Task.FromResult(map);
            if (_refreshing is { } running)
                return running.Task;
            _refreshing = mine = new TaskCompletionSource<PlacementMap>();
        }

        return RefreshAsync(mine);
    }

    async Task<PlacementMap> RefreshAsync(TaskCompletionSource<PlacementMap> shared)
    {
        try
        {
            var map = Learn(await register.ReadAsync());
            Release();
            shared.SetResult(map);
        }
        catch (Exception e)
        {
            Release();
            shared.SetException(e);
        }

        return await shared.Task;
    }

    PlacementMap Learn(RegisterValue? read)
    {
        lock (_gate)
        {
            if (read?.Map is { } newer)
                _known = _known is null ? newer : _known.MergedWith(newer);
            return _known ?? throw new PlacementUnknownException(read is null
                ? "The placement register does not answer."
                : "No placement was ever written to the register.");
        }
    }

    void Release()
    {
        lock (_gate)
            _refreshing = null;
    }
}
