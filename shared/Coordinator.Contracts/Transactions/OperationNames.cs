namespace Coordinator.Contracts.Transactions;

/// <summary>The values of <see cref="OperationBody.Op"/>.</summary>
public static class OperationNames
{
    /// <summary>Sets the whole value.</summary>
    public const string Put = "put";

    /// <summary>Merges a patch (RFC 7396).</summary>
    public const string Merge = "merge";

    /// <summary>Adds to a number.</summary>
    public const string Add = "add";

    /// <summary>Deletes the item.</summary>
    public const string Delete = "delete";

    /// <summary>Only checks a condition.</summary>
    public const string Check = "check";

    /// <summary>Reads the value.</summary>
    public const string Read = "read";

    /// <summary>Publishes a message.</summary>
    public const string Publish = "publish";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Put, Merge, Add, Delete, Check, Read, Publish];
}
