using Coordinator.Client;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Coordinator.Samples.Checkout.Http;

/// <summary>
/// What the shop's callers hear when something goes wrong: in their words, with the coordinator's certainty. Only what
/// is certain is told as certain.
/// </summary>
/// <param name="problems">Writes problems.</param>
sealed class ProblemAnswers(IProblemDetailsService problems) : IExceptionHandler
{
    const string AskAgain = "It is not known yet whether the order was placed. Send it again with the same "
        + "Idempotency-Key: it is placed once, and the answer tells.";

    const string Crowded = "Others were in the way too often; nothing happened. Try again.";

    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Of(exception) is not var (status, title, detail))
            return false;
        httpContext.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = "1";
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = new ProblemDetails { Status = status, Title = title, Detail = detail },
        });
    }

    static (int Status, string Title, string Detail)? Of(Exception exception) => exception switch
    {
        EmptyCartException empty => (StatusCodes.Status409Conflict, "The cart is empty", empty.Message),
        TransactionAbortedException { IsConflict: true } =>
            (StatusCodes.Status503ServiceUnavailable, "Too many at once", Crowded),
        TransactionAbortedException aborted =>
            (StatusCodes.Status409Conflict, "Not enough", string.Join(' ', aborted.Failures.Select(Shortage))),
        TransactionInDoubtException or HttpRequestException =>
            (StatusCodes.Status503ServiceUnavailable, "Not known", AskAgain),
        CoordinatorException { IsRetryable: true } =>
            (StatusCodes.Status503ServiceUnavailable, "Not now", Crowded),
        CoordinatorException refused =>
            (StatusCodes.Status502BadGateway, "The coordinator refused it", refused.Message),
        _ => null,
    };

    static string Shortage(Contracts.Transactions.OperationFailureBody failure) =>
        failure.Item.StartsWith("checkout-customers/", StringComparison.Ordinal)
            ? "The balance is too low."
            : $"There is not enough of {failure.Item[(failure.Item.IndexOf('/', StringComparison.Ordinal) + 1)..]}.";
}
