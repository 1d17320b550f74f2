using Azure.Core;
using Azure.Core.Pipeline;
using Coordinator.Local.Runtime.Http;

namespace Azure.Data.Tables;

/// <summary>A storage account's table service and the pipeline to it, shared by the clients of its tables.</summary>
sealed record TableAccount(string Name, Uri Endpoint, HttpPipeline Pipeline, string Version)
{
    /// <summary>By a connection string.</summary>
    public static TableAccount Connect(string connectionString, TableClientOptions? options)
    {
        var connection = StorageConnection.Parse(connectionString, StorageService.Table);
        return Connect(connection.Endpoint, connection.Key, options);
    }

    /// <summary>By an account's key.</summary>
    public static TableAccount Connect(Uri endpoint, SharedKey key, TableClientOptions? options)
    {
        options ??= new TableClientOptions();
        return Connect(key.AccountName, endpoint, new TableSharedKeyPolicy(key, options.Time), options);
    }

    /// <summary>By an identity.</summary>
    public static TableAccount Connect(Uri endpoint, TokenCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        var account = endpoint.Host.Split('.')[0];
        return Connect(account, endpoint, StoragePipeline.Bearer(credential), options ?? new TableClientOptions());
    }

    static TableAccount Connect(
        string account, Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var pipeline = StoragePipeline.Build(options, authentication, TableErrorParser.Instance);
        return new TableAccount(account, endpoint, pipeline, options.VersionText);
    }
}
