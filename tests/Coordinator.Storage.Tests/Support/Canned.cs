using Microsoft.Extensions.Logging.Abstractions;

namespace Coordinator.Storage.Tests.Support;

/// <summary>Stores whose service is a script.</summary>
static class Canned
{
    const string Connection = "AccountName=acct;AccountKey=c2VjcmV0;TableEndpoint=http://127.0.0.1:1/acct;"
        + "QueueEndpoint=http://127.0.0.1:1/acct";

    public static TableStores Stores(CannedHandler handler, int readRetriesMax = 0, TimeSpan? timeout = null) => new(
        [
            new StoreOptions
            {
                Name = Some.StoreName,
                ConnectionString = Connection,
                ReadRetriesMax = readRetriesMax,
                RequestTimeout = timeout ?? TimeSpan.FromSeconds(30),
                Transport = handler.Transport(),
            },
        ],
        NullLoggerFactory.Instance,
        TimeProvider.System);
}
