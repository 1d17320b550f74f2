using Coordinator.TestKit;

namespace Coordinator.Benchmarks.Costs;

/// <summary>Counts the requests of this process to tables and to queues.</summary>
sealed class StorageCount : IDisposable
{
    readonly RequestCounter _tables;
    readonly RequestCounter _queues;

    public StorageCount(IEnumerable<string> connectionStrings)
    {
        var settings = connectionStrings.SelectMany(text => text.Split(';')).ToList();
        _tables = new RequestCounter(settings.Where(setting => setting.StartsWith("Table", StringComparison.Ordinal)));
        _queues = new RequestCounter(settings.Where(setting => setting.StartsWith("Queue", StringComparison.Ordinal)));
    }

    /// <summary>Those begun so far.</summary>
    public (long Tables, long Queues) Now => (_tables.Begun, _queues.Begun);

    public void Dispose()
    {
        _tables.Dispose();
        _queues.Dispose();
    }
}
