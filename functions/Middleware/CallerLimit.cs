using System.Threading.RateLimiting;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Health;
using Coordinator.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Functions.Middleware;

/// <summary>
/// So many requests a second for each caller, in bursts of at most one second's worth. A caller is whoever shows a key;
/// without one, an address. Each host counts for itself.
/// </summary>
sealed class CallerLimit : IFunctionsWorkerMiddleware, IDisposable
{
    static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    readonly HostMetrics _metrics;
    readonly PartitionedRateLimiter<HttpContext>? _limiter;

    public CallerLimit(CoordinatorSettings settings, HostMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _metrics = metrics;
        if (settings.RequestsPerSecondPerCaller > 0)
            _limiter = PartitionedRateLimiter.Create<HttpContext, string>(
                http => RateLimitPartition.GetTokenBucketLimiter(
                    Caller.Of(http.Request).Id, _ => Options(settings.RequestsPerSecondPerCaller)));
    }

    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_limiter is null || context.GetHttpContext() is not { } http
            || HealthFunctions.IsProbe(context.FunctionDefinition.Name))
        {
            await next(context);
            return;
        }

        using var lease = _limiter.AttemptAcquire(http);
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        _metrics.CallRefused();
        var retryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var delay) ? delay : Period;
        context.GetInvocationResult().Value = WireResult.Of(ProblemOf.Busy).RetryAfter(retryAfter);
    }

    /// <inheritdoc />
    public void Dispose() => _limiter?.Dispose();

    static TokenBucketRateLimiterOptions Options(int perSecond) => new()
    {
        TokenLimit = perSecond,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = Period,
        QueueLimit = 0,
    };
}
