using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>The feature that holds what a function returned; middleware may replace it.</summary>
sealed class ReturnedValue
{
    public object? Value { get; set; }

    /// <summary>
    /// The one of a run; made on first sight, since middleware may answer without calling the function.
    /// </summary>
    public static ReturnedValue Of(FunctionContext context)
    {
        ReturnedValue? value = context.Features.Get<ReturnedValue>();
        if (value is null)
            context.Features.Set(value = new ReturnedValue());
        return value;
    }
}
