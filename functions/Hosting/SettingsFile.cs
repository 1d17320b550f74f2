using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace Coordinator.Functions.Hosting;

/// <summary>
/// A settings file in the shape of <c>local.settings.json</c>: the flat <c>Values</c> that Functions tools know, and
/// JSON sections beside them, which win. Environment variables win over both.
/// </summary>
public static class SettingsFile
{
    const string Values = "Values";

    /// <summary>Adds a file.</summary>
    /// <param name="builder">The settings of a host.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no JSON.</exception>
    public static IConfigurationBuilder AddSettingsFile(this IConfigurationBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var file = new ConfigurationBuilder()
            .AddJsonFile(Path.GetFullPath(path), optional: false, reloadOnChange: false).Build();
        var values = file.GetSection(Values).AsEnumerable(makePathsRelative: true)
            .Where(value => value.Value is not null)
            .Select(value => KeyValuePair.Create(value.Key.Replace("__", ":", StringComparison.Ordinal), value.Value));
        var sections = file.AsEnumerable()
            .Where(value => value.Value is not null
                && !value.Key.StartsWith(Values + ":", StringComparison.OrdinalIgnoreCase));
        builder.Add(new MemoryConfigurationSource { InitialData = values.ToList() });
        builder.Add(new MemoryConfigurationSource { InitialData = sections.ToList() });
        return builder;
    }
}
