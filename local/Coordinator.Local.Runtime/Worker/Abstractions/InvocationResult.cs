namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned, for middleware to read or replace.</summary>
public abstract class InvocationResult : InvocationResult<object>;
