using Coordinator.TestKit.Simulation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordinator.Storage.Tests.Support;

/// <summary>Stores whose service is a script.</summary>
static class Canned
{
    const string Connection = "AccountName=acct;AccountKey=c2VjcmV0;TableEndpoint=http://127.0.0.1:1/acct;"
        + "QueueEndpoint=http://127.0.0.1:1/acct";

    /// <summary>A store with the usual time limits.</summary>
    public static StoreOptions Store(string name, CannedHandler handler) => new()
    {
        Name = name,
        ConnectionString = Connection,
        Transport = handler.Transport(),
    };

    public static TableStores Stores(CannedHandler handler, int readRetriesMax = 0, TimeSpan? timeout = null) => new(
        [
            Store(Some.StoreName, handler) with
            {
                ReadRetriesMax = readRetriesMax,
                RequestTimeout = timeout ?? TimeSpan.FromSeconds(30),
            },
        ],
        [Some.StoreName],
        new SimIdSource(seed: 1),
        NullLoggerFactory.Instance,
        TimeProvider.System);
}
