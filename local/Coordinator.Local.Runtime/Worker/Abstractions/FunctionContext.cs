namespace Microsoft.Azure.Functions.Worker;

/// <summary>One run of a function, as the function and the middleware around it see it.</summary>
public abstract class FunctionContext
{
    /// <summary>Unique to this run.</summary>
    public abstract string InvocationId { get; }

    /// <summary>The function's id: <see cref="FunctionDefinition.Id"/>.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The distributed trace that the run is part of.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>What the trigger told beside its main value.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>Where the run stands in a retry policy.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The services of this run; scoped ones live as long as it does.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function that runs.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>A place for middleware and function to leave things for each other.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Things that belong to this run, by their type.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Fires when the caller went away, or when the host stops and has waited long enough.</summary>
    public virtual CancellationToken CancellationToken { get; } = CancellationToken.None;
}
