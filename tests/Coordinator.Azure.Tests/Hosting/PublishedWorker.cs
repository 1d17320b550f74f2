using System.Reflection;
using Coordinator.Azure.Tests.Publishing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coordinator.Azure.Tests.Hosting;

/// <summary>
/// The published worker, built by its own code with settings as it gets them in Azure, and not
/// started: that takes a Functions host.
/// </summary>
sealed class PublishedWorker : IDisposable
{
    const string Core = "Microsoft.Azure.Functions.Worker.Core";

    /// <summary>What the Functions host tells its worker; nobody listens there.</summary>
    static readonly Dictionary<string, string?> HostSettings = new(StringComparer.Ordinal)
    {
        ["Functions:Worker:HostEndpoint"] = "http://127.0.0.1:1",
        ["Functions:Worker:RequestId"] = "request",
        ["Functions:Worker:WorkerId"] = "worker",
        ["Functions:Worker:GrpcMaxMessageLength"] = "2147483647",
    };

    readonly string _folder;

    PublishedWorker(PublishedCode code, IHost host, string folder)
    {
        Code = code;
        Host = host;
        _folder = folder;
    }

    public PublishedCode Code { get; }

    public IHost Host { get; }

    /// <summary>Builds it. In development .NET checks every service that can be checked without making it.</summary>
    public static PublishedWorker Build(AzurePublish publish)
    {
        var code = publish.Worker;
        var build = code.Type("Coordinator.Functions", "Coordinator.Functions.Hosting.CoordinatorApplication")
            .GetMethod("Build")!;
        var tests = Assembly.GetEntryAssembly();
        // The worker's own start looks into the program's assembly for what the extensions register.
        Assembly.SetEntryAssembly(code.Main);
        Environment.SetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT", Environments.Development);
        try
        {
            var host = (IHost)build.Invoke(null, [Array.Empty<string>(), (Action<IConfigurationBuilder>)AddSettings])!;
            return new PublishedWorker(code, host, publish.Folder);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT", null);
            Assembly.SetEntryAssembly(tests);
        }
    }

    /// <summary>All functions that the worker tells the host of, by name, with their bindings.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FunctionsAsync()
    {
        const string names = $"{Core}.FunctionMetadata";
        var metadata = Code.Type(Core, $"{names}.IFunctionMetadata");
        var manager = Host.Services.GetRequiredService(Code.Type(Core, $"{names}.IFunctionMetadataManager"));
        var get = Code.Type(Core, $"{names}.IFunctionMetadataManager").GetMethod("GetFunctionMetadataAsync")!;
        var task = (Task)get.Invoke(manager, [_folder])!;
        await task;
        var functions = (System.Collections.IEnumerable)task.GetType().GetProperty("Result")!.GetValue(task)!;
        return functions.Cast<object>().ToDictionary(
            function => (string)metadata.GetProperty("Name")!.GetValue(function)!,
            function => string.Join(
                ' ', (IEnumerable<string>)metadata.GetProperty("RawBindings")!.GetValue(function)!),
            StringComparer.Ordinal);
    }

    public void Dispose() => Host.Dispose();

    static void AddSettings(IConfigurationBuilder builder) =>
        builder.AddInMemoryCollection(HostSettings).AddInMemoryCollection(StoreSettings());

    static IEnumerable<KeyValuePair<string, string?>> StoreSettings() =>
        from index in Enumerable.Range(0, 3)
        let store = "abc"[index]
        from setting in new (string Name, string Value)[]
        {
            ($"Coordinator:Stores:{index}:Name", $"{store}"),
            ($"Coordinator:Stores:{index}:TableServiceUri", $"https://account{store}.table.core.windows.net"),
            ($"Coordinator:Stores:{index}:QueueServiceUri", $"https://account{store}.queue.core.windows.net"),
            ($"Coordinator:ControlStores:{index}", $"{store}"),
        }
        select KeyValuePair.Create(setting.Name, (string?)setting.Value);
}
