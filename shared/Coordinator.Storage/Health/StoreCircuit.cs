using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace Coordinator.Storage.Health;

/// <summary>
/// Keeps requests from a store that does not answer: each would cost its time limit. While the circuit is open a
/// request ends at once without an answer; after a second one request is let through as a trial. Safe for many threads.
/// </summary>
/// <remarks>
/// Two rules open it. Half of the requests of 5 s without an answer, if there were enough to tell a share: some errors,
/// say a third, are better met by asking. And none answered in 10 s: who asks one request after the other, each waiting
/// for its time limit, makes too few of them for the first rule.
/// </remarks>
sealed class StoreCircuit
{
    static readonly TimeSpan Break = TimeSpan.FromSeconds(1);

    readonly CircuitBreakerStateProvider _share = new();
    readonly CircuitBreakerStateProvider _silence = new();
    readonly ResiliencePipeline<bool> _pipeline;
    readonly string _store;
    readonly ILogger _log;
    int _isTold;

    /// <summary>A closed circuit.</summary>
    /// <param name="store">The store's name, for the log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where it is noted that a store is given up, and that it is back.</param>
    public StoreCircuit(string store, TimeProvider time, ILogger log)
    {
        _store = store;
        _log = log;
        _pipeline = new ResiliencePipelineBuilder<bool> { TimeProvider = time }
            .AddCircuitBreaker(Options(_share, failureRatio: 0.5, least: 8, TimeSpan.FromSeconds(5)))
            .AddCircuitBreaker(Options(_silence, failureRatio: 1, least: 4, TimeSpan.FromSeconds(10)))
            .Build();
    }

    /// <summary>Whether requests are not sent, but for trials.</summary>
    public bool IsOpen => IsBroken(_share) || IsBroken(_silence);

    /// <summary>Sends a request, or does not.</summary>
    /// <param name="request">Sends it; false when it got no answer.</param>
    /// <returns>False when it got no answer or was not sent.</returns>
    public async Task<bool> RunAsync(Func<Task<bool>> request)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true);
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                static async (_, send) => Outcome.FromResult(await send()), context, request);
            Tell(IsOpen);
            if (outcome.Exception is BrokenCircuitException)
                return false;
            outcome.ThrowIfException();
            return outcome.Result;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    static CircuitBreakerStrategyOptions<bool> Options(
        CircuitBreakerStateProvider state, double failureRatio, int least, TimeSpan sampling) => new()
        {
            FailureRatio = failureRatio,
            MinimumThroughput = least,
            SamplingDuration = sampling,
            BreakDuration = Break,
            StateProvider = state,
            // The outer circuit's trial that the inner one does not let through has shown nothing good.
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome is { Exception: BrokenCircuitException } or { Exception: null, Result: false }),
        };

    /// <summary>Once for each change: a trial that fails is no news.</summary>
    void Tell(bool isOpen)
    {
        if (Interlocked.Exchange(ref _isTold, isOpen ? 1 : 0) == (isOpen ? 1 : 0))
            return;
        if (isOpen)
            _log.StoreGivenUp(_store);
        else
            _log.StoreIsBack(_store);
    }

    static bool IsBroken(CircuitBreakerStateProvider state) => state.CircuitState != CircuitState.Closed;
}
