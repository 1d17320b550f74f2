using System.Text.RegularExpressions;
using Coordinator.Local.Azurite;
using Coordinator.TestKit;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Azure.Tests.Host;

/// <summary>
/// What a function app is configured with: environment variables, of the host and of the worker that it starts.
/// </summary>
sealed partial class AppSettings
{
    readonly IConfiguration _values;

    AppSettings(IConfiguration values) => _values = values;

    /// <summary>By their names as environment variables.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment => _values.AsEnumerable()
        .Where(setting => setting.Value is not null)
        .Select(setting =>
            KeyValuePair.Create(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value!));

    /// <summary>A setting; null when it is not there.</summary>
    public string? this[string name] => _values[name];

    /// <summary>The sample's settings on Azurite, changed by some; a change to null takes a setting away.</summary>
    public static AppSettings Of(AzuriteProcess azurite, params (string Name, string? Value)[] changes)
    {
        var control = azurite.ConnectionString();
        var stores = azurite.ConnectionStrings.Select((store, index) =>
            Setting($"Coordinator:Stores:{index}:ConnectionString", store.Value));
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Sample().Concat(stores)
            .Append(Setting("AzureWebJobsStorage", control)).Append(Setting("CoordinatorQueue", control))
            .Concat(changes.Select(change => Setting(change.Name, change.Value))))
        {
            values[name] = value;
        }

        return new AppSettings(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }

    /// <summary>Replaces <c>%name%</c> as the host does in what triggers are declared with.</summary>
    /// <exception cref="InvalidOperationException">There is no such setting; the host does not index then.</exception>
    public string Resolve(string text) => Reference().Replace(
        text,
        found => this[found.Groups["name"].Value]
            ?? throw new InvalidOperationException($"'{found.Value}' does not resolve to a value."));

    static IEnumerable<KeyValuePair<string, string?>> Sample() =>
        new ConfigurationBuilder().AddJsonFile(Repository.PathOf("local.settings.sample.json")).Build().AsEnumerable()
            .Where(setting => setting.Value is not null)
            .Select(setting => Setting(setting.Key.Replace("Values:", "", StringComparison.Ordinal), setting.Value));

    static KeyValuePair<string, string?> Setting(string name, string? value) => KeyValuePair.Create(name, value);

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
