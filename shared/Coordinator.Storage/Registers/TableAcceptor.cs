using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Registers;
using Coordinator.Storage.Tables;

namespace Coordinator.Storage.Registers;

/// <summary>One acceptor of a register: a row of one control table.</summary>
/// <param name="register">The register's name.</param>
/// <param name="requests">The control table of one store.</param>
/// <param name="isOnlyOne">Whether the register has no other acceptor.</param>
/// <param name="noteUnreadable">Hears of a row that cannot be read, since others may go on without this one.</param>
sealed class TableAcceptor(string register, TableRequests requests, bool isOnlyOne, Action noteUnreadable)
    : IAcceptor
{
    /// <inheritdoc />
    public async Task<AcceptorRead?> ReadAsync()
    {
        var (entity, fault) = await requests.FindAsync(RegisterRow.Partition, RegisterRow.RowKey(register));
        if (fault is not null)
            return null;
        if (entity is null)
            return AcceptorRead.Absent;
        try
        {
            return RegisterRow.FromEntity(entity);
        }
        catch (InvariantViolationException)
        {
            noteUnreadable();
            if (isOnlyOne)
                throw;
            // What it has promised and accepted is not known, as with one that is silent; two others are a majority.
            return null;
        }
    }

    /// <inheritdoc />
    public async Task<AcceptorWrite?> WriteAsync(ETag? mark, AcceptorState next)
    {
        var entity = RegisterRow.ToEntity(register, next);
        var action = mark is { } known
            ? new TableTransactionAction(
                TableTransactionActionType.UpdateReplace, entity, TableETag.ToAzure(known))
            : new TableTransactionAction(TableTransactionActionType.Add, entity);
        var result = await requests.CommitAsync([action]);
        return result.Status switch
        {
            CommitStatus.Applied => new AcceptorWrite(result.ETags[0]),
            CommitStatus.Refused => AcceptorWrite.Refused,
            _ => null,
        };
    }
}
