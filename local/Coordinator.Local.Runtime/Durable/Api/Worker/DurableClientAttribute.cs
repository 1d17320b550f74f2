using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Binds a parameter of the type <c>DurableTaskClient</c>.</summary>
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>The task hub; null for that of host.json, the only one that is served here.</summary>
    public string? TaskHub { get; set; }

    /// <summary>The setting with the connection string; null for that of host.json, the only one here.</summary>
    public string? ConnectionName { get; set; }
}
