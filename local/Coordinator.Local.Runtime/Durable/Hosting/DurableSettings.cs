using System.Globalization;
using Coordinator.Local.Runtime.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Local.Runtime.Durable.Hosting;

/// <summary>
/// The section <c>extensions.durableTask</c> of host.json, with the official names. <c>partitionCount</c> has no
/// meaning here: hosts share instances by the versions of their rows, and not by partitions.
/// </summary>
sealed class DurableSettings
{
    const string DefaultConnection = "AzureWebJobsStorage";
    static readonly TimeSpan ShortestPolling = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan ShortestLease = TimeSpan.FromSeconds(6);

    public DurableSettings(IConfigurationSection section, SettingReferences references)
    {
        var byDefault = new HubSettings();
        var storage = section.GetSection("storageProvider");
        ConnectionName = storage["connectionName"] ?? storage["connectionStringName"] ?? DefaultConnection;
        Hub = byDefault with
        {
            Hub = Name(section, references.Resolve(section["hubName"] ?? byDefault.Hub)),
            DefaultVersion = section["defaultVersion"] ?? "",
            MaxPollingInterval =
                Span(storage, "maxQueuePollingInterval", byDefault.MaxPollingInterval, ShortestPolling),
            ActivitiesMax = Number(section, "maxConcurrentActivityFunctions", byDefault.ActivitiesMax),
            StepsMax = Number(section, "maxConcurrentOrchestratorFunctions", byDefault.StepsMax),
            Lease = Span(storage, "controlQueueVisibilityTimeout", byDefault.Lease, ShortestLease),
            ActivityLease =
                Span(storage, "workItemQueueVisibilityTimeout", byDefault.ActivityLease, ShortestLease),
        };
    }

    /// <summary>The setting with the connection string.</summary>
    public string ConnectionName { get; }

    public HubSettings Hub { get; }

    static string Name(IConfigurationSection section, string name) =>
        name.Length is >= 3 and <= 45 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit)
            ? name
            : throw Wrong(section, "hubName", name, "3 to 45 letters and digits that begin with a letter");

    static int Number(IConfigurationSection section, string name, int byDefault)
    {
        if (section[name] is not { } text)
            return byDefault;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : throw Wrong(section, name, text, "a number of at least 1");
    }

    static TimeSpan Span(IConfigurationSection section, string name, TimeSpan byDefault, TimeSpan min)
    {
        if (section[name] is not { } text)
            return byDefault;
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= min
            ? value
            : throw Wrong(section, name, text, $"a time span (hh:mm:ss) of at least {min}");
    }

    static InvalidOperationException Wrong(IConfigurationSection section, string name, string value, string expected) =>
        new($"host.json: {section.Path.Replace(':', '.')}.{name} is '{value}', but must be {expected}.");
}
