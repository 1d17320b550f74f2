namespace Coordinator.EndToEnd.Tests.Tour;

/// <summary>One step of a document: a line of curl, and the answer that stands below it.</summary>
/// <param name="Command">The line.</param>
/// <param name="Status">The HTTP status after the block's language.</param>
/// <param name="Headers">Headers that the answer has, among others; <c>…</c> stands for any value.</param>
/// <param name="Answer">The JSON of the block; nothing for an answer without a body.</param>
sealed record TourStep(
    string Command, int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, string Answer);
