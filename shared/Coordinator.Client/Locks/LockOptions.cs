namespace Coordinator.Client;

/// <summary>How a lock is taken and held.</summary>
public sealed record LockOptions
{
    /// <summary>
    /// How long it is held without a renewal, 1 s to 1 h: how long others wait when its holder dies. It is renewed
    /// after each third of that.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Who takes it, 1-128 characters, different for each that may not hold it at the same time; null for a name made
    /// of the machine, the process and a fresh id.
    /// </summary>
    public string? Owner { get; init; }
}
