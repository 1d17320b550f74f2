using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>A binder that only looks something up.</summary>
sealed class DelegateBinder(Func<FunctionContext, object?> lookup) : IParameterBinder
{
    public ValueTask<object?> BindAsync(FunctionContext context) => ValueTask.FromResult(lookup(context));
}
