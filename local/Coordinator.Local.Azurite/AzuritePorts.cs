namespace Coordinator.Local.Azurite;

/// <summary>The TCP ports of Azurite's three services; 0 lets the system choose a free one.</summary>
/// <param name="Blob">The blob service's port.</param>
/// <param name="Queue">The queue service's port.</param>
/// <param name="Table">The table service's port.</param>
public sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    /// <summary>Any free ports: what tests use, so that they can run side by side.</summary>
    public static AzuritePorts Free { get; } = new(0, 0, 0);

    /// <summary>The ports that <c>UseDevelopmentStorage=true</c> means.</summary>
    public static AzuritePorts Development { get; } = new(10000, 10001, 10002);
}
