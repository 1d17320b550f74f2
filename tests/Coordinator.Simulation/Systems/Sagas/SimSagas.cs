using System.Globalization;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;

namespace Coordinator.Simulation.Systems.Sagas;

/// <summary>Shown sagas, as the table keeps them; it answers at once.</summary>
sealed class SimSagas
{
    readonly SortedDictionary<string, SagaStatus> _shown = new(StringComparer.Ordinal);

    public SagaStatus? Find(string id) => _shown.GetValueOrDefault(id);

    /// <summary>Stores a status unless a higher revision is stored.</summary>
    public void Show(SagaStatus status)
    {
        if (Find(status.Id) is not { } stored)
            _shown[status.Id] = status;
        else if (stored.Revision < status.Revision)
            _shown[status.Id] = status with { StartedAt = stored.StartedAt };
    }

    /// <summary>A page, the newest first; the cursor is the place where the next one begins.</summary>
    public SagaPage List(SagaQuery query)
    {
        var from = query.Cursor is { } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
        var found = _shown.Values
            .Where(saga => query.Tenant.IsNone || saga.Tenant == query.Tenant)
            .Where(saga => query.State is not { } state || saga.State == state)
            .Where(saga => query.Definition is not { } name || saga.Definition == name)
            .OrderByDescending(saga => saga.StartedAt).Skip(from).Take(query.Size + 1).ToList();
        return new SagaPage(
            [.. found.Take(query.Size).Select(SagaSummary.Of)],
            found.Count > query.Size ? (from + query.Size).ToString(CultureInfo.InvariantCulture) : null);
    }
}
