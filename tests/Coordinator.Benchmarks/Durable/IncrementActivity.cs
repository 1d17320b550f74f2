using Microsoft.DurableTask;

namespace Coordinator.Benchmarks.Durable;

/// <summary>An activity that costs nothing itself.</summary>
sealed class IncrementActivity : TaskActivity<int, int>
{
    public override Task<int> RunAsync(TaskActivityContext context, int input) => Task.FromResult(input + 1);
}
