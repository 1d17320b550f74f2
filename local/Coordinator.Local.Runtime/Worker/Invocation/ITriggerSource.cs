namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>One kind of trigger: makes what waits for its events.</summary>
interface ITriggerSource
{
    /// <summary>The attribute of this kind.</summary>
    Type AttributeType { get; }

    /// <summary>
    /// What waits for the events of a function; null when something else does (HTTP: the server's routing).
    /// </summary>
    /// <param name="function">A function whose trigger is of this kind.</param>
    /// <exception cref="InvalidOperationException">The trigger cannot work; stops the application's start.</exception>
    ITriggerListener? Listen(BoundFunction function);
}
