using System.Collections.Immutable;
using Coordinator.Core.Registers;
using Coordinator.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage.Registers;

/// <summary>The registers' acceptors in the control tables of the control stores.</summary>
public sealed class TableAcceptors : IAcceptors
{
    readonly ILogger<TableAcceptors> _log;
    readonly LogPace _pace;
    readonly ImmutableArray<(string Store, TableRequests Requests)> _stores;

    /// <summary>Takes the control tables; nothing is sent.</summary>
    /// <param name="stores">The clients of each, with the store's name.</param>
    /// <param name="log">Where requests without a clear answer are noted.</param>
    /// <param name="time">The clock for time limits.</param>
    public TableAcceptors(
        IEnumerable<(string Store, StoreClients Clients)> stores, ILogger<TableAcceptors> log, TimeProvider time)
    {
        _log = log;
        _pace = new LogPace(time);
        _stores =
        [
            .. stores.Select(store => (store.Store, new TableRequests(
                store.Clients, time, (request, cause) => NoteUnanswered(request, store.Store, cause)))),
        ];
    }

    /// <inheritdoc />
    public ImmutableArray<IAcceptor> Of(string register) =>
    [
        .. _stores.Select(store => new TableAcceptor(
            register, store.Requests, isOnlyOne: _stores.Length == 1, () => _log.RegisterRowUnreadable(store.Store))),
    ];

    void NoteUnanswered(string request, string store, Exception? cause)
    {
        if (!_pace.Admits(store, out var leftOut))
            return;
        var (status, code, exception) = FaultCodes.Of(cause);
        _log.RegisterUnanswered(request, store, status, code, exception, leftOut);
    }
}
