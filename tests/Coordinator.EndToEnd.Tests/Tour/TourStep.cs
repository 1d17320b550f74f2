using System.Globalization;

namespace Coordinator.EndToEnd.Tests.Tour;

/// <summary>One step of a document: a line of curl, and the answer that stands below it.</summary>
/// <param name="Command">The line.</param>
/// <param name="Kind"><c>json</c>, or <c>http</c> for an answer with headers.</param>
/// <param name="Status">The HTTP status after the block's language.</param>
/// <param name="Headers">Headers that the answer has, among others; <c>…</c> stands for any value.</param>
/// <param name="Answer">The JSON of the block; nothing for an answer without a body.</param>
sealed record TourStep(
    string Command, string Kind, int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, string Answer)
{
    /// <summary>The kind of a block with headers.</summary>
    public const string WithHeaders = "http";

    /// <summary>The value of a header that differs from run to run.</summary>
    public const string AnyValue = "…";

    /// <summary>Whether the line only asks, so that it may be sent again.</summary>
    public bool IsRead => !Command.Contains(" -X ", StringComparison.Ordinal);

    /// <summary>Whether the answer tells of work that goes on: a transaction, or a saga.</summary>
    public bool IsUnderWay =>
        Answer.Contains("\"status\":\"pending\"", StringComparison.Ordinal)
        || Answer.Contains("\"state\":\"running\"", StringComparison.Ordinal)
        || Answer.Contains("\"state\":\"compensating\"", StringComparison.Ordinal);

    /// <summary>Both blocks, as they stand in a document.</summary>
    public string ToText()
    {
        var lines = Headers.Select(header => $"{header.Key}: {header.Value}").ToList();
        if (Answer.Length > 0)
            lines.AddRange(Kind == WithHeaders ? ["", Answer] : [Answer]);
        var answer = string.Concat(lines.Select(line => line + "\n"));
        return string.Create(
            CultureInfo.InvariantCulture, $"```sh\n{Command}\n```\n```{Kind} {Status}\n{answer}```");
    }
}
