using Microsoft.DurableTask;

namespace Coordinator.Benchmarks.Durable;

/// <summary>Calls an activity so many times, one after the other or all at once.</summary>
sealed class CallsOrchestrator : TaskOrchestrator<Calls, int>
{
    public override async Task<int> RunAsync(TaskOrchestrationContext context, Calls input)
    {
        if (input.AtOnce)
        {
            var calls = Enumerable.Range(0, input.Count).Select(_ => OnceAsync(context, 0));
            return (await Task.WhenAll(calls)).Sum();
        }
        var sum = 0;
        for (var i = 0; i < input.Count; i++)
            sum = await OnceAsync(context, sum);
        return sum;
    }

    static Task<int> OnceAsync(TaskOrchestrationContext context, int number) =>
        context.CallActivityAsync<int>(nameof(IncrementActivity), number);
}
