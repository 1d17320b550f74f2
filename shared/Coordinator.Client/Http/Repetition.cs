using System.Net;
using Coordinator.Contracts.Problems;
using Polly;
using Polly.Retry;

namespace Coordinator.Client.Http;

/// <summary>
/// Sends what is safe to repeat until there is an answer that a repetition would not change, or its time is over. The
/// pauses grow, with jitter; where the server says how long to wait, its word counts.
/// </summary>
sealed class Repetition
{
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    static readonly ResiliencePropertyKey<long> Started = new("coordinator.started");
    static readonly ResiliencePropertyKey<TimeSpan> Limit = new("coordinator.limit");

    readonly TimeProvider _time;
    readonly ResiliencePipeline _pipeline;

    public Repetition(TimeProvider time)
    {
        _time = time;
        var retry = new RetryStrategyOptions
        {
            ShouldHandle = attempt => ValueTask.FromResult(IsWorthRepeating(attempt.Outcome, attempt.Context)),
            DelayGenerator = attempt => ValueTask.FromResult((attempt.Outcome.Result as IAnswer)?.RetryAfter),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
            MaxDelay = LongestPause,
        };
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(retry).Build();
    }

    /// <summary>Sends until the answer is final.</summary>
    /// <param name="send">Sends once; safe to repeat.</param>
    /// <param name="within">
    /// When to stop repeating; then the last answer is given, or the last fault of the transport thrown.
    /// <see cref="Timeout.InfiniteTimeSpan"/> for never.
    /// </param>
    /// <param name="cancellation">Gives up at once.</param>
    public async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> send, TimeSpan within, CancellationToken cancellation)
        where T : IAnswer
    {
        var context = ResilienceContextPool.Shared.Get(cancellation);
        try
        {
            context.Properties.Set(Started, _time.GetTimestamp());
            context.Properties.Set(Limit, within);
            return await _pipeline.ExecuteAsync(
                static async (attempt, send) => await send(attempt.CancellationToken), context, send);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    bool IsWorthRepeating(Outcome<object> outcome, ResilienceContext context)
    {
        var isTransient = outcome.Result is IAnswer answer
            ? IsTransient(answer)
            : Faults.IsOfTransport(outcome.Exception, context.CancellationToken);
        return isTransient && HasTime(context, (outcome.Result as IAnswer)?.RetryAfter ?? TimeSpan.Zero);
    }

    bool HasTime(ResilienceContext context, TimeSpan pause)
    {
        var limit = context.Properties.GetValue(Limit, TimeSpan.Zero);
        return limit == Timeout.InfiniteTimeSpan
            || _time.GetElapsedTime(context.Properties.GetValue(Started, 0)) + pause < limit;
    }

    /// <summary>
    /// A view that is behind is an answer, as long as the caller wants to wait; so is a host's report that it is not
    /// ready. A 500 is a defect: the same request meets it again.
    /// </summary>
    static bool IsTransient(IAnswer answer) =>
        !answer.HasValue && answer.Problem?.Type != ProblemTypes.ViewBehind && IsTransient(answer.Status, answer);

    static bool IsTransient(int status, IAnswer answer) => (HttpStatusCode)status switch
    {
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => true,
        _ => answer.Problem?.Retryable == true,
    };
}
