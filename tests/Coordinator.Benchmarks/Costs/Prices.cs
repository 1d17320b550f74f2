namespace Coordinator.Benchmarks.Costs;

/// <summary>
/// What Azure asks for, in US dollars: list prices of East US as read in November 2026, without free grants. They
/// change: look them up before a decision rests on them.
/// </summary>
static class Prices
{
    /// <summary>A million requests to tables: 0.00036 for 10 000, whether they read, write or batch.</summary>
    public const double TableRequests = 0.036;

    /// <summary>A million requests to queues: 0.004 for 10 000.</summary>
    public const double QueueRequests = 0.4;

    /// <summary>A million executions of functions, Flex Consumption on demand.</summary>
    public const double Executions = 0.4;
}
