using System.Collections.Frozen;
using System.Globalization;
using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Limiting;

/// <summary>Which class a request belongs to, by the function that it is for.</summary>
static class RequestClasses
{
    const string WaitParameter = "waitMs";

    /// <summary>What tells clients how something ended that they began.</summary>
    internal static readonly FrozenSet<string> Outcomes =
        FrozenSet.Create(StringComparer.Ordinal, "GetTransaction", "ReadSaga");

    /// <summary>What makes new work.</summary>
    internal static readonly FrozenSet<string> Beginnings = FrozenSet.Create(
        StringComparer.Ordinal, "RunTransaction", "PutItem", "PatchItem", "RemoveItem", "StartSaga");

    static readonly FrozenDictionary<string, RequestClass> ByFunction = ApiRoutes.All.GroupBy(route => route.Name)
        .ToFrozenDictionary(same => same.Key, same => Of(same.First()), StringComparer.Ordinal);

    static readonly FrozenSet<string> Patient = ApiRoutes.All
        .Where(route => route.Parameters.Any(parameter => parameter.Name == WaitParameter))
        .Select(route => route.Name).ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Preferring = ApiRoutes.All
        .Where(route => route.Parameters.Any(parameter => parameter.Name == Contracts.WireHeaders.Prefer))
        .Select(route => route.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The class of a request.</summary>
    public static RequestClass Of(string function, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var waits = (Patient.Contains(function) && AsksToWait(request))
            || (Preferring.Contains(function) && Preference.Of(request).Wait > TimeSpan.Zero);
        return waits ? RequestClass.Waiting : ByFunction.GetValueOrDefault(function, RequestClass.Ongoing);
    }

    /// <summary>Not every text: what answers at once must not pass as a wait, since waits are never shed.</summary>
    static bool AsksToWait(HttpRequest request) =>
        int.TryParse(request.Query[WaitParameter], NumberStyles.None, CultureInfo.InvariantCulture, out var millis)
        && millis > 0;

    static RequestClass Of(ApiRoute route)
    {
        if (route.Access == ApiAccess.Admin || Outcomes.Contains(route.Name))
            return RequestClass.Settling;
        return Beginnings.Contains(route.Name) ? RequestClass.Beginning : RequestClass.Ongoing;
    }
}
