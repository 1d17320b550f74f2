namespace Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

/// <summary>
/// Changes what the application announces to the host; one that is among the services is asked once, at the start.
/// </summary>
public interface IFunctionMetadataTransformer
{
    /// <summary>What the host's log calls it.</summary>
    string Name { get; }

    /// <summary>Changes the announced functions in place; whatever it throws stops the start.</summary>
    /// <param name="original">The functions as they are declared.</param>
    void Transform(IList<IFunctionMetadata> original);
}
