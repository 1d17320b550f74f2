namespace Coordinator.Core.Sagas.Definitions;

/// <summary>A call other than a step's plain action: a compensation, a try, a confirm or a cancel.</summary>
/// <param name="Action">What is called.</param>
/// <param name="Retry">
/// How often; null for <see cref="RetryPolicy.Persistent"/>, for a try for the policy of its step.
/// </param>
/// <param name="Timeout">The time limit of one attempt.</param>
public sealed record StepCall(CallAction Action, RetryPolicy? Retry, TimeSpan Timeout);
