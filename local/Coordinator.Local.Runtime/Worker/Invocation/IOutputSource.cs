using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>Knows outputs of one kind.</summary>
interface IOutputSource
{
    /// <summary>The writer, or null when the attribute is of another kind.</summary>
    /// <param name="attribute">Where to write.</param>
    IOutputWriter? WriterFor(OutputBindingAttribute attribute);
}
