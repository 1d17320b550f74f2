using System.Reflection;

namespace Coordinator.Azure.Tests.Routing;

/// <summary>Stands for what runs a function in the host: remembers its name.</summary>
public class RouteNames : DispatchProxy
{
    /// <summary>The function that was asked last.</summary>
    public string? Last { get; private set; }

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Last = (string?)args![1];
        return Task.CompletedTask;
    }
}
