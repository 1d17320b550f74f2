namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned, for middleware to read or replace.</summary>
/// <typeparam name="T">The type that it is read as.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>The value; setting it replaces what the function returned.</summary>
    public abstract T? Value { get; set; }
}
