using Microsoft.Extensions.Configuration;

namespace Coordinator.Local.Runtime.Worker.Hosting;

/// <summary>
/// The application's host.json, overlaid by settings <c>AzureFunctionsJobHost__…</c> as on the official host
/// (<c>AzureFunctionsJobHost__extensions__queues__batchSize=1</c>).
/// </summary>
/// <param name="directory">Where the file is, if there is one.</param>
/// <param name="settings">The application's settings.</param>
sealed class HostJson(string directory, IConfiguration settings)
{
    readonly Lazy<IConfigurationRoot> _content = new(() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(directory, "host.json"), optional: true, reloadOnChange: false)
        .AddInMemoryCollection(settings.GetSection("AzureFunctionsJobHost").AsEnumerable(makePathsRelative: true))
        .Build());

    /// <summary>What HTTP routes start with, without slashes around it; empty for nothing.</summary>
    public string RoutePrefix => (_content.Value["extensions:http:routePrefix"] ?? "api").Trim('/');

    /// <summary>The settings of one extension.</summary>
    public IConfigurationSection Extension(string name) => _content.Value.GetSection($"extensions:{name}");
}
