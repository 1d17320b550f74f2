using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Local.Runtime.Worker.Hosting;

/// <summary>Puts settings into the texts of attributes: <c>%Name%</c> stands for the setting of that name.</summary>
/// <param name="settings">The application's settings.</param>
sealed partial class SettingReferences(IConfiguration settings)
{
    /// <summary>The text with every reference replaced.</summary>
    /// <param name="text">What stands in the attribute.</param>
    /// <exception cref="InvalidOperationException">There is no such setting, or it is empty.</exception>
    public string Resolve(string text) => Reference().Replace(text, match =>
    {
        string name = match.Groups["name"].Value;
        return settings[name] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"'{text}' refers to the setting '{name}', which is not set.");
    });

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
