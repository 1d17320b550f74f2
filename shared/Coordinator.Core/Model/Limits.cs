namespace Coordinator.Core.Model;

/// <summary>Every limit of the system, in one place. They are refused with a typed answer before any I/O.</summary>
public static class Limits
{
    /// <summary>Operations in one transaction.</summary>
    public const int OperationsMax = 100;

    /// <summary>Slots that take part in one transaction, the home slot included.</summary>
    public const int SlotsMax = 25;

    /// <summary>
    /// Distinct items of one transaction in one slot: with guard, vote and outbox rows they must fit one batch.
    /// </summary>
    public const int ItemsPerSlotMax = 90;

    /// <summary>
    /// UTF-8 bytes of one item's value; base and intent together stay below the entity limit of 1 MiB.
    /// </summary>
    public const int ItemBytesMax = 384 * 1024;

    /// <summary>UTF-8 bytes of an item's key.</summary>
    public const int KeyBytesMax = 512;

    /// <summary>Characters of a collection's or a topic's name.</summary>
    public const int CollectionCharsMax = 63;

    /// <summary>UTF-8 bytes of a transaction id that a client chose.</summary>
    public const int TransactionIdBytesMax = 128;

    /// <summary>
    /// UTF-8 bytes of old and new values of one transaction in one slot. A batch carries at most 4 MiB on the wire,
    /// where binary grows by a third, and finishing writes each new value twice (item and outbox).
    /// </summary>
    public const int SlotBytesMax = 2_000_000;

    /// <summary>UTF-8 bytes of the new values and published messages of one transaction in one slot.</summary>
    public const int SlotChangeBytesMax = 1_100_000;

    /// <summary>
    /// UTF-8 bytes of a transaction's results, which are kept in its outcome row for idempotent retries.
    /// </summary>
    public const int ResultBytesMax = 384 * 1024;

    /// <summary>
    /// UTF-8 bytes of a transaction's published messages, which its outcome row keeps until it is finished.
    /// </summary>
    public const int MessageBytesMax = 256 * 1024;

    /// <summary>UTF-8 bytes of an expected or actual value in an abort's reasons; a larger one is left out.</summary>
    public const int ReasonValueBytesMax = 2048;

    /// <summary>Bytes of an HTTP request's body.</summary>
    public const int RequestBytesMax = 4 * 1024 * 1024;

    /// <summary>Nesting depth of JSON in requests and stored values.</summary>
    public const int JsonDepthMax = 64;

    /// <summary>Items in one snapshot read.</summary>
    public const int SnapshotItemsMax = 100;

    /// <summary>Rows in one batch (entity group transaction).</summary>
    public const int BatchRowsMax = 100;

    /// <summary>Bytes of one batch on the wire.</summary>
    public const int BatchBytesMax = 4 * 1024 * 1024;

    /// <summary>Bytes of one entity as Azure Table Storage counts them.</summary>
    public const int EntityBytesMax = 1024 * 1024;

    /// <summary>Properties of one entity beside PartitionKey, RowKey and Timestamp.</summary>
    public const int EntityPropertiesMax = 252;

    /// <summary>UTF-8 bytes of one part of an outbox row; a larger set of changes is split over several rows.</summary>
    public const int OutboxPartBytesMax = 700_000;

    /// <summary>Slots of a deployment.</summary>
    public const int SlotCountMax = 1024;
}
