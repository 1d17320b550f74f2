using Coordinator.Core.Placement;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Answers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Middleware;

/// <summary>Whatever an HTTP function throws becomes a problem without details; the details go to the log.</summary>
sealed class Failures(ILogger<Failures> log) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
#pragma warning disable CA1031 // The edge of the application: every failure becomes an answer and a line in the log.
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            context.GetInvocationResult().Value = AnswerOf(e, context.FunctionDefinition.Name);
        }
    }

    WireResult AnswerOf(Exception error, string function)
    {
        // Thrown before anything is read or written: this host has not learned yet where slots live.
        if (error.GetBaseException() is PlacementUnknownException)
        {
            log.PlacementUnknown(function);
            return WireResult.Of(ProblemOf.Unavailable).RetryAfter(TimeSpan.FromSeconds(1));
        }

        // The store has noted what it met.
        if (error.GetBaseException() is StoreUnavailableException || error is StoreUnavailableException)
            return WireResult.Of(ProblemOf.UnavailableSagas).RetryAfter(TimeSpan.FromSeconds(1));

        log.CallFailed(error, function);
        return WireResult.Of(ProblemOf.Internal);
    }
}
