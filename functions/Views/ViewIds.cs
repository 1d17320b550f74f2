using Coordinator.Core.Views;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Views;

/// <summary>Names of views as clients give them; what is wrong with them is noted.</summary>
static class ViewIds
{
    /// <summary>A view's name; null when it is wrong.</summary>
    public static string? ParseName(string text, string place, RequestErrors errors)
    {
        if (ViewNames.Error(text) is not { } error)
            return text;
        errors.Add(place, error);
        return null;
    }
}
