namespace Coordinator.Core.Sagas;

/// <summary>
/// Shows the status when it changed, one at a time: what changes while one is being stored goes with the next. No step
/// ever waits for it.
/// </summary>
sealed class StatusFeed(SagaLedger ledger, ISagaEffects effects)
{
    Task _pump = Task.CompletedTask;
    long _shown = -1;

    /// <summary>The storing that is under way; ends with an error if that failed.</summary>
    public Task Pump => _pump;

    public void Push()
    {
        if (_pump.IsCompletedSuccessfully && _shown != ledger.Revision)
            _pump = PumpAsync();
    }

    async Task PumpAsync()
    {
        while (_shown != ledger.Revision)
        {
            _shown = ledger.Revision;
            await effects.ShowAsync(ledger.Snapshot());
        }
    }
}
