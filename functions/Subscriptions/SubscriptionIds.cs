using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Functions.Access;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Names of subscriptions in addresses; what is wrong with them is noted.</summary>
static class SubscriptionIds
{
    /// <summary>A name; null when it is wrong.</summary>
    public static string? Parse(HttpRequest request, string text, RequestErrors errors)
    {
        var tenant = Caller.Of(request).Tenant;
        if (tenant.Error(text, SubscriptionNames.Error) is not { } error)
            return tenant.Scope(text);
        errors.Add("{name}", error);
        return null;
    }
}
