using Coordinator.Core;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Views;

/// <summary>
/// Looks after the catalog of views now and then: registers this host's projections of code, has built what is not
/// being built, and purges generations that were replaced.
/// </summary>
public sealed class ViewWatch
{
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    const int PagesMax = 50;

    readonly ViewCatalog _catalog;
    readonly CodeProjections _projections;
    readonly ViewPurge _purge;
    readonly IViewBuilds _builds;
    readonly TimeProvider _time;
    readonly ILogger<ViewWatch> _log;
    bool _isRegistered;
    long _lookedAt;

    internal ViewWatch(
        ViewCatalog catalog, CodeProjections projections, ViewPurge purge, IViewBuilds builds, TimeProvider time,
        ILogger<ViewWatch> log)
    {
        (_catalog, _projections, _purge, _builds, _time, _log) = (catalog, projections, purge, builds, time, log);
    }

    /// <summary>
    /// One look, unless the last one was just now. A store that does not answer is asked the next time.
    /// </summary>
    public async Task LookAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        if (_lookedAt != 0 && _time.GetElapsedTime(_lookedAt) < Pause)
            return;
        try
        {
            if (!_isRegistered)
                await RegisterAsync();
            foreach (var view in await _catalog.AllAsync())
                await _builds.StartAsync(client, view);
            foreach (var due in await _purge.DueAsync())
            {
                cancellation.ThrowIfCancellationRequested();
                await _purge.PurgeAsync(due, PagesMax);
            }

            _lookedAt = _time.GetTimestamp();
        }
        catch (StoreUnavailableException fault)
        {
            _log.EngineUnanswered(fault, "look after views");
        }
    }

    async Task RegisterAsync()
    {
        foreach (var projection in _projections.All)
            await RegisterAsync(projection);
        _isRegistered = true;
    }

    /// <summary>One projection that cannot be used must not keep the other views from being looked after.</summary>
    async Task RegisterAsync(IProjection projection)
    {
        try
        {
            var put = await _catalog.RegisterAsync(projection);
            if (put.State == ViewPutState.Taken)
                _log.ProjectionRefused(exception: null, projection.Name, "its name belongs to another view");
        }
        catch (InvariantViolationException broken)
        {
            _log.ProjectionRefused(broken, projection.Name, "it breaks a rule of projections");
        }
    }
}
