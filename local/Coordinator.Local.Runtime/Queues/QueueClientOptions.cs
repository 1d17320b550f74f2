using Azure.Core;
using Coordinator.Local.Runtime.Http;

namespace Azure.Storage.Queues;

/// <summary>How the queue clients send requests: retries, transport, policies, and how they encode messages.</summary>
public class QueueClientOptions : ClientOptions
{
    /// <summary>Options for a version of the service.</summary>
    /// <param name="version">The version of the service's protocol.</param>
    public QueueClientOptions(ServiceVersion version = ServiceVersion.V2021_12_02)
    {
        if (version != ServiceVersion.V2021_12_02)
            throw new ArgumentOutOfRangeException(nameof(version));
        Version = version;
        Transport = StorageTransport.Shared;
    }

    /// <summary>The version of the service's protocol.</summary>
    public ServiceVersion Version { get; }

    /// <summary>How bodies of messages are encoded.</summary>
    public QueueMessageEncoding MessageEncoding { get; set; } = QueueMessageEncoding.None;

    internal static string VersionText => "2021-12-02";

    /// <summary>The clock for the date that each request is signed with.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Versions of the service's protocol.</summary>
    public enum ServiceVersion
    {
        /// <summary>2021-12-02.</summary>
        V2021_12_02 = 15,
    }
}
