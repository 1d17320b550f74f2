namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>The order of versions: none is the oldest, numbers with dots by their parts, others as texts.</summary>
static class VersionOrder
{
    public static int Compare(string one, string other)
    {
        var oneIsNone = string.IsNullOrWhiteSpace(one);
        var otherIsNone = string.IsNullOrWhiteSpace(other);
        if (oneIsNone || otherIsNone)
            return otherIsNone.CompareTo(oneIsNone);
        return Version.TryParse(one, out var first) && Version.TryParse(other, out var second)
            ? first.CompareTo(second)
            : string.Compare(one, other, StringComparison.OrdinalIgnoreCase);
    }
}
