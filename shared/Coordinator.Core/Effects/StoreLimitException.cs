using System.Globalization;

namespace Coordinator.Core.Effects;

/// <summary>
/// A request that the store could not take whatever its state; found before any I/O. The protocols keep within the
/// limits of
/// <see cref="Model.Limits"/>, so this is a programming error and not an answer of the store.
/// </summary>
public sealed class StoreLimitException : Exception
{
    /// <summary>Names the limit.</summary>
    /// <param name="limit">The limit's name, usually a constant of <see cref="Model.Limits"/>.</param>
    /// <param name="actual">What was asked for, in the limit's unit.</param>
    /// <param name="max">The most that is allowed.</param>
    /// <param name="where">The row or property that is too large; null for the batch as a whole.</param>
    public StoreLimitException(string limit, long actual, long max, string? where = null)
        : base(Text(limit, actual, max, where)) => (Limit, Actual, Max) = (limit, actual, max);

    /// <summary>The limit's name.</summary>
    public string Limit { get; }

    /// <summary>What was asked for.</summary>
    public long Actual { get; }

    /// <summary>The most that is allowed.</summary>
    public long Max { get; }

    /// <summary>Throws when <paramref name="actual"/> is above <paramref name="max"/>.</summary>
    public static void Require(string limit, long actual, long max, string? where = null)
    {
        if (actual > max)
            throw new StoreLimitException(limit, actual, max, where);
    }

    static string Text(string limit, long actual, long max, string? where) => string.Create(
        CultureInfo.InvariantCulture, $"{limit} is {max}, but {where ?? "the batch"} has {actual}.");
}
