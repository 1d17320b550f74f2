namespace Microsoft.Azure.Functions.Worker;

/// <summary>A parameter of a function could not be made from what the trigger brought.</summary>
public class FunctionInputConverterException : FunctionWorkerException
{
    /// <summary>With a message.</summary>
    /// <param name="message">Which parameter, and why.</param>
    public FunctionInputConverterException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">Which parameter, and why.</param>
    /// <param name="innerException">The cause.</param>
    public FunctionInputConverterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
