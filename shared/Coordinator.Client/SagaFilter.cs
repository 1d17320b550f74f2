using System.Globalization;

namespace Coordinator.Client;

/// <summary>Which sagas to list; everything that is given must hold.</summary>
public sealed record SagaFilter
{
    const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>One of <see cref="Contracts.Sagas.SagaStates"/>; null for any.</summary>
    public string? State { get; init; }

    /// <summary>The name of a definition; null for any.</summary>
    public string? Definition { get; init; }

    /// <summary>Only those that started at this time or later; null for any.</summary>
    public DateTimeOffset? StartedAfter { get; init; }

    /// <summary>Only those that started before this time; null for any.</summary>
    public DateTimeOffset? StartedBefore { get; init; }

    /// <summary>The most to return, 1-200; null for 50.</summary>
    public int? Top { get; init; }

    /// <summary>From the page before; null for the first.</summary>
    public string? Cursor { get; init; }

    internal string Query => QueryOf(
        ("state", State), ("definition", Definition), ("startedAfter", Text(StartedAfter)),
        ("startedBefore", Text(StartedBefore)), ("top", Top?.ToString(CultureInfo.InvariantCulture)),
        ("cursor", Cursor));

    /// <summary>A query of the parameters that are given.</summary>
    internal static string QueryOf(params (string Name, string? Value)[] parameters)
    {
        var given = parameters.Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}").ToList();
        return given.Count == 0 ? "" : "?" + string.Join('&', given);
    }

    static string? Text(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
