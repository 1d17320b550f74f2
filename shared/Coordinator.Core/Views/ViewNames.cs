using System.Globalization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Views;

/// <summary>What views and the members of their values may be called.</summary>
public static class ViewNames
{
    // GET /api/views/definitions/{name} could otherwise mean a row of it.
    const string Reserved = "definitions";

    /// <summary>Null when a view may have this name, else what is wrong with it.</summary>
    public static string? Error(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        // Addresses are matched without regard to case.
        return name.Equals(Reserved, StringComparison.OrdinalIgnoreCase)
            ? $"The name {Reserved} is taken by the definitions themselves."
            : MemberError(name);
    }

    /// <summary>Null when a field or an aggregate may have this name, else what is wrong with it.</summary>
    public static string? MemberError(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var isPlain = name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        return isPlain && name.Length is >= 1 and <= Limits.ViewNameCharsMax
            ? null
            : string.Create(
                CultureInfo.InvariantCulture, $"A name has 1-{Limits.ViewNameCharsMax} characters of A-Z a-z 0-9 _ -.");
    }
}
