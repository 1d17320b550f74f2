using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Sends what the function returns, or one property of it, to a storage queue: a message, or several for a list.
/// </summary>
/// <param name="queueName">The queue's name, or <c>%Setting%</c>.</param>
public sealed class QueueOutputAttribute(string queueName) : OutputBindingAttribute
{
    /// <summary>The queue's name, or a setting's name between percent signs.</summary>
    public string QueueName => queueName;

    /// <summary>The setting that holds the connection; <c>AzureWebJobsStorage</c> when null.</summary>
    public string? Connection { get; set; }
}
