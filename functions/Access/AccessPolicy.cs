using System.Collections.Frozen;
using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Unrouted;

namespace Coordinator.Functions.Access;

/// <summary>Who may call which HTTP function, by the table of the routes.</summary>
static class AccessPolicy
{
    static readonly FrozenDictionary<string, ApiAccess> Asked = ApiRoutes.All.GroupBy(route => route.Name)
        .Select(same => KeyValuePair.Create(same.Key, same.Max(route => route.Access)))
        .Append(KeyValuePair.Create(UnroutedFunctions.Name, ApiAccess.Anonymous))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a function asks of its callers; null when nothing is written about it: it is closed.</summary>
    public static ApiAccess? Of(string function) => Asked.TryGetValue(function, out var asked) ? asked : null;
}
