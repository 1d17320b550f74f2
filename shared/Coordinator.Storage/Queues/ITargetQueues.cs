using Azure;

namespace Coordinator.Storage.Queues;

/// <summary>The queues that subscriptions deliver to.</summary>
public interface ITargetQueues
{
    /// <summary>Sends a message; creates the queue if it is missing.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Gives up; the message may have been sent.</param>
    /// <exception cref="RequestFailedException">The service refused or did not answer.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    Task SendAsync(string queue, string message, CancellationToken cancellation);
}
