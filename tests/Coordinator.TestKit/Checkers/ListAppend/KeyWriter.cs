namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>Who appended a value.</summary>
/// <param name="Writer">Its place in the history.</param>
/// <param name="Status">What is known of it.</param>
/// <param name="Number">The append's place in it.</param>
/// <param name="IsFinal">Whether it is its last append to this list.</param>
readonly record struct KeyWriter(int Writer, CompletionStatus Status, int Number, bool IsFinal)
{
    /// <summary>Whether it may have happened.</summary>
    public bool MayHaveHappened => Status != CompletionStatus.Fail;
}
