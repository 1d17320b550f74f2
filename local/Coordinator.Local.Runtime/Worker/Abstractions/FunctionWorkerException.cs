namespace Microsoft.Azure.Functions.Worker;

/// <summary>The worker, not the function's own code, could not go on.</summary>
public class FunctionWorkerException : Exception
{
    /// <summary>With a message.</summary>
    /// <param name="message">What went wrong.</param>
    public FunctionWorkerException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public FunctionWorkerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
