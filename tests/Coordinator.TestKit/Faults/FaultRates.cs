namespace Coordinator.TestKit.Faults;

/// <summary>How often each fault strikes a request, in [0, 1].</summary>
public sealed record FaultRates
{
    public double LostRequests { get; init; }

    public double LostReplies { get; init; }

    /// <summary>Of writes only: a late read is a lost one.</summary>
    public double LateWrites { get; init; }

    /// <summary>Of writes only.</summary>
    public double DuplicateWrites { get; init; }

    /// <summary>Before or after the request took effect, half and half.</summary>
    public double Crashes { get; init; }

    /// <summary>How late a late or duplicate write can be.</summary>
    public TimeSpan LatestArrival { get; init; } = TimeSpan.FromSeconds(30);
}
