using System.Buffers.Text;
using System.Text.Json;
using Azure.Data.Tables;

namespace Coordinator.Storage.Tables;

/// <summary>How large an entity is, once as Azure Table Storage counts what it stores, once on the way there.</summary>
static class EntitySize
{
    /// <summary>
    /// Bytes of an action beside its entity, generously: boundaries, request line, headers and an ETag. Requests of
    /// both flavours' clients are below it.
    /// </summary>
    const int ActionOverheadBytes = 800;

    /// <summary>
    /// Around a property: quotes, colons, comma and the type annotation, beside its name which stands there twice.
    /// </summary>
    const int PropertyOverheadBytes = 40;

    /// <summary>The properties that count: all but the service's own.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Properties(ITableEntity entity) =>
        ((IDictionary<string, object>)entity).Where(property => property.Key is not
            ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag"));

    /// <summary>
    /// Stored bytes by the service's published formula: 4, and 2 a character of both keys, and for each property 8, 2 a
    /// character of its name, and its value.
    /// </summary>
    public static long StoredBytes(ITableEntity entity) =>
        4 + (2 * (entity.PartitionKey.Length + entity.RowKey.Length))
        + Properties(entity).Sum(property => 8L + (2 * property.Key.Length) + ValueBytes(property.Value));

    /// <summary>The most that an action with this entity takes in the body of a batch.</summary>
    public static long WireBytes(TableTransactionAction action)
    {
        var entity = action.Entity;
        var keys = 2 * (entity.PartitionKey.Length + entity.RowKey.Length);
        return ActionOverheadBytes + keys + Properties(entity).Sum(
            property => PropertyOverheadBytes + (2L * property.Key.Length) + WireBytes(property.Value));
    }

    static long ValueBytes(object value) => value switch
    {
        byte[] bytes => 4 + bytes.Length,
        string text => 4 + (2L * text.Length),
        long or double => 8,
        int => 4,
        bool => 1,
        _ => throw Unexpected(value),
    };

    static long WireBytes(object value) => value switch
    {
        byte[] bytes => Base64.GetMaxEncodedToUtf8Length(bytes.Length),
        string text => JsonEncodedText.Encode(text).EncodedUtf8Bytes.Length,
        long or double or int or bool => 24,
        _ => throw Unexpected(value),
    };

    static ArgumentException Unexpected(object value) =>
        new($"A row holds no values of type {value.GetType().Name}.", nameof(value));
}
