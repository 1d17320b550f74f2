namespace Coordinator.Contracts.OpenApi;

/// <summary>Whose key a route asks for; or, of callers with tokens, which app role.</summary>
public enum ApiAccess
{
    /// <summary>Nobody's.</summary>
    Anonymous,

    /// <summary>A client's.</summary>
    Function,

    /// <summary>The operator's.</summary>
    Admin,
}
