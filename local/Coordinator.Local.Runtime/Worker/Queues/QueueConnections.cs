using Azure.Storage.Queues;
using Coordinator.Local.Runtime.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>Finds the queues that attributes name.</summary>
sealed class QueueConnections(IConfiguration settings, SettingReferences references)
{
    const string DefaultConnection = "AzureWebJobsStorage";

    /// <summary>
    /// A client that gives and takes messages as their bare text: a text that is no Base64 must not spoil the batch
    /// that it comes with, so the worker decodes by itself.
    /// </summary>
    /// <param name="queueName">The queue's name, or <c>%Setting%</c>.</param>
    /// <param name="connection">The setting that holds the connection string; null for the default one.</param>
    /// <param name="suffix">What to add to the queue's name.</param>
    /// <exception cref="InvalidOperationException">A setting is missing.</exception>
    public QueueClient Open(string queueName, string? connection, string suffix = "")
    {
        string connectionString = ConnectionString(connection ?? DefaultConnection);
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        return new QueueClient(connectionString, references.Resolve(queueName).ToLowerInvariant() + suffix, options);
    }

    /// <summary>The connection string of a setting, looked for in the order of the official host.</summary>
    /// <param name="connection">The setting's name, or <c>%Setting%</c> for the one that has the name.</param>
    /// <exception cref="InvalidOperationException">There is no such setting.</exception>
    public string ConnectionString(string connection)
    {
        string name = references.Resolve(connection);
        return settings[$"AzureWebJobs{name}"]
            ?? settings[$"ConnectionStrings:{name}"]
            ?? settings[name]
            ?? throw new InvalidOperationException(
                $"Something is on the storage connection '{name}', but there is no setting of that name.");
    }
}
