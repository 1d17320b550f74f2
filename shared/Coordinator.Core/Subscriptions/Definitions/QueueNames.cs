namespace Coordinator.Core.Subscriptions.Definitions;

/// <summary>The names of storage queues that a subscription may send to.</summary>
public static class QueueNames
{
    const int CharsMin = 3;
    const int CharsMax = 63;

    /// <summary>
    /// What names of queues begin with that are not the users': those of this system, and those that the Functions host
    /// keeps for itself.
    /// </summary>
    static readonly string[] Reserved = ["coordinator", "azure-webjobs"];

    /// <summary>Null when the name is allowed, else what is wrong with it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="hub">
    /// The name of the orchestrations' hub, in any case: its queues begin with it, and may be in the same account.
    /// </param>
    public static string? Error(string name, string hub)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(hub);
        if (!IsQueueName(name))
            return $"A queue has {CharsMin}-{CharsMax} characters of a-z 0-9 -, begins and ends with a letter or "
                + "digit, and has no two hyphens in a row.";
        return Reserved.Append(hub).Where(prefix => prefix.Length > 0)
            .FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is { } taken
            ? $"Queues that begin with {taken} are this system's own."
            : null;
    }

    static bool IsQueueName(string name) =>
        name.Length is >= CharsMin and <= CharsMax
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && name[0] != '-' && name[^1] != '-'
        && !name.Contains("--", StringComparison.Ordinal);
}
