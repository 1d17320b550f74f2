using System.Collections.Concurrent;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;

namespace Coordinator.Functions.Tests.Support;

/// <summary>Shown sagas in memory; silent on request.</summary>
sealed class MemorySagas : ISagas
{
    readonly ConcurrentDictionary<string, SagaStatus> _shown = new(StringComparer.Ordinal);

    public bool IsSilent { get; set; }

    public Task<SagaStatus?> FindAsync(string id) => IsSilent
        ? throw new StoreUnavailableException("read")
        : Task.FromResult(_shown.GetValueOrDefault(id));

    public Task ShowAsync(SagaStatus status)
    {
        if (IsSilent)
            throw new StoreUnavailableException("write");
        _shown.AddOrUpdate(
            status.Id, status, (_, stored) => stored.Revision >= status.Revision ? stored : status);
        return Task.CompletedTask;
    }

    public Task<SagaPage> ListAsync(SagaQuery query) => Task.FromResult(new SagaPage(
        [.. _shown.Values.Where(saga => saga.State == query.State).Select(SagaSummary.Of)], Cursor: null));
}
