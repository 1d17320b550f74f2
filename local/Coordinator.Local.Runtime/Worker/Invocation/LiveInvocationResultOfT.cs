using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>Reads and replaces the returned value in place, as one type.</summary>
sealed class LiveInvocationResult<T>(ReturnedValue returned) : InvocationResult<T>
{
    public override T? Value
    {
        get => returned.Value is T value ? value : default;
        set => returned.Value = value;
    }
}
