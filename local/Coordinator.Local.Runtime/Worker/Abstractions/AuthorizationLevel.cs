namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key a caller must show to reach a function over HTTP.</summary>
public enum AuthorizationLevel
{
    /// <summary>None.</summary>
    Anonymous = 0,

    /// <summary>
    /// Here the same as <see cref="Function"/>: the official host has no user level outside of its portal.
    /// </summary>
    User = 1,

    /// <summary>The function key, or a stronger one.</summary>
    Function = 2,

    /// <summary>The key of extensions; here the same as <see cref="Admin"/>.</summary>
    System = 3,

    /// <summary>The operator's key.</summary>
    Admin = 4,
}
