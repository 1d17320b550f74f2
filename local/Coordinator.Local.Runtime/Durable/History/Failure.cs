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
    public static Failure Of(Exception error) => Of(TaskFailureDetails.FromException(error));

    public static Failure Of(TaskFailureDetails details) => new(
        details.ErrorType,
        details.ErrorMessage,
        details.StackTrace,
        details.InnerFailure is { } inner ? Of(inner) : null);

    public TaskFailureDetails ToDetails() => new(Type, Message, Stack, Inner?.ToDetails(), Properties: null);
}
