using Coordinator.Local.Tests.Worker.Support;
using Microsoft.DurableTask;

namespace Coordinator.Local.Tests.Durable.Hosting;

/// <summary>Adds two terms, and notes it with a service of its scope.</summary>
public sealed class AddActivity(Journal journal) : TaskActivity<AddInput, SumOutput>
{
    public override Task<SumOutput> RunAsync(TaskActivityContext context, AddInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        journal.Write($"{context.InstanceId}: {input.One} + {input.Other}");
        return Task.FromResult(new SumOutput(input.One + input.Other, nameof(AddActivity)));
    }
}
