using System.Buffers;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>
/// The body of an entity group transaction: one multipart change set. The boundaries are fixed: no line of a part can
/// begin with one, because JSON escapes line breaks and everything outside ASCII, and so do the addresses.
/// </summary>
sealed class TransactionContent
{
    const string BatchBoundary = "batch_6a1c4e0d-27b5-4f7e-9d0b-5b1f3c8e2a90";
    const string ChangeSetBoundary = "changeset_f2d7b8a3-0c64-4a51-8e39-71d6c2904b5f";

    static readonly byte[] Head = Ascii(
        $"--{BatchBoundary}\r\nContent-Type: multipart/mixed; boundary={ChangeSetBoundary}\r\n\r\n");

    static readonly byte[] PartHead = Ascii(
        $"--{ChangeSetBoundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");

    static readonly byte[] Foot = Ascii($"--{ChangeSetBoundary}--\r\n--{BatchBoundary}--\r\n");

    static readonly byte[] CommonHeaders = Ascii(
        $"Accept: {TableRequests.AcceptJson}\r\nDataServiceVersion: {TableRequests.ProtocolVersion}\r\n");

    static readonly byte[] BodyHeaders = Ascii($"Content-Type: {TableRequests.SendsJson}\r\n\r\n");

    readonly ArrayBufferWriter<byte> _buffer = new(4096);
    readonly TableResource _resource;

    TransactionContent(TableResource resource) => _resource = resource;

    /// <summary>The header that announces the body.</summary>
    public static string ContentType => $"multipart/mixed; boundary={BatchBoundary}";

    /// <summary>The whole body.</summary>
    public ReadOnlyMemory<byte> Body => _buffer.WrittenMemory;

    /// <summary>The number of actions.</summary>
    public int Count { get; private set; }

    /// <summary>Writes the body for some actions on a table.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static TransactionContent Create(TableResource resource, IEnumerable<TableTransactionAction> actions)
    {
        var content = new TransactionContent(resource);
        content.Append(Head);
        foreach (var action in actions)
            content.Append(action);
        content.Append(Foot);
        return content.Count > 0
            ? content
            : throw new InvalidOperationException("A transaction needs at least one action.");
    }

    void Append(TableTransactionAction action)
    {
        Count++;
        Append(PartHead);
        var condition = Condition(action);
        AppendRequestLine(action);
        Append(CommonHeaders);
        if (condition != default)
            Append($"If-Match: {condition.ToString("H")}\r\n");
        if (action.ActionType == TableTransactionActionType.Add)
            Append("Prefer: return-no-content\r\n"u8);
        if (action.ActionType == TableTransactionActionType.Delete)
        {
            Append("\r\n"u8);
        }
        else
        {
            Append(BodyHeaders);
            EntityWriter.Write(_buffer, action.Entity);
        }
        Append("\r\n"u8);
    }

    /// <summary>
    /// A delete always has a condition; an update without one would be an upsert, as in the official client.
    /// </summary>
    static ETag Condition(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Delete => action.ETag == default ? ETag.All : action.ETag,
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace => action.ETag,
        _ => default,
    };

    void AppendRequestLine(TableTransactionAction action)
    {
        var (method, address) = action.ActionType switch
        {
            TableTransactionActionType.Add => ("POST", _resource.Rows),
            TableTransactionActionType.Delete => ("DELETE", RowOf(action)),
            TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge
                => ("PATCH", RowOf(action)),
            TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace
                => ("PUT", RowOf(action)),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action.ActionType, "Not a known action."),
        };
        Append(method);
        Append(" "u8);
        Append(address);
        Append(" HTTP/1.1\r\n"u8);
    }

    string RowOf(TableTransactionAction action) => _resource.Row(action.Entity.PartitionKey, action.Entity.RowKey);

    void Append(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    void Append(string text)
    {
        var length = Encoding.ASCII.GetBytes(text, _buffer.GetSpan(text.Length));
        _buffer.Advance(length);
    }

    static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
