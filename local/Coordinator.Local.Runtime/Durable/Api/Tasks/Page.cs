namespace Microsoft.DurableTask;

/// <summary>One page of values.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Page<T>
    where T : notnull
{
    /// <summary>A page.</summary>
    /// <param name="values">Its values.</param>
    /// <param name="continuationToken">Where the next page begins; null when there is none.</param>
    public Page(IReadOnlyList<T> values, string? continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        ContinuationToken = continuationToken;
    }

    /// <summary>Its values.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>Where the next page begins; null when there is none.</summary>
    public string? ContinuationToken { get; }
}
