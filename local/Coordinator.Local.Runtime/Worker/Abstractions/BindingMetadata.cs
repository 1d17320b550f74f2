namespace Microsoft.Azure.Functions.Worker;

/// <summary>One binding of a function, as middleware may ask for it.</summary>
public abstract class BindingMetadata
{
    /// <summary>The parameter's or property's name; <c>$return</c> for the result itself.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The kind: <c>httpTrigger</c>, <c>timerTrigger</c>, <c>queueTrigger</c>, <c>http</c>, <c>queue</c> …
    /// </summary>
    public abstract string Type { get; }

    /// <summary>Which way it carries data.</summary>
    public abstract BindingDirection Direction { get; }
}
