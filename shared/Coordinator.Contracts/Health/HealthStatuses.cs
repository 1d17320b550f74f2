namespace Coordinator.Contracts.Health;

/// <summary>The values of <see cref="HealthBody.Status"/>.</summary>
public static class HealthStatuses
{
    /// <summary>Everything answers.</summary>
    public const string Ok = "ok";

    /// <summary>The host serves, but a store or the register does not answer.</summary>
    public const string Degraded = "degraded";

    /// <summary>The host cannot serve.</summary>
    public const string Unavailable = "unavailable";
}
