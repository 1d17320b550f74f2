using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Names of subscriptions in addresses; what is wrong with them is noted.</summary>
static class SubscriptionIds
{
    /// <summary>A name; null when it is wrong.</summary>
    public static string? Parse(string text, RequestErrors errors)
    {
        if (SubscriptionNames.Error(text) is not { } error)
            return text;
        errors.Add("{name}", error);
        return null;
    }
}
