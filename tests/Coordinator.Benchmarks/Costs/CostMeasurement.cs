namespace Coordinator.Benchmarks.Costs;

/// <summary>What a kind of request comes to, all that follows its answer included.</summary>
/// <param name="Workload">Its name.</param>
/// <param name="Manner">How the requests came.</param>
/// <param name="Count">How many.</param>
/// <param name="Tables">Requests to tables, all together.</param>
/// <param name="Queues">Requests to queues, all together.</param>
sealed record CostMeasurement(string Workload, string Manner, int Count, double Tables, double Queues)
{
    /// <summary>Requests to tables for each.</summary>
    public double TablesEach => Tables / Count;

    /// <summary>Requests to queues for each.</summary>
    public double QueuesEach => Queues / Count;

    /// <summary>What storage asks for a million, in US dollars.</summary>
    public double StorageOfAMillion => (TablesEach * Prices.TableRequests) + (QueuesEach * Prices.QueueRequests);

    /// <summary>What storage and executions ask for a million, in US dollars; time of instances comes on top.</summary>
    public double Million => StorageOfAMillion + Prices.Executions;
}
