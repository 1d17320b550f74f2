namespace Coordinator.TestKit.Checkers.Registers;

/// <summary>
/// One call to a register as its client saw it. Versions stand for the values: each is written by one call at most,
/// and null is the register that was never written.
/// </summary>
/// <param name="Client">Who called.</param>
/// <param name="Began">When, in the order of all beginnings and ends of the history.</param>
/// <param name="Ended">When the answer came; <see cref="long.MaxValue"/> for one that never did.</param>
/// <param name="IsRead">A read, or else a compare-and-set.</param>
/// <param name="Expected">What a compare-and-set replaces.</param>
/// <param name="Version">What a read found, or a compare-and-set writes.</param>
/// <param name="IsSet">Whether a compare-and-set was answered to have replaced it; null when that is unknown.</param>
public sealed record RegisterOperation(
    string Client, long Began, long Ended, bool IsRead, string? Expected, string? Version, bool? IsSet)
{
    /// <summary>Whether every order has to contain it; one whose result is unknown may never have happened.</summary>
    public bool IsCertain => IsRead || IsSet is not null;

    /// <summary>What the register holds after it, when it held <paramref name="before"/>.</summary>
    /// <returns>Whether its answer fits at all.</returns>
    public bool Apply(string? before, out string? after)
    {
        after = !IsRead && IsSet != false ? Version : before;
        if (IsRead)
            return before == Version;
        return before == Expected == (IsSet != false);
    }

    /// <inheritdoc />
    public override string ToString()
    {
        var what = IsRead
            ? $"read {Version ?? "-"}"
            : $"{Expected ?? "-"} -> {Version}: {IsSet?.ToString() ?? "unknown"}";
        var end = Ended == long.MaxValue ? "…" : $"{Ended}";
        return $"[{Began}, {end}] {Client} {what}";
    }
}
