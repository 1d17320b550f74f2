using Microsoft.DurableTask;

namespace Coordinator.Local.Tests.Durable.Hosting;

/// <summary>Adds terms by an activity, and one more that comes by an event.</summary>
public sealed class SumOrchestrator : TaskOrchestrator<SumInput, SumOutput>
{
    public override async Task<SumOutput> RunAsync(TaskOrchestrationContext context, SumInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var sum = new SumOutput(0, "nobody");
        foreach (var term in input.Terms)
            sum = await context.CallActivityAsync<SumOutput>(nameof(AddActivity), new AddInput(sum.Sum, term));
        var more = await context.WaitForExternalEvent<int>("more");
        return await context.CallActivityAsync<SumOutput>(nameof(AddActivity), new AddInput(sum.Sum, more));
    }
}
