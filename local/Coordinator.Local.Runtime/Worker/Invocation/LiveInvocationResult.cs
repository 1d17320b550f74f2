using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>Reads and replaces the returned value in place.</summary>
sealed class LiveInvocationResult(ReturnedValue returned) : InvocationResult
{
    public override object? Value
    {
        get => returned.Value;
        set => returned.Value = value;
    }
}
