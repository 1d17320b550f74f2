namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>Takes values to one place outside.</summary>
interface IOutputWriter
{
    /// <summary>Writes one result of a function; it is durable when this returns.</summary>
    /// <param name="value">The result.</param>
    /// <param name="cancellation">The run's.</param>
    Task WriteAsync(object value, CancellationToken cancellation);
}
