using System.Text;
using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Keys;

namespace Coordinator.Storage.Rows;

/// <summary>An item and its intent as properties.</summary>
static class ItemMapping
{
    /// <summary>Strict, since a replaced character would be a silent change of the user's data.</summary>
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Write(ItemRow row, TableEntity entity)
    {
        WriteName(entity, row.Item);
        entity[Columns.Version] = row.Version;
        WriteText(entity, Columns.Value, row.Value);
        if (row.DeletedIn is { } epoch)
            entity[Columns.DeletedIn] = epoch.Value;
        if (row.Intent is { } intent)
            WriteIntent(entity, intent);
    }

    public static ItemRow Read(TableEntity entity, Replica replica) => new()
    {
        Slot = replica.Slot,
        Item = ReadName(entity),
        Version = entity.Need(entity.GetInt64, Columns.Version),
        CommitTime = new Hlc(entity.Need(entity.GetInt64, Columns.CommitTime)),
        Value = ReadText(entity, Columns.Value),
        DeletedIn = entity.GetInt32(Columns.DeletedIn) is { } epoch ? new Epoch(epoch) : null,
        Intent = ReadIntent(entity),
    };

    /// <summary>Keeps the key where a digest stands for it in the RowKey.</summary>
    public static void WriteName(TableEntity entity, ItemName item)
    {
        if (KeyCodec.Decode(entity.RowKey) is null)
            entity[Columns.Key] = Utf8.GetBytes(item.Key);
    }

    /// <summary>The item that a row of an item or of its history names.</summary>
    public static ItemName ReadName(TableEntity entity) => KeyCodec.Decode(entity.RowKey) switch
    {
        ItemKey spelled => spelled.Item,
        HistoryKey spelled => spelled.Item,
        _ => new ItemName(
            KeyCodec.Collection(entity.RowKey), Utf8.GetString(entity.Need(entity.GetBinary, Columns.Key))),
    };

    static void WriteIntent(TableEntity entity, Intent intent)
    {
        entity[Columns.Change] = intent.Change.ToString();
        entity[Columns.Attempt] = AttemptJson.ToBytes(intent.Attempt).ToArray();
        WriteText(entity, Columns.NewValue, intent.Value);
    }

    static Intent? ReadIntent(TableEntity entity) => entity.GetString(Columns.Change) is { } change
        ? new Intent(
            AttemptJson.FromBytes(entity.Need(entity.GetBinary, Columns.Attempt)),
            Enum.Parse<IntentChange>(change),
            ReadText(entity, Columns.NewValue))
        : null;

    static void WriteText(TableEntity entity, string column, string? text)
    {
        // No property would stand for both no text and an empty one; JSON text is never empty.
        Invariant.Require(text is not "", $"{column} is JSON text, hence not empty");
        if (text is not null)
            ValueChunks.Write(entity, column, Utf8.GetBytes(text));
    }

    static string? ReadText(TableEntity entity, string column) =>
        ValueChunks.Read(entity, column) is { } bytes ? Utf8.GetString(bytes) : null;
}
