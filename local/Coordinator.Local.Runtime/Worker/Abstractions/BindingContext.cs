namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger told beside its main value.</summary>
public abstract class BindingContext
{
    /// <summary>By name: route values of a request, <c>DequeueCount</c> and the like of a queue message.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
