namespace Coordinator.Storage.Rows;

/// <summary>
/// The names of all stored properties. They are on disk: a change of one, or of what it holds, is a new <see
/// cref="SchemaVersion"/>. "Chunked" stands for binary properties <c>name0</c>, <c>name1</c> … (see <see
/// cref="ValueChunks"/>), "table" for a chunked <see cref="Utf8Table"/> with the fields that <see cref="Fields"/>
/// names. Keys, ETag and Timestamp are the service's own; nothing is ever concluded from a Timestamp.
/// </summary>
static class Columns
{
    /// <summary>The schema version that this program writes, and the highest that it reads.</summary>
    public const int SchemaVersion = 1;

    /// <summary>All rows, Int32: the schema version.</summary>
    public const string Schema = "v";

    /// <summary>
    /// Item, history: when its value was committed. Vote, outcome, outbox: the attempt's commit time. Int64, so that
    /// scans can be bounded by the store.
    /// </summary>
    public const string CommitTime = "commitTime";

    /// <summary>Item, history; Int64: its version.</summary>
    public const string Version = "version";

    /// <summary>Item, history; binary, UTF-8: its key, only where a digest stands for it in the RowKey.</summary>
    public const string Key = "key";

    /// <summary>
    /// Item, record, register; chunked: its value, mostly JSON text; absent for an item that does not exist, and in a
    /// register before it has accepted one.
    /// </summary>
    public const string Value = "value";

    /// <summary>
    /// Item, Boolean, true or absent: a tombstone without an intent; what a scan for tombstones filters by.
    /// </summary>
    public const string Tombstone = "tombstone";

    /// <summary>Item, Int32: the epoch under which it was deleted.</summary>
    public const string DeletedIn = "deletedIn";

    /// <summary>Item, String: what its intent does: Lock, Put or Delete; absent without an intent.</summary>
    public const string Change = "change";

    /// <summary>Item, chunked: the value that its intent gives it.</summary>
    public const string NewValue = "newValue";

    /// <summary>Item with an intent, vote, outcome, open, outbox, event; binary, JSON: the attempt.</summary>
    public const string Attempt = "attempt";

    /// <summary>
    /// Vote: Prepared or Aborted. Outcome: Pending, Committed or Aborted. List of sagas: a SagaState. String.
    /// </summary>
    public const string State = "state";

    /// <summary>Vote, outcome; table: names of the items that carry the attempt's intents.</summary>
    public const string Items = "items";

    /// <summary>
    /// Outcome, vote; Boolean: whether somebody still has to finish or clean it; for a vote, whether it is no refusal.
    /// What scans filter by.
    /// </summary>
    public const string Open = "open";

    /// <summary>Outcome, String: why it was aborted: Conflict, Failed or Requested; absent unless aborted.</summary>
    public const string Cause = "cause";

    /// <summary>Outcome, table: the operations' results.</summary>
    public const string Results = "results";

    /// <summary>Outcome, outbox, event; table: messages to publish.</summary>
    public const string Messages = "messages";

    /// <summary>Outcome, table: which operations failed and why.</summary>
    public const string Failures = "failures";

    /// <summary>Outbox, event; Int32: 0, 1, 2 ….</summary>
    public const string Part = "part";

    /// <summary>Outbox, event; Boolean: whether it is the last part.</summary>
    public const string IsLast = "isLast";

    /// <summary>Outbox, event; table: the changed items.</summary>
    public const string Changes = "changes";

    /// <summary>Head, event, history; Int64: a place in the slot's log.</summary>
    public const string Sequence = "sequence";

    /// <summary>History, Boolean, true or absent: whether the change deleted the item.</summary>
    public const string IsDeleted = "isDeleted";

    /// <summary>Saga; list of sagas; Int64: the revision of the status that the row tells of.</summary>
    public const string Revision = "revision";

    /// <summary>Saga, chunked: its status as JSON.</summary>
    public const string Status = "status";

    /// <summary>List of sagas, String: the saga's id.</summary>
    public const string Saga = "saga";

    /// <summary>List of sagas: whose saga it is; absent when it is nobody's. String.</summary>
    public const string Tenant = "tenant";

    /// <summary>List of sagas, definition; String: the definition's name.</summary>
    public const string Definition = "definition";

    /// <summary>List of sagas, definition; Int32: the definition's version.</summary>
    public const string DefinitionVersion = "definitionVersion";

    /// <summary>
    /// List of sagas, String: names of the steps that an operator skipped, spaces between; absent for none.
    /// </summary>
    public const string LeftBehind = "leftBehind";

    /// <summary>List of sagas, Int64: when it started, in ticks of UTC.</summary>
    public const string StartedAt = "startedAt";

    /// <summary>List of sagas, Int64: when it ended, in ticks of UTC; absent before.</summary>
    public const string EndedAt = "endedAt";

    /// <summary>List of sagas, String: why it went back; absent when it did not.</summary>
    public const string Error = "error";

    /// <summary>Definition, chunked: its text.</summary>
    public const string Text = "text";

    /// <summary>Definition, String: see SagaDefinition.Fingerprint.</summary>
    public const string Fingerprint = "fingerprint";

    /// <summary>Register, String: the ballot below which it accepts nothing any more.</summary>
    public const string Promised = "promised";

    /// <summary>Register, String: the ballot under which it accepted its value; absent before.</summary>
    public const string Accepted = "accepted";

    /// <summary>Register, String: the version of the value that it accepted; absent before.</summary>
    public const string ValueVersion = "valueVersion";

    /// <summary>Register, String: the version that the value took the place of; absent for the first.</summary>
    public const string Replaced = "replaced";
}
