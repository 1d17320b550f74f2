namespace Coordinator.Contracts.OpenApi;

/// <summary>Whose key a route asks for.</summary>
public enum ApiAccess
{
    /// <summary>Nobody's.</summary>
    Anonymous,

    /// <summary>A client's.</summary>
    Function,

    /// <summary>The operator's.</summary>
    Admin,
}
