namespace Coordinator.Storage.Keys;

/// <summary>RowKeys from <paramref name="From"/> on and before <paramref name="Before"/>, in ordinal order.</summary>
readonly record struct KeyRange(string From, string Before)
{
    /// <summary>All rows of a kind, whatever their partition.</summary>
    public static KeyRange Of(char kind) => new(kind.ToString(), ((char)(kind + 1)).ToString());
}
