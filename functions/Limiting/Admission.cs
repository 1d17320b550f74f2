using Coordinator.Core.Model;
using Coordinator.Functions.Hosting;

namespace Coordinator.Functions.Limiting;

/// <summary>
/// Who is served at once by this host. Whoever finds no room is refused without waiting: a queue would only make those
/// slow who are served. New work leaves a fifth of the room to everything else, and one tenant half of it to the
/// others. Timers, queues and orchestrations are not asked: what has begun goes on. Safe for many threads.
/// </summary>
sealed class Admission(CoordinatorSettings settings, TimeProvider time)
{
    const double BeginningShare = 0.8;
    const double OngoingShare = 0.9;
    const double TenantShare = 0.5;

    readonly Lock _lock = new();
    readonly AdaptiveLimit _limit = new(settings.Limits.ConcurrentRequests, time);
    readonly Dictionary<(Tenant Tenant, bool IsWaiting), int> _byTenant = [];
    int _serving;
    int _waiting;

    /// <summary>Whether anything is bounded.</summary>
    public bool IsOn => settings.Limits.ConcurrentRequests > 0;

    /// <summary>Requests that are served now, waiting ones not counted.</summary>
    public int Serving => _serving;

    /// <summary>The greatest number of requests now.</summary>
    public int Limit
    {
        get
        {
            lock (_lock)
                return _limit.Current(_serving);
        }
    }

    /// <summary>A place for a request; null when there is none.</summary>
    public AdmissionPlace? TryEnter(RequestClass kind, Tenant tenant)
    {
        var isWaiting = kind == RequestClass.Waiting;
        lock (_lock)
        {
            var room = RoomFor_NeedsLock(kind);
            var ofTenant = _byTenant.GetValueOrDefault((tenant, isWaiting));
            if ((isWaiting ? _waiting : _serving) >= room)
                return null;
            if (!tenant.IsNone && ofTenant >= Share(room, TenantShare))
                return null;
            _byTenant[(tenant, isWaiting)] = ofTenant + 1;
            Count_NeedsLock(isWaiting, 1);
        }

        return new AdmissionPlace(this, isWaiting, tenant, time.GetTimestamp());
    }

    /// <summary>A request has been answered, or given up.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="status">The answer's status; null when there was none.</param>
    internal void Leave(AdmissionPlace place, int? status)
    {
        lock (_lock)
        {
            var left = _byTenant[(place.Tenant, place.IsWaiting)] - 1;
            if (left == 0)
                _byTenant.Remove((place.Tenant, place.IsWaiting));
            else
                _byTenant[(place.Tenant, place.IsWaiting)] = left;
            if (!place.IsWaiting && status is { } told)
                _limit.Ended(IsGood(told, time.GetElapsedTime(place.Entered) - place.OfCaller), _serving);
            Count_NeedsLock(place.IsWaiting, -1);
        }
    }

    /// <summary>
    /// A conflict is the caller's affair, and its time too: many may want the same item. So is the time of a body: else
    /// whoever sends slowly on purpose would have the host refuse everybody else.
    /// </summary>
    bool IsGood(int status, TimeSpan took) =>
        status is not (500 or 503) && (status == 409 || took <= settings.Limits.SlowAfter);

    int RoomFor_NeedsLock(RequestClass kind) => kind switch
    {
        RequestClass.Waiting => settings.Limits.ConcurrentRequests,
        RequestClass.Beginning => Share(_limit.Current(_serving), BeginningShare),
        RequestClass.Ongoing => Share(_limit.Current(_serving), OngoingShare),
        _ => _limit.Current(_serving),
    };

    void Count_NeedsLock(bool isWaiting, int change)
    {
        _waiting += isWaiting ? change : 0;
        _serving += isWaiting ? 0 : change;
    }

    static int Share(int room, double share) => Math.Max(1, (int)(room * share));
}
