using System.Globalization;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Cli.Output;

/// <summary>A problem of the server as lines for people.</summary>
static class ProblemText
{
    /// <summary>The lines, the title first.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="problem">The problem; null when the answer was none.</param>
    public static IEnumerable<string> Of(int status, Problem? problem)
    {
        if (problem is null)
            return [Title(status)];
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{problem.Title} ({status})"),
            .. Given(problem.Detail, detail => detail),
            .. problem.Errors?.Select(error => $"{error.Key}: {error.Value}") ?? [],
            .. problem.Operations?.Select(OfFailure) ?? [],
            .. Given(problem.Holder, holder => $"held by {holder} until {Cells.Time(problem.ExpiresAt)}"),
            .. Given(problem.TransactionId, id => $"transaction {id}"),
            .. problem.Retryable == true ? ["The same request can succeed later."] : Array.Empty<string>(),
        ];
    }

    /// <summary>One operation that failed.</summary>
    public static string OfFailure(OperationFailureBody failure)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"operation {failure.Index}, {failure.Item}: {failure.Reason}");
        if (failure.Expected is { } expected)
            text += $", expected {Cells.Json(expected)}";
        if (failure.Actual is { } actual)
            text += string.Create(CultureInfo.InvariantCulture, $", found version {actual.Version}")
                + (actual.Value is { } value ? $" {Cells.Json(value)}" : "");
        if (failure.Holder is { } holder)
            text += $", held by {holder} for {Cells.Ms(failure.HeldForMs)}";
        return text;
    }

    /// <summary>What stands before the host answers without a problem document.</summary>
    static string Title(int status) => status switch
    {
        401 => "The host refused the key (401). Set COORDINATOR_KEY, or give --key-file or --key-stdin.",
        403 => "The host refused the caller (403).",
        < 300 => $"The host answered {Cells.Number(status)}, but not as this API does. Is the address right?",
        _ => string.Create(CultureInfo.InvariantCulture, $"The host answered {status} and gave no reason."),
    };

    static IEnumerable<string> Given(string? text, Func<string, string> line) => text is null ? [] : [line(text)];
}
