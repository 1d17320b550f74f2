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

    /// <summary>Characters of a request's path and query, as sent.</summary>
    public const int AddressCharsMax = 8 * 1024;

    /// <summary>Header fields of a request.</summary>
    public const int HeadersMax = 100;

    /// <summary>Characters of all header fields of a request, names included.</summary>
    public const int HeaderCharsMax = 32 * 1024;

    /// <summary>Nesting depth of JSON in requests and stored values.</summary>
    public const int JsonDepthMax = 64;

    /// <summary>
    /// Characters of one number in a request. Numbers are compared exactly, whatever their length, and the time that
    /// takes grows faster than the length: some hundred thousand digits would keep a processor for seconds.
    /// </summary>
    public const int NumberCharsMax = 1024;

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

    /// <summary>Events in one page.</summary>
    public const int EventPageMax = 1000;

    /// <summary>UTF-8 bytes of the values in a page of events; the first event counts as small.</summary>
    public const int EventPageBytesMax = 4 * 1024 * 1024;

    /// <summary>Logs, or events, that one request reads at once.</summary>
    public const int EventReadsMax = 8;

    /// <summary>Steps of a saga definition.</summary>
    public const int SagaStepsMax = 100;

    /// <summary>UTF-8 bytes of a saga definition.</summary>
    public const int SagaDefinitionBytesMax = 128 * 1024;

    /// <summary>Nesting depth of a saga definition.</summary>
    public const int SagaDepthMax = 32;

    /// <summary>Errors that one look at a definition reports.</summary>
    public const int SagaErrorsMax = 100;

    /// <summary>
    /// Characters of a saga's id. With a step's name and a phase it makes a transaction id, see <see
    /// cref="TransactionIdBytesMax"/>.
    /// </summary>
    public const int SagaIdCharsMax = 64;

    /// <summary>Characters of a step's name.</summary>
    public const int SagaStepNameCharsMax = 40;

    /// <summary>Characters of a definition's or an event's name.</summary>
    public const int SagaNameCharsMax = 63;

    /// <summary>UTF-8 bytes of a saga's input, and of an event's payload.</summary>
    public const int SagaInputBytesMax = 64 * 1024;

    /// <summary>UTF-8 bytes of an answer's body; a larger one is cut off and counts as missing.</summary>
    public const int SagaBodyBytesMax = 64 * 1024;

    /// <summary>UTF-8 bytes of a request's body once its expressions are filled in.</summary>
    public const int SagaRequestBytesMax = 256 * 1024;

    /// <summary>Characters of a URL, before and after its expressions are filled in.</summary>
    public const int SagaUrlCharsMax = 2048;

    /// <summary>UTF-8 bytes of a step's result in the status; a larger one is left out there.</summary>
    public const int SagaResultShownBytesMax = 4 * 1024;

    /// <summary>Characters of an error's text.</summary>
    public const int SagaErrorCharsMax = 300;

    /// <summary>Entries of a saga's timeline; the oldest go first.</summary>
    public const int SagaTimelineMax = 300;

    /// <summary>Events that a saga keeps for waits that have not begun; later ones are dropped.</summary>
    public const int SagaEventsKeptMax = 100;

    /// <summary>Sagas, or definitions, in one page of a list.</summary>
    public const int SagaPageMax = 200;

    /// <summary>Attempts of one call before it counts as failed or stuck.</summary>
    public const int SagaAttemptsMax = 100;

    /// <summary>The longest pause between two attempts, in milliseconds.</summary>
    public const int SagaBackoffMsMax = 3_600_000;

    /// <summary>The longest pause that a participant's Retry-After can ask for, in milliseconds.</summary>
    public const int SagaRetryAfterMsMax = 300_000;

    /// <summary>The longest time limit of one call, in milliseconds.</summary>
    public const int SagaCallTimeoutMsMax = 300_000;

    /// <summary>The longest time that a step waits for an event, in milliseconds: 366 days.</summary>
    public const long SagaWaitMsMax = 366L * 24 * 3600 * 1000;

    /// <summary>Characters of the name of a view, of a field and of an aggregate.</summary>
    public const int ViewNameCharsMax = 63;

    /// <summary>UTF-8 bytes of a view's definition.</summary>
    public const int ViewDefinitionBytesMax = 64 * 1024;

    /// <summary>Parts of a view's key.</summary>
    public const int ViewKeyPartsMax = 8;

    /// <summary>Fields and aggregates of a view together.</summary>
    public const int ViewOutputsMax = 32;

    /// <summary>Entries that one item may have in a view.</summary>
    public const int ViewEntriesMax = 32;

    /// <summary>
    /// UTF-8 bytes of all entries of one item in a view, as JSON with their keys: those of <see
    /// cref="ItemsPerSlotMax"/> items must fit one batch.
    /// </summary>
    public const int ViewEntriesBytesMax = 24 * 1024;

    /// <summary>Significant digits of a number under <c>min</c> or <c>max</c>, which is ordered by its name.</summary>
    public const int ViewOrderDigitsMax = 100;

    /// <summary>The highest power of ten, up or down, of a number under <c>min</c> or <c>max</c>.</summary>
    public const int ViewOrderExponentMax = 9999;

    /// <summary>UTF-8 bytes of a text under <c>min</c> or <c>max</c>.</summary>
    public const int ViewOrderTextBytesMax = 96;

    /// <summary>Characters of the reason in a view's dead letter.</summary>
    public const int ViewReasonCharsMax = 300;

    /// <summary>Rows, dead letters or views in one page of a list.</summary>
    public const int ViewPageMax = 200;

    /// <summary>
    /// Subscriptions of a tenant, or of a deployment without: every change of a slot is held against all of them.
    /// </summary>
    public const int SubscriptionsMax = 200;

    /// <summary>Characters of a subscription's name.</summary>
    public const int SubscriptionNameCharsMax = 63;

    /// <summary>Values that a subscription's filter compares.</summary>
    public const int SubscriptionWhereMax = 20;

    /// <summary>UTF-8 bytes of all values that a subscription's filter compares.</summary>
    public const int SubscriptionWhereBytesMax = 16 * 1024;

    /// <summary>Events of one slot that a deliverer reads at once, before it looks around again.</summary>
    public const int DeliveryEventsMax = 100;

    /// <summary>Characters of the reason of a failed delivery.</summary>
    public const int DeliveryReasonCharsMax = 300;

    /// <summary>UTF-8 bytes of a queue's message: 64 KiB once it is Base64.</summary>
    public const int QueueMessageBytesMax = 48 * 1024;
}
