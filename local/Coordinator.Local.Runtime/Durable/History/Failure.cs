using Microsoft.DurableTask;

namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>How something failed, as it is stored.</summary>
/// <param name="Type">The exception's type.</param>
/// <param name="Message">Its message.</param>
/// <param name="Stack">Where it was thrown.</param>
/// <param name="Inner">Its cause.</param>
/// <param name="Final">Whether a retry cannot help: there is no such task.</param>
sealed record Failure(string Type, string Message, string? Stack = null, Failure? Inner = null, bool Final = false)
{
    const int MessageLengthMax = 4000;
    const int StackLengthMax = 4000;
    const int DepthMax = 8;

    public static Failure Of(Exception error) => Of(TaskFailureDetails.FromException(error));

    public static Failure Of(TaskFailureDetails details) => Of(details, DepthMax);

    public TaskFailureDetails ToDetails() => new(Type, Message, Stack, Inner?.ToDetails(), Properties: null);

    /// <summary>Bounded: a failure travels in messages and stays in rows.</summary>
    static Failure Of(TaskFailureDetails details, int depth) => new(
        details.ErrorType,
        Cut(details.ErrorMessage, MessageLengthMax)!,
        Cut(details.StackTrace, StackLengthMax),
        details.InnerFailure is { } inner && depth > 0 ? Of(inner, depth - 1) : null);

    static string? Cut(string? text, int length) => text?.Length > length ? text[..length] + '…' : text;
}
