using Coordinator.Core.Views;
using Coordinator.Functions.Access;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Views;

/// <summary>Names of views as clients give them; what is wrong with them is noted.</summary>
static class ViewIds
{
    /// <summary>A view's name; null when it is wrong.</summary>
    public static string? ParseName(HttpRequest request, string text, string place, RequestErrors errors)
    {
        var tenant = Caller.Of(request).Tenant;
        if (tenant.Error(text, ViewNames.Error) is not { } error)
            return tenant.Scope(text);
        errors.Add(place, error);
        return null;
    }
}
