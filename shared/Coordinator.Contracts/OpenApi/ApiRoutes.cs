namespace Coordinator.Contracts.OpenApi;

/// <summary>
/// Every route of the API. Functions, the document and the answer to a wrong method go by this table.
/// </summary>
public static class ApiRoutes
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        .. TransactionRoutes.All, .. ItemRoutes.All, .. SagaDefinitionRoutes.All, .. SagaRoutes.All,
        .. SagaSignalRoutes.All, .. EventRoutes.All, .. ViewDefinitionRoutes.All, .. ViewRoutes.All,
        .. ClusterRoutes.All, .. LockRoutes.All, .. DrillRoutes.All, .. OperatorRoutes.All, .. TelemetryRoutes.All,
        .. ServiceRoutes.All, .. SubscriptionRoutes.All, .. DashboardRoutes.All,
    ];

    /// <summary>The methods that an address takes, OPTIONS included; empty when there is nothing at it.</summary>
    /// <param name="path">The path without <c>/api/</c>.</param>
    public static IReadOnlyList<string> MethodsOf(string path)
    {
        var methods = All.Where(route => route.Matches(path)).Select(route => route.Method).Distinct().ToList();
        if (methods.Count == 0)
            return [];
        if (methods.Contains("GET"))
            methods.Add("HEAD");
        return [.. methods.Append("OPTIONS").Order(StringComparer.Ordinal)];
    }
}
