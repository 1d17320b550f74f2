using Coordinator.Azure.Tests.Publishing;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Azure.Tests.Hosting;

/// <summary>
/// The options that the Functions host's own extensions read from host.json and from settings that begin with
/// <c>AzureFunctionsJobHost</c>.
/// </summary>
sealed class HostOptions(PublishedCode host, IConfiguration settings)
{
    const string Durable = "Microsoft.Azure.WebJobs.Extensions.DurableTask";

    /// <summary>The sections of extensions that are read here.</summary>
    public static readonly string[] Extensions = ["durableTask", "http", "queues"];

    readonly IConfigurationSection _section = settings.GetSection("AzureFunctionsJobHost:extensions");

    /// <summary>The settings of the durable extension, those of its backend as they are given.</summary>
    public dynamic DurableTask() => Read("durableTask", Durable, $"{Durable}.DurableTaskOptions");

    /// <summary>The settings of its backend in Azure Storage.</summary>
    public dynamic AzureStorage() => Read(
        "durableTask:storageProvider", Durable, $"{Durable}.AzureStorageOptions", apart: "type");

    /// <summary>The settings of HTTP triggers.</summary>
    public dynamic Http() => Read(
        "http", "Microsoft.Azure.WebJobs.Extensions.Http", "Microsoft.Azure.WebJobs.Extensions.Http.HttpOptions");

    /// <summary>The settings of queue triggers.</summary>
    public dynamic Queues() => Read(
        "queues", "Microsoft.Azure.WebJobs.Extensions.Storage.Queues", "Microsoft.Azure.WebJobs.Host.QueuesOptions");

    /// <exception cref="InvalidOperationException">A name is unknown, or a value is none of its type.</exception>
    object Read(string section, string assembly, string type, string? apart = null)
    {
        var options = Activator.CreateInstance(host.Type(assembly, type))!;
        var given = _section.GetSection(section).AsEnumerable(makePathsRelative: true)
            .Where(setting => !string.Equals(setting.Key, apart, StringComparison.OrdinalIgnoreCase));
        new ConfigurationBuilder().AddInMemoryCollection(given).Build()
            .Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        return options;
    }
}
