using Coordinator.Core.Sagas.Calls;

namespace Coordinator.Core.Sagas;

/// <summary>
/// Everything that a saga does to the world. Every await of a saga is on one of these, so the same code runs in a
/// durable orchestration, where each effect is an activity, a timer or an external event, and in a simulator. Duties of
/// an implementation:
/// <list type="number">
/// <item>A replay gives every effect the result that it had, in the order in which the results came, one at a time: the
/// saga runs until it waits again before it sees the next one. <see cref="Now"/> and <see cref="NextFraction"/> repeat
/// too.</item>
/// <item>An effect without a recorded result is run again: at least once, perhaps twice at the same time. The keys make
/// that harmless; so the same key goes out with every run.</item>
/// <item>No method throws for a fault of a participant, a store or the network: such a fault is an answer of kind
/// Unknown.</item>
/// <item>Refused is answered only when the call had no effect and, for the store, when its id is closed.</item>
/// <item>Close answers only when the aborted outcome is durable at every home replica.</item>
/// </list>
/// </summary>
public interface ISagaEffects
{
    /// <summary>The time as the history has it.</summary>
    DateTimeOffset Now { get; }

    /// <summary>A number in [0, 1) for jitter, the same in every replay.</summary>
    double NextFraction();

    /// <summary>Calls a participant once; <see cref="Outgoing.HttpAnswerPolicy"/> judges the answer.</summary>
    Task<StepAnswer> CallAsync(HttpCall call);

    /// <summary>Runs a transaction once; <see cref="Outgoing.TransactionAnswerPolicy"/> judges the answer.</summary>
    Task<StepAnswer> TransactAsync(TransactionCall call);

    /// <summary>Publishes a message once, as a transaction.</summary>
    Task<StepAnswer> PublishAsync(PublishCall call);

    /// <summary>Closes an id: whatever arrives under it later does not happen.</summary>
    /// <param name="key">The idempotency key of an action or a try; for the store its transaction id.</param>
    Task<CloseAnswer> CloseAsync(string key);

    /// <summary>Waits.</summary>
    /// <param name="delay">How long.</param>
    /// <param name="stop">Ends the wait early.</param>
    /// <returns>True when the time is over, false when it was stopped; never cancelled.</returns>
    Task<bool> DelayAsync(TimeSpan delay, CancellationToken stop);

    /// <summary>
    /// The next signal from outside, in the order of arrival; none is lost while nobody waits. At most one call is
    /// open.
    /// </summary>
    Task<SagaSignal> NextSignalAsync();

    /// <summary>
    /// Stores the status for readers. May run twice and late: a status whose <see cref="SagaStatus.Revision"/> is not
    /// higher than the stored one is dropped.
    /// </summary>
    Task ShowAsync(SagaStatus status);
}
