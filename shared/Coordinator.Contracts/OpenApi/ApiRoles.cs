namespace Coordinator.Contracts.OpenApi;

/// <summary>The app roles, for users and for applications, that a directory gives to callers.</summary>
public static class ApiRoles
{
    /// <summary>Whoever has it may do what a client's key opens.</summary>
    public const string Client = "Coordinator.Client";

    /// <summary>Whoever has it may do everything.</summary>
    public const string Operator = "Coordinator.Operator";
}
