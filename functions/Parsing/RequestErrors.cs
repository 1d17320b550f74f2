using Coordinator.Contracts.Problems;
using Coordinator.Functions.Answers;

namespace Coordinator.Functions.Parsing;

/// <summary>
/// What is wrong with a request, by place: a JSON pointer into the body, a header's name, or <c>?name</c> for a query
/// parameter. All of it is collected, so that a caller mends a request once and not once per mistake.
/// </summary>
sealed class RequestErrors
{
    /// <summary>A hostile request must not get an answer many times its size.</summary>
    const int PlacesMax = 100;

    /// <summary>Characters of one place. The names in a body are as long as its sender likes.</summary>
    const int PlaceCharsMax = 512;

    readonly OrderedDictionary<string, string> _messages = [];
    bool _hasOtherThanSize;

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => _messages.Count == 0;

    /// <summary>Whether no more will be told, so that there is no use in looking for more.</summary>
    public bool IsFull => _messages.Count >= PlacesMax;

    /// <summary>How many places are wrong.</summary>
    public int Count => _messages.Count;

    /// <summary>Notes a mistake; the first at a place is kept.</summary>
    public void Add(string place, string message)
    {
        _hasOtherThanSize = true;
        Note(place, message);
    }

    /// <summary>
    /// Notes that something is larger than allowed. If nothing else is wrong, the answer is 413 instead of 400.
    /// </summary>
    public void AddTooLarge(string place, string message) => Note(place, message);

    /// <summary>The problem document of all that was noted.</summary>
    public Problem ToProblem() => _hasOtherThanSize ? ProblemOf.Invalid(_messages) : ProblemOf.TooLarge(_messages);

    void Note(string place, string message)
    {
        if (!IsFull)
            _messages.TryAdd(JsonPointer.Cut(place, PlaceCharsMax), message);
    }
}
