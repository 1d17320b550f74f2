using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Storage.Keys;

namespace Coordinator.Storage.Tables;

/// <summary>
/// Every limit of the table service, checked before a batch is sent. Azure refuses what is over one, but with an error
/// that the protocol could only take for unknown; Azurite takes entities over 1 MiB, more than 252 properties and mixed
/// partitions.
/// </summary>
static class BatchGuard
{
    /// <summary>Bytes of one binary property.</summary>
    public const int BinaryBytesMax = 64 * 1024;

    /// <summary>UTF-16 units of one string property.</summary>
    public const int StringCharsMax = 32 * 1024;

    /// <summary>The body's first and last boundary lines.</summary>
    const int BatchOverheadBytes = 512;

    /// <summary>Throws unless the service takes the batch.</summary>
    /// <exception cref="StoreLimitException">It is over a limit.</exception>
    public static void Require(IReadOnlyList<TableTransactionAction> actions)
    {
        StoreLimitException.Require(nameof(Limits.BatchRowsMax), actions.Count, Limits.BatchRowsMax);
        var rowKeys = new HashSet<string>(actions.Count, StringComparer.Ordinal);
        foreach (var entity in actions.Select(action => action.Entity))
        {
            Invariant.Require(entity.PartitionKey == actions[0].Entity.PartitionKey, "a batch stays in one partition");
            Invariant.Require(rowKeys.Add(entity.RowKey), $"a batch names {entity.RowKey} once");
            RequireEntity(entity);
        }

        StoreLimitException.Require(nameof(Limits.BatchBytesMax), WireBytes(actions), Limits.BatchBytesMax);
    }

    /// <summary>The most that the batch's body takes.</summary>
    public static long WireBytes(IEnumerable<TableTransactionAction> actions) =>
        BatchOverheadBytes + actions.Sum(EntitySize.WireBytes);

    /// <summary>Throws unless the service takes the entity.</summary>
    /// <exception cref="StoreLimitException">It is over a limit.</exception>
    public static void RequireEntity(ITableEntity entity)
    {
        RequireKey(entity.PartitionKey);
        RequireKey(entity.RowKey);
        var count = 0;
        foreach (var (name, value) in EntitySize.Properties(entity))
        {
            count++;
            if (value is byte[] bytes)
                StoreLimitException.Require(nameof(BinaryBytesMax), bytes.Length, BinaryBytesMax, name);
            if (value is string text)
                StoreLimitException.Require(nameof(StringCharsMax), text.Length, StringCharsMax, name);
        }

        StoreLimitException.Require(
            nameof(Limits.EntityPropertiesMax), count, Limits.EntityPropertiesMax, entity.RowKey);
        StoreLimitException.Require(
            nameof(Limits.EntityBytesMax), EntitySize.StoredBytes(entity), Limits.EntityBytesMax, entity.RowKey);
    }

    static void RequireKey(string key)
    {
        Invariant.Require(
            key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-'),
            "a key is made of A-Z a-z 0-9 _ . - only");
        StoreLimitException.Require(nameof(KeyCodec.KeyCharsMax), key.Length, KeyCodec.KeyCharsMax, key);
    }
}
