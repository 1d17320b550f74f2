using System.Reflection;
using Coordinator.Local.Runtime.Durable.Execution;

namespace Microsoft.DurableTask;

/// <summary>How a task failed.</summary>
/// <param name="ErrorType">The exception's type with its namespace.</param>
/// <param name="ErrorMessage">Its message.</param>
/// <param name="StackTrace">Where it was thrown.</param>
/// <param name="InnerFailure">
/// Its cause. A task that failed inside another orchestration is found here, below a <see cref="TaskFailedException"/>.
/// </param>
/// <param name="Properties">More of it; null here, where nothing provides them.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    /// <summary>The details of an exception and its causes.</summary>
    /// <param name="exception">The exception.</param>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var cause = exception switch
        {
            TaskFailedException failed => failed.FailureDetails,
            { InnerException: { } inner } => FromException(inner),
            _ => null,
        };
        return new TaskFailureDetails(
            exception.GetType().ToString(), exception.Message, exception.StackTrace, cause, Properties: null);
    }

    /// <summary>Whether the exception was one of a type or derived from it. Causes are not looked at.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    /// <summary>Whether the exception was one of a type or derived from it. Causes are not looked at.</summary>
    /// <param name="targetBaseExceptionType">The type.</param>
    /// <returns>False also when the exception's type is not known in this process.</returns>
    /// <exception cref="ArgumentException">It is no type of exceptions.</exception>
    /// <exception cref="AmbiguousMatchException">Several assemblies have a type of that name.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!targetBaseExceptionType.IsAssignableTo(typeof(Exception)))
            throw new ArgumentException($"{targetBaseExceptionType} is no exception.", nameof(targetBaseExceptionType));
        var thrown = ExceptionTypes.Find(ErrorType, targetBaseExceptionType.Assembly);
        return thrown is not null && targetBaseExceptionType.IsAssignableFrom(thrown);
    }

    /// <summary>Type and message.</summary>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";
}
