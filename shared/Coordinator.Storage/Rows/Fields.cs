using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;

namespace Coordinator.Storage.Rows;

/// <summary>
/// The fields of records in <see cref="Utf8Table"/>s, in the order in which they are stored. Zero is stored as none.
/// </summary>
static class Fields
{
    /// <summary>name</summary>
    public const int OfName = 1;

    /// <summary>name, version, value</summary>
    public const int OfChange = 3;

    /// <summary>topic, value</summary>
    public const int OfMessage = 2;

    /// <summary>item, topic, version, whether the value was asked for, value</summary>
    public const int OfResult = 5;

    /// <summary>index, item, reason, expected, version, value, holder, held for ms</summary>
    public const int OfFailure = 8;

    public static string?[] Of(ItemName name) => [name.ToString()];

    public static ItemName Name(string?[] fields) => Name(Utf8Table.Need(fields[0]));

    public static string?[] Of(ItemChange change) => [change.Item.ToString(), Text(change.Version), change.Value];

    public static ItemChange Change(string?[] fields) =>
        new(Name(Utf8Table.Need(fields[0])), Number(fields[1]) ?? 0, fields[2]);

    public static string?[] Of(PublishedMessage message) => [message.Topic, message.Value];

    public static PublishedMessage Message(string?[] fields) =>
        new(Utf8Table.Need(fields[0]), Utf8Table.Need(fields[1]));

    public static string?[] Of(OperationResult result) =>
        [result.Item?.ToString(), result.Topic, Text(result.Version), result.HasValue ? "1" : null, result.Value];

    public static OperationResult Result(string?[] fields) => new()
    {
        Item = fields[0] is { } item ? Name(item) : null,
        Topic = fields[1],
        Version = Number(fields[2]) ?? 0,
        HasValue = fields[3] is not null,
        Value = fields[4],
    };

    public static string?[] Of(OperationFailure failure) =>
    [
        Text(failure.Index), failure.Item.ToString(), failure.Reason.ToString(), failure.Expected,
        Text(failure.ActualVersion), failure.ActualValue, failure.Holder?.Value,
        failure.HeldForMs?.ToString(CultureInfo.InvariantCulture),
    ];

    public static OperationFailure Failure(string?[] fields) => new()
    {
        Index = (int)(Number(fields[0]) ?? 0),
        Item = Name(Utf8Table.Need(fields[1])),
        Reason = Enum.Parse<FailureReason>(Utf8Table.Need(fields[2])),
        Expected = fields[3],
        ActualVersion = Number(fields[4]) ?? 0,
        ActualValue = fields[5],
        Holder = fields[6] is { } holder ? new TransactionId(holder) : null,
        HeldForMs = Number(fields[7]),
    };

    static ItemName Name(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            ? new ItemName(text[..slash], text[(slash + 1)..])
            : throw new FormatException("Not an item's name.");
    }

    static string? Text(long number) => number == 0 ? null : number.ToString(CultureInfo.InvariantCulture);

    static long? Number(string? text) =>
        text is null ? null : long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
