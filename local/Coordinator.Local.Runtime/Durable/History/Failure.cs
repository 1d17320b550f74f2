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
    const int DepthMax = 8;

    // Together, whatever the depth: a failure travels in a message, where a letter may take six characters.
    const int MessagesLengthMax = 4000;
    const int StacksLengthMax = 2000;

    public static Failure Of(Exception error) => Of(TaskFailureDetails.FromException(error));

    /// <summary>Takes over what was thrown, cut to what can be stored.</summary>
    public static Failure Of(TaskFailureDetails details) => Of(details, MessagesLengthMax, StacksLengthMax, DepthMax);

    public TaskFailureDetails ToDetails() => new(Type, Message, Stack, Inner?.ToDetails(), Properties: null);

    /// <summary>Each level may take half of what is left, so that something is left for those below.</summary>
    static Failure Of(TaskFailureDetails details, int messages, int stacks, int depth)
    {
        var inner = depth > 0 ? details.InnerFailure : null;
        var message = Cut(details.ErrorMessage, inner is null ? messages : messages / 2)!;
        var stack = Cut(details.StackTrace, inner is null ? stacks : stacks / 2);
        return new Failure(
            details.ErrorType,
            message,
            stack,
            inner is null ? null : Of(inner, messages - message.Length, stacks - (stack?.Length ?? 0), depth - 1));
    }

    static string? Cut(string? text, int length) =>
        text?.Length > length ? text[..Math.Max(0, length - 1)] + '…' : text;
}
