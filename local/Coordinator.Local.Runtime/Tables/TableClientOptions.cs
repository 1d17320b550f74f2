using Azure.Core;
using Coordinator.Local.Runtime.Http;

namespace Azure.Data.Tables;

/// <summary>How the table clients send requests: retries, transport, policies.</summary>
public class TableClientOptions : ClientOptions
{
    /// <summary>Options for a version of the service.</summary>
    /// <param name="serviceVersion">The version of the service's protocol.</param>
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
        VersionText = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
        };
        Transport = StorageTransport.Shared;
    }

    internal string VersionText { get; }

    /// <summary>The clock for the date that each request is signed with.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Versions of the service's protocol.</summary>
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06: the first that takes tokens of an identity.</summary>
        V2020_12_06 = 2,
    }
}
