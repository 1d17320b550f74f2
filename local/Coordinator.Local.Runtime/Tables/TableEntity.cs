namespace Azure.Data.Tables;

/// <summary>
/// A row as a dictionary of properties. Values are of the types of the service: string, int, long, double, bool, Guid,
/// DateTimeOffset or DateTime, byte[] or BinaryData.
/// </summary>
public partial class TableEntity : ITableEntity
{
    internal const string PartitionKeyName = "PartitionKey";
    internal const string RowKeyName = "RowKey";
    internal const string TimestampName = "Timestamp";
    internal const string ETagName = "odata.etag";

    readonly Dictionary<string, object> _properties;

    /// <summary>A row without keys.</summary>
    public TableEntity() => _properties = new(StringComparer.Ordinal);

    /// <summary>A row with its keys.</summary>
    /// <param name="partitionKey">The partition.</param>
    /// <param name="rowKey">The row.</param>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>A row with these properties; the keys are among them.</summary>
    /// <param name="values">Names and values; copied.</param>
    public TableEntity(IDictionary<string, object> values) => _properties = new(values, StringComparer.Ordinal);

    /// <inheritdoc/>
    public string PartitionKey
    {
        get => GetString(PartitionKeyName)!;
        set => _properties[PartitionKeyName] = value;
    }

    /// <inheritdoc/>
    public string RowKey
    {
        get => GetString(RowKeyName)!;
        set => _properties[RowKeyName] = value;
    }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(TimestampName);
        set => _properties[TimestampName] = value!;
    }

    /// <inheritdoc/>
    public ETag ETag
    {
        get => GetString(ETagName) is { } text ? new ETag(text) : default;
        set => _properties[ETagName] = value.ToString();
    }

    /// <summary>The value of a string property.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>Its value; null when there is no such property.</returns>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public string? GetString(string key) => GetReference<string>(key);

    /// <summary>The value of a binary property.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>Its value; null when there is no such property.</returns>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public byte[]? GetBinary(string key) =>
        Find(key) is BinaryData data ? data.ToArray() : GetReference<byte[]>(key);

    /// <summary>The value of a binary property.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>Its value; null when there is no such property.</returns>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public BinaryData? GetBinaryData(string key) =>
        Find(key) is byte[] bytes ? BinaryData.FromBytes(bytes) : GetReference<BinaryData>(key);

    /// <summary>The value of a boolean property.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>Its value; null when there is no such property.</returns>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public bool? GetBoolean(string key) => GetValue<bool>(key);

    /// <summary>The value of a date property in UTC.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>Its value; null when there is no such property.</returns>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public DateTime? GetDateTime(string key) =>
        Find(key) is DateTimeOffset offset ? offset.UtcDateTime : GetValue<DateTime>(key);

    /// <summary>The value of a date property.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>Its value; null when there is no such property.</returns>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public DateTimeOffset? GetDateTimeOffset(string key) =>
        Find(key) is DateTime date ? new DateTimeOffset(date) : GetValue<DateTimeOffset>(key);

    /// <summary>The value of a double property.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>Its value; null when there is no such property.</returns>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public double? GetDouble(string key) => GetValue<double>(key);

    /// <summary>The value of a Guid property.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>Its value; null when there is no such property.</returns>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public Guid? GetGuid(string key) => GetValue<Guid>(key);

    /// <summary>The value of a 32-bit integer property.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>Its value; null when there is no such property.</returns>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public int? GetInt32(string key) => GetValue<int>(key);

    /// <summary>The value of a 64-bit integer property.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>Its value; null when there is no such property.</returns>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public long? GetInt64(string key) => GetValue<long>(key);

    T? GetReference<T>(string key)
        where T : class => Find(key) switch
        {
            null => null,
            T value => value,
            var other => throw WrongType(key, typeof(T), other),
        };

    T? GetValue<T>(string key)
        where T : struct => Find(key) switch
        {
            null => null,
            T value => value,
            var other => throw WrongType(key, typeof(T), other),
        };

    object? Find(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _properties.GetValueOrDefault(key);
    }

    static InvalidOperationException WrongType(string key, Type wanted, object found) =>
        new($"The property {key} is of type {found.GetType()}, not {wanted}.");
}
