using System.Runtime.ExceptionServices;
using Coordinator.Contracts.Problems;

namespace Coordinator.Client.Http;

/// <summary>
/// Remembers, while a write is repeated, that one of its tries may have done it. From then on an answer such as "busy"
/// or "who are you?" tells of its own try only, and must not pass for the end of the write.
/// </summary>
/// <typeparam name="T">The answer's type.</typeparam>
sealed class Doubt<T>
    where T : class, IAnswer
{
    const int NoContent = 204;

    T? _answer;
    ExceptionDispatchInfo? _fault;

    /// <summary>Sends once, and takes note of what that leaves open.</summary>
    /// <param name="send">Sends.</param>
    /// <param name="cancellation">What the caller can cancel by.</param>
    public async Task<T> WatchAsync(Func<Task<T>> send, CancellationToken cancellation)
    {
        try
        {
            var answer = await send();
            Note(answer);
            return answer;
        }
        catch (Exception fault) when (Faults.IsOfTransport(fault, cancellation))
        {
            (_answer, _fault) = (null, ExceptionDispatchInfo.Capture(fault));
            throw;
        }
    }

    /// <summary>What to tell of all tries: the last answer if it settles the write, else what left it open.</summary>
    /// <param name="last">The last answer.</param>
    public T Judge(T last)
    {
        if (Settles(last))
            return last;
        _fault?.Throw();
        return _answer ?? last;
    }

    /// <summary>Done, finally aborted, or an id that belongs to another request: nothing changes that.</summary>
    static bool Settles(IAnswer answer)
    {
        if (answer.HasValue || answer.Status == NoContent)
            return true;
        return answer.Problem?.Type is ProblemTypes.PreconditionFailed or ProblemTypes.NotFound
                or ProblemTypes.IdempotencyMismatch
            || (OutcomeOf(answer) == Outcome.Aborted && answer.Problem!.Retryable != true);
    }

    static Outcome OutcomeOf(IAnswer answer) => Wire.OutcomeOf(answer.Status, answer.Problem);

    /// <summary>An abort that may be repeated leaves the id open, but it does not undo an earlier doubt.</summary>
    void Note(T answer)
    {
        var outcome = OutcomeOf(answer);
        var isInDoubt = _fault is not null || (_answer is not null && OutcomeOf(_answer) == Outcome.InDoubt);
        if (outcome == Outcome.InDoubt || (outcome == Outcome.Aborted && !isInDoubt))
            (_answer, _fault) = (answer, null);
    }
}
