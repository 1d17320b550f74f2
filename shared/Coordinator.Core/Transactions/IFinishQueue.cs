namespace Coordinator.Core.Transactions;

/// <summary>
/// Takes committed attempts to be finished after the answer. It may drop work: an attempt left unfinished costs whoever
/// meets it next a few requests, and the sweeper finds it.
/// </summary>
public interface IFinishQueue
{
    /// <summary>Hands over; never blocks.</summary>
    void Enqueue(FinishWork work);
}
