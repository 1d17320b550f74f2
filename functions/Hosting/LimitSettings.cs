namespace Coordinator.Functions.Hosting;

/// <summary>How much one caller, and all of them, may ask of a host.</summary>
public sealed record LimitSettings
{
    /// <summary>What one caller may send a second; 0 for no limit.</summary>
    public int RequestsPerSecondPerCaller { get; init; }

    /// <summary>What one address may send a second to routes that ask for no key; 0 for no limit.</summary>
    public int RequestsPerSecondPerAddress { get; init; } = 200;

    /// <summary>
    /// So many requests a host serves at once at most; it takes fewer while they are slow. 0 for no limit.
    /// </summary>
    public int ConcurrentRequests { get; init; } = 512;

    /// <summary>A request that takes longer counts as a sign that the host has too much to do.</summary>
    public TimeSpan SlowAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>So many transactions may be at work on one slot at once; 0 for no limit.</summary>
    public int ConcurrentPerSlot { get; init; } = 64;

    /// <summary>Bytes of bodies that a host keeps at once.</summary>
    public int BodyBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>So long may a body take to arrive.</summary>
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
