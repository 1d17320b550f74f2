namespace Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

/// <summary>A function as the application announces it to the host that is to serve it.</summary>
public interface IFunctionMetadata
{
    /// <summary>The function's name.</summary>
    string? Name { get; }

    /// <summary>Its trigger and its other bindings, a JSON object each.</summary>
    IList<string>? RawBindings { get; }
}
