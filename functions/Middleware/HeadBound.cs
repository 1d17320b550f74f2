using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Functions.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Functions.Middleware;

/// <summary>
/// Refuses long addresses and large headers with a problem. The server takes somewhat more than is allowed, so that
/// this answer is given; far beyond that it answers by itself, without a body.
/// </summary>
sealed class HeadBound : IFunctionsWorkerMiddleware
{
    /// <summary>How much more the server takes.</summary>
    public const int ServerFactor = 2;

    /// <inheritdoc />
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetHttpContext() is not { } http || RefusalOf(http) is not { } problem)
            return next(context);
        context.GetInvocationResult().Value = WireResult.Of(problem);
        return Task.CompletedTask;
    }

    static Problem? RefusalOf(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget.Length ?? 0;
        if (target > Limits.AddressCharsMax)
            return ProblemOf.AddressTooLong;
        var fields = http.Request.Headers;
        var chars = fields.Sum(field => field.Value.Sum(value => field.Key.Length + (value?.Length ?? 0)));
        return fields.Sum(field => field.Value.Count) > Limits.HeadersMax || chars > Limits.HeaderCharsMax
            ? ProblemOf.HeadersTooLarge
            : null;
    }
}
