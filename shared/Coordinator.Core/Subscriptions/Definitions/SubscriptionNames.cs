using System.Globalization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Subscriptions.Definitions;

/// <summary>Names of subscriptions.</summary>
public static class SubscriptionNames
{
    /// <summary>Null when the name is allowed, else what is wrong with it.</summary>
    public static string? Error(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var isPlain = name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        return isPlain && name.Length is >= 1 and <= Limits.SubscriptionNameCharsMax
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"A subscription's name has 1-{Limits.SubscriptionNameCharsMax} characters of A-Z a-z 0-9 _ -.");
    }
}
