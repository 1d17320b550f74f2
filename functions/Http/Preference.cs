using System.Globalization;
using Coordinator.Contracts;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Http;

/// <summary>
/// The header Prefer (RFC 7240), as far as it is honoured: <c>respond-async</c> and <c>wait</c>. What is unknown or
/// makes no sense is ignored, as the RFC asks.
/// </summary>
/// <param name="IsAsync">Whether the work may outlive the request: either preference is given.</param>
/// <param name="Wait">How long to wait for the end of the work; nothing when absent.</param>
sealed record Preference(bool IsAsync, TimeSpan Wait)
{
    /// <summary>Front ends cut longer requests off.</summary>
    static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(60);

    /// <summary>What an answer says about it.</summary>
    public string Applied => Wait > TimeSpan.Zero
        ? string.Create(CultureInfo.InvariantCulture, $"wait={(int)Wait.TotalSeconds}")
        : "respond-async";

    /// <summary>Reads the header of a request.</summary>
    public static Preference Of(HttpRequest request)
    {
        var preferences = request.Headers[WireHeaders.Prefer].OfType<string>().SelectMany(value => value.Split(','))
            .Select(preference => preference.Split(';')[0].Trim()).ToList();
        var wait = preferences.Select(WaitOf).FirstOrDefault(wait => wait is not null);
        var isAsync = preferences.Contains("respond-async", StringComparer.OrdinalIgnoreCase);
        return new Preference(isAsync || wait is not null, wait ?? TimeSpan.Zero);
    }

    static TimeSpan? WaitOf(string preference)
    {
        var parts = preference.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts is not [var name, var value] || !name.Equals("wait", StringComparison.OrdinalIgnoreCase)
            || !int.TryParse(value.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return null;
        var wait = TimeSpan.FromSeconds(seconds);
        return wait < WaitMax ? wait : WaitMax;
    }
}
